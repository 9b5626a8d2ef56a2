import { DataFactory, Parser, Writer, type Literal, type NamedNode, type Quad } from 'n3';
import jsonld from 'jsonld';
import { slugify, slugPattern } from '../lib/slug.ts';
import { tagSchemes } from '../tags/schemas.ts';
import type { Concept, FileFault, ParsedVocabulary, Scheme, StoredConcept } from './concept.ts';
import { lastPart, namespaces, type Addresses } from './names.ts';

const namedNode = (address: string): NamedNode => DataFactory.namedNode(address);
const literal = (value: string, kind?: string | NamedNode): Literal => DataFactory.literal(value, kind);
const quad = (subject: NamedNode, predicate: NamedNode, object: NamedNode | Literal): Quad =>
  DataFactory.quad(subject, predicate, object);
const { skos, dct, owl, rdf, xsd, kb } = namespaces;

/** The statements of a vocabulary, in one order. Merged concepts keep their address and say what replaces them. */
function statements(concepts: readonly StoredConcept[], addresses: Addresses): Quad[] {
  const quads: Quad[] = [];
  const schemes = [...new Set(concepts.map(({ scheme }) => scheme))].sort();
  for (const scheme of schemes) {
    quads.push(
      quad(namedNode(addresses.scheme(scheme)), namedNode(`${rdf}type`), namedNode(`${skos}ConceptScheme`)),
    );
  }
  for (const concept of concepts) quads.push(...conceptStatements(concept, addresses));
  return quads;
}

function conceptStatements(concept: StoredConcept, addresses: Addresses): Quad[] {
  const subject = namedNode(addresses.concept(concept.slug));
  const text = (name: string, values: readonly (string | null)[]) =>
    values.flatMap((value) => (value === null ? [] : [quad(subject, namedNode(name), literal(value, 'en'))]));
  const links = (name: string, slugs: readonly string[]) =>
    slugs.map((slug) => quad(subject, namedNode(name), namedNode(addresses.concept(slug))));
  const plain = (name: string, value: string) => quad(subject, namedNode(name), literal(value));
  const typed = (name: string, value: string, type: string) =>
    quad(subject, namedNode(name), literal(value, namedNode(`${xsd}${type}`)));
  const { status, mergedInto } = concept;
  return [
    quad(subject, namedNode(`${rdf}type`), namedNode(`${skos}Concept`)),
    quad(subject, namedNode(`${skos}inScheme`), namedNode(addresses.scheme(concept.scheme))),
    plain(`${skos}notation`, concept.slug),
    ...text(`${skos}prefLabel`, [concept.label]),
    ...text(`${skos}altLabel`, concept.aliases),
    ...text(`${skos}hiddenLabel`, concept.hiddenLabels),
    ...text(`${skos}definition`, [concept.definition]),
    ...text(`${skos}scopeNote`, [concept.scopeNote]),
    ...links(`${skos}broader`, concept.broader),
    ...links(`${skos}related`, concept.related),
    typed(`${kb}position`, String(concept.position), 'integer'),
    ...(status === 'proposed' ? [plain(`${kb}status`, 'proposed')] : []),
    ...(status === 'merged' || status === 'retired' ? [typed(`${owl}deprecated`, 'true', 'boolean')] : []),
    ...(mergedInto === null ? [] : links(`${dct}isReplacedBy`, [mergedInto])),
  ];
}

/** SKOS as Turtle (RDF 1.1): the same concepts give the same bytes. */
export function writeTurtle(concepts: readonly StoredConcept[], addresses: Addresses): Promise<string> {
  const { skos, dct, owl, xsd, kb } = namespaces;
  const writer = new Writer({ prefixes: { skos, dct, owl, xsd, kb } });
  for (const statement of statements(concepts, addresses)) writer.addQuad(statement);
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

/** SKOS as JSON-LD 1.1, with the context in the file. */
export function writeJsonLd(concepts: readonly StoredConcept[], addresses: Addresses): string {
  const inEnglish = (value: string) => ({ '@value': value, '@language': 'en' });
  const graph = [
    ...[...new Set(concepts.map(({ scheme }) => scheme))]
      .sort()
      .map((scheme) => ({ '@id': addresses.scheme(scheme), '@type': 'skos:ConceptScheme' })),
    ...concepts.map((concept) => ({
      '@id': addresses.concept(concept.slug),
      '@type': 'skos:Concept',
      'skos:inScheme': { '@id': addresses.scheme(concept.scheme) },
      'skos:notation': concept.slug,
      'skos:prefLabel': inEnglish(concept.label),
      ...some('skos:altLabel', concept.aliases.map(inEnglish)),
      ...some('skos:hiddenLabel', concept.hiddenLabels.map(inEnglish)),
      ...(concept.definition !== null && { 'skos:definition': inEnglish(concept.definition) }),
      ...(concept.scopeNote !== null && { 'skos:scopeNote': inEnglish(concept.scopeNote) }),
      ...some(
        'skos:broader',
        concept.broader.map((slug) => ({ '@id': addresses.concept(slug) })),
      ),
      ...some(
        'skos:related',
        concept.related.map((slug) => ({ '@id': addresses.concept(slug) })),
      ),
      'kb:position': concept.position,
      ...(concept.status === 'proposed' && { 'kb:status': 'proposed' }),
      ...((concept.status === 'merged' || concept.status === 'retired') && { 'owl:deprecated': true }),
      ...(concept.mergedInto !== null && {
        'dct:isReplacedBy': { '@id': addresses.concept(concept.mergedInto) },
      }),
    })),
  ];
  const { skos, dct, owl, kb } = namespaces;
  return `${JSON.stringify({ '@context': { skos, dct, owl, kb }, '@graph': graph }, null, 2)}\n`;
}

const some = <T>(name: string, values: T[]): Record<string, T[]> =>
  values.length === 0 ? {} : { [name]: values };

export function parseTurtle(text: string, defaultScheme: Scheme | undefined): ParsedVocabulary {
  try {
    return readConcepts(new Parser().parse(text), defaultScheme);
  } catch (error) {
    return { concepts: [], faults: [{ where: 'file', detail: `This is not Turtle: ${messageOf(error)}` }] };
  }
}

/** Contexts are read from the file alone: nothing is fetched. */
export async function parseJsonLd(
  text: string,
  defaultScheme: Scheme | undefined,
): Promise<ParsedVocabulary> {
  let elsewhere: string | undefined;
  const documentLoader = (url: string): Promise<never> => {
    elsewhere = url;
    return Promise.reject(new Error('not fetched'));
  };
  try {
    const document = JSON.parse(text) as jsonld.JsonLdDocument;
    const quads = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader });
    return readConcepts(new Parser({ format: 'N-Quads' }).parse(quads as unknown as string), defaultScheme);
  } catch (error) {
    const detail =
      elsewhere === undefined
        ? `This is not JSON-LD: ${messageOf(error)}`
        : `It has its context at ${elsewhere}, which is not fetched: put the context into the file.`;
    return { concepts: [], faults: [{ where: 'file', detail }] };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function readConcepts(quads: readonly Quad[], defaultScheme: Scheme | undefined): ParsedVocabulary {
  const bySubject = new Map<string, Quad[]>();
  for (const one of quads)
    bySubject.set(one.subject.value, [...(bySubject.get(one.subject.value) ?? []), one]);
  const faults: FileFault[] = [];
  const slugs = new Map<string, string>();
  for (const [subject, own] of bySubject) {
    if (!isConcept(own)) continue;
    const notation = valuesOf(own, `${skos}notation`).find((value) => slugPattern.test(value));
    slugs.set(subject, notation ?? slugify(lastPart(decodeURIComponent(subject))));
  }
  const concepts = [...slugs].flatMap(([subject, slug]) => {
    const concept = readConcept(bySubject.get(subject) ?? [], slug, slugs, defaultScheme);
    if ('detail' in concept) faults.push({ where: subject, detail: concept.detail });
    return 'detail' in concept ? [] : [concept];
  });
  if (slugs.size === 0) faults.push({ where: 'file', detail: 'There is no skos:Concept in it.' });
  return { concepts, faults };
}

const isConcept = (quads: readonly Quad[]): boolean =>
  quads.some(
    ({ predicate, object }) => predicate.value === `${rdf}type` && object.value === `${skos}Concept`,
  );

const valuesOf = (quads: readonly Quad[], name: string): string[] =>
  quads.filter(({ predicate }) => predicate.value === name).map(({ object }) => object.value);

/** Labels in English or in no language; other languages are left where they are. */
const labelsOf = (quads: readonly Quad[], name: string): string[] =>
  quads.flatMap(({ predicate, object }) => {
    const ours = object.termType === 'Literal' && /^(en(-.*)?)?$/i.test(object.language);
    return predicate.value === name && ours ? [object.value] : [];
  });

function readConcept(
  own: readonly Quad[],
  slug: string,
  slugs: ReadonlyMap<string, string>,
  defaultScheme: Scheme | undefined,
): Concept | { detail: string } {
  const [label, ...others] = labelsOf(own, `${skos}prefLabel`);
  if (label === undefined) return { detail: 'It has no skos:prefLabel in English.' };
  if (others.length > 0) return { detail: 'It has several skos:prefLabel in one language.' };
  const named = new Set(valuesOf(own, `${skos}inScheme`).map(lastPart));
  const scheme = tagSchemes.find((one) => named.has(one)) ?? defaultScheme;
  if (scheme === undefined) {
    return {
      detail: `Its skos:inScheme is none of ${tagSchemes.join(', ')}: name the scheme to read it into.`,
    };
  }
  const linked = (name: string): string[] =>
    valuesOf(own, name).map((address) => slugs.get(address) ?? slugify(lastPart(address)));
  const deprecated = valuesOf(own, `${owl}deprecated`).includes('true');
  const [mergedInto = null] = linked(`${dct}isReplacedBy`);
  const [position] = valuesOf(own, `${kb}position`).map(Number);
  const proposed = valuesOf(own, `${kb}status`).includes('proposed');
  return {
    slug,
    scheme,
    label,
    aliases: labelsOf(own, `${skos}altLabel`).sort(),
    hiddenLabels: labelsOf(own, `${skos}hiddenLabel`).sort(),
    definition: labelsOf(own, `${skos}definition`)[0] ?? null,
    scopeNote: labelsOf(own, `${skos}scopeNote`)[0] ?? null,
    broader: linked(`${skos}broader`).sort(),
    related: linked(`${skos}related`).sort(),
    status: deprecated ? (mergedInto === null ? 'retired' : 'merged') : proposed ? 'proposed' : 'active',
    mergedInto: deprecated ? mergedInto : null,
    ...(position !== undefined && Number.isInteger(position) && { position }),
  };
}
