import type { InsightRow } from '../insights/repository.ts';
import { isoInstant } from '../lib/instants.ts';
import { noteAddress, versionTextAddress } from '../notes/addresses.ts';

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';
export const annotationMediaType = `application/ld+json; profile="${annotationContext}"`;
export const annotationsPerPage = 100;

/**
 * An insight in the Web Annotation Data Model (W3C): its themes and statement are said of a passage of an immutable
 * text, which two selectors name, by its words and by its positions in code points.
 */
export function presentAnnotation(row: InsightRow, base: string) {
  const themes = row.themes.map(({ slug }) => ({
    type: 'SpecificResource',
    purpose: 'classifying',
    source: `${base}/v1/themes/${slug}`,
  }));
  return {
    id: `${base}/v1/insights/${row.id}/annotation`,
    type: 'Annotation',
    motivation: themes.length > 0 ? 'classifying' : 'describing',
    created: isoInstant(row.createdAt),
    modified: isoInstant(row.updatedAt),
    ...(isAddress(row.licence) && { rights: row.licence }),
    body: [
      ...themes,
      { type: 'TextualBody', purpose: 'describing', language: row.language, value: row.statement },
    ],
    target: {
      type: 'SpecificResource',
      source: base + versionTextAddress(row.noteSlug, row.versionNumber),
      scope: base + noteAddress(row.noteSlug),
      selector: [
        { type: 'TextQuoteSelector', exact: row.exact, prefix: row.prefix, suffix: row.suffix },
        { type: 'TextPositionSelector', start: row.start, end: row.end },
      ],
    },
  };
}

/** `rights` is an address in the model; a licence that is only named is not. */
const isAddress = (licence: string | null): licence is string =>
  licence !== null && /^https?:/.test(licence) && URL.canParse(licence);

interface Annotated {
  slug: string;
  title: string;
  rows: readonly InsightRow[];
}

/** All annotations of a note, the first page among them. */
export const presentCollection = (note: Annotated, base: string): object => ({
  '@context': annotationContext,
  id: collectionAddress(note, base),
  type: 'AnnotationCollection',
  label: note.title,
  total: note.rows.length,
  ...(note.rows.length > 0 && {
    first: pageOf(note, 0, base),
    last: pageAddress(note, lastPage(note), base),
  }),
});

/** Some of them, or null where there is no such page. */
export const presentPage = (note: Annotated, page: number, base: string): object | null =>
  page > lastPage(note)
    ? null
    : { '@context': annotationContext, ...pageOf(note, page, base), partOf: collectionAddress(note, base) };

const pageOf = (note: Annotated, page: number, base: string) => ({
  id: pageAddress(note, page, base),
  type: 'AnnotationPage',
  startIndex: page * annotationsPerPage,
  items: note.rows
    .slice(page * annotationsPerPage, (page + 1) * annotationsPerPage)
    .map((row) => presentAnnotation(row, base)),
  ...(page > 0 && { prev: pageAddress(note, page - 1, base) }),
  ...(page < lastPage(note) && { next: pageAddress(note, page + 1, base) }),
});

const lastPage = ({ rows }: Annotated): number =>
  Math.max(0, Math.ceil(rows.length / annotationsPerPage) - 1);

const collectionAddress = ({ slug }: Annotated, base: string): string =>
  `${base}${noteAddress(slug)}/annotations`;
const pageAddress = (note: Annotated, page: number, base: string): string =>
  `${collectionAddress(note, base)}?page=${page}`;
