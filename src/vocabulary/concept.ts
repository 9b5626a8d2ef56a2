import type { tagSchemes } from '../tags/schemas.ts';

export type Scheme = (typeof tagSchemes)[number];

/** A term as files carry it. Relations are slugs; members that a file does not speak of are undefined. */
export interface Concept {
  slug: string;
  scheme: Scheme;
  label: string;
  aliases?: string[];
  hiddenLabels?: string[];
  definition?: string | null;
  scopeNote?: string | null;
  position?: number;
  broader?: string[];
  related?: string[];
  status?: 'active' | 'proposed' | 'retired' | 'merged';
  mergedInto?: string | null;
}

/** A term as the knowledge base holds it: every member is there. */
export type StoredConcept = Required<Concept> & { id: string; version: number; labelKey: string };

/** What is wrong with a file; `where` is a line or a concept. */
export interface FileFault {
  where: string;
  detail: string;
}

export interface ParsedVocabulary {
  concepts: Concept[];
  faults: FileFault[];
}

export const formats = ['ttl', 'jsonld', 'csv'] as const;
export type Format = (typeof formats)[number];

/** What can be read: codebooks of REFI-QDA too, which are written at an address of their own. */
export const readFormats = [...formats, 'qdc'] as const;
export type ReadFormat = (typeof readFormats)[number];

export const mediaTypes: Record<Format, string> = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};
