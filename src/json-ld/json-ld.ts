import type { Insight } from '../insights/schemas.ts';
import type { Note } from '../notes/schemas.ts';
import type { Tag } from '../tags/schemas.ts';

/** schema.org in JSON-LD. What is not known is left out. */
type JsonLd = Record<string, unknown>;

const context = 'https://schema.org';

const known = (members: JsonLd): JsonLd =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));

const isAddress = (text: string | null | undefined): boolean => /^https?:\/\//.test(text ?? '');

/** Licences are addresses in schema.org; one that is only named is said as it stands. */
const rights = (attribution: Note['attribution']): JsonLd => ({
  creditText: attribution?.attribution,
  ...(isAddress(attribution?.licence)
    ? { license: attribution?.licence }
    : { copyrightNotice: attribution?.licence }),
});

/** A note as an Article. `base`: where the knowledge base answers, without a slash at the end. */
export const articleJsonLd = (note: Note, base: string): JsonLd => ({
  '@context': context,
  ...known({
    '@type': 'Article',
    '@id': `${base}${note.url}`,
    url: `${base}/notes/${note.slug}`,
    headline: note.title,
    inLanguage: note.language,
    datePublished: note.publishedAt,
    dateModified: note.updatedAt,
    temporalCoverage: heldOn(note),
    isBasedOn: note.attribution?.sourceUrl,
    isPartOf: note.series && known({ '@type': 'CreativeWorkSeries', name: note.series.title }),
    position: note.series?.number,
    about: note.themes?.map((theme) => termReference(theme, base)),
    ...rights(note.attribution),
  }),
});

/** No finer than it is known: `2024`, `2024-05` or `2024-05-03`. */
const heldOn = ({ heldOn: date, heldOnPrecision: precision }: Note): string | null =>
  date?.slice(0, { year: 4, month: 7, day: 10 }[precision ?? 'day']) ?? null;

/** An insight as a Quotation of its note. */
export const quotationJsonLd = (insight: Insight, base: string): JsonLd => ({
  '@context': context,
  ...known({
    '@type': 'Quotation',
    '@id': `${base}${insight.url}`,
    url: `${base}${insight.url}`,
    text: insight.evidence?.exact,
    abstract: insight.statement,
    isPartOf: insight.note && {
      '@type': 'Article',
      '@id': `${base}${insight.note.url}`,
      headline: insight.note.title,
    },
    isBasedOn: insight.attribution?.sourceUrl,
    about: insight.themes?.map((theme) => termReference(theme, base)),
    dateCreated: insight.createdAt,
    dateModified: insight.updatedAt,
    ...rights(insight.attribution),
  }),
});

/** A theme or tag as a DefinedTerm of its vocabulary. */
export const termJsonLd = (tag: Tag, base: string): JsonLd => ({
  '@context': context,
  ...known({
    ...termReference({ slug: tag.slug, label: tag.label ?? tag.slug }, base, tag.scheme),
    termCode: tag.slug,
    description: tag.definition,
    alternateName: tag.aliases?.length ? tag.aliases : null,
    inDefinedTermSet: {
      '@type': 'DefinedTermSet',
      '@id': `${base}/v1/tags?scheme=${tag.scheme}`,
      name: tag.scheme,
    },
  }),
});

const termReference = (
  { slug, label }: { slug: string; label: string },
  base: string,
  scheme: Tag['scheme'] = 'theme',
): JsonLd => ({
  '@type': 'DefinedTerm',
  '@id': `${base}/v1/${scheme === 'theme' ? 'themes' : 'tags'}/${slug}`,
  ...(scheme === 'theme' && { url: `${base}/themes/${slug}` }),
  name: label,
});

/** For a script element: "<" is escaped, so that nothing in it can end the element. */
export const jsonLdText = (value: object): string =>
  JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
