/** Namespaces of SKOS files (W3C SKOS reference, Dublin Core terms, OWL), and one for what they have no word for. */
export const namespaces = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  kb: 'urn:leadership-knowledge-base:terms#',
} as const;

export interface Addresses {
  concept(slug: string): string;
  scheme(scheme: string): string;
}

/** Below the public address where there is one: it answers, and redirects for ever. Otherwise names only. */
export function addressesBelow(publicUrl: string | undefined): Addresses {
  const base = publicUrl?.replace(/(?<!\/)\/+$/, '');
  if (base === undefined || base === '') {
    return {
      concept: (slug) => `urn:leadership-knowledge-base:tag:${slug}`,
      scheme: (scheme) => `urn:leadership-knowledge-base:scheme:${scheme}`,
    };
  }
  return {
    concept: (slug) => `${base}/v1/tags/${slug}`,
    scheme: (scheme) => `${base}/v1/tags?scheme=${scheme}`,
  };
}

/** The last part of an address: what names the thing within its namespace. */
export const lastPart = (address: string): string => address.split(/[/#:=]/).at(-1) ?? address;
