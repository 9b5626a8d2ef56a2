import { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { format } from '../http/negotiation.ts';
import { PageInfo } from '../http/pagination.ts';
import { calendarDate, cursor, limit, listOf, oneOf, Slug, slugs, tagFilters, words } from '../http/query.ts';
import { NoteReference } from '../notes/reference.ts';
import { TagReference, ThemeReference } from '../tags/schemas.ts';

export const insightStatuses = ['suggested', 'accepted', 'rejected'] as const;

export const ExampleReference = z.object({ slug: Slug, name: z.string() }).meta({ id: 'ExampleReference' });

export const Evidence = z
  .object({
    exact: z.string().describe('The quotation: the slice of the version’s text from start to end, verbatim.'),
    prefix: z.string().describe('The text just before it, up to 32 code points.'),
    suffix: z.string().describe('The text just after it, up to 32 code points.'),
    start: z.int().min(0).describe('First position, in Unicode code points from 0.'),
    end: z.int().min(1).describe('Position after the last, in Unicode code points.'),
    version: z.int().min(1).describe('The number of the note’s version that it is a slice of.'),
    textUrl: z.string().describe('Where that version’s text is, as text/plain.'),
  })
  .meta({ id: 'Evidence', description: 'A passage, as in the W3C Web Annotation Data Model.' });

export const Attribution = z
  .object({
    licence: z.string().nullable(),
    attribution: z.string().nullable(),
    sourceUrl: z.string().nullable(),
  })
  .meta({ id: 'Attribution', description: 'What to say when quoting. Null where it is not known.' });

export const Reason = z
  .object({
    cue: z.string(),
    weight: z.number(),
    start: z.int().optional(),
    end: z.int().optional(),
  })
  .meta({ id: 'Reason', description: 'Why it was suggested. Positions are code points into the version.' });

const members = {
  id: z.uuid(),
  url: z.string(),
  statement: z.string().describe('The statement worth quoting.'),
  kind: z.enum(insightKinds),
  status: z.enum(insightStatuses),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('How sure the extractor was; null where a person made it.'),
  source: z
    .string()
    .describe(
      'Who proposed it: an extractor with its version, `refi-qda` for a coding brought in, or `human`.',
    ),
  evidence: Evidence,
  note: NoteReference,
  themes: z.array(ThemeReference),
  tags: z.array(TagReference).describe('Tags of the other vocabularies.'),
  examples: z.array(ExampleReference).describe('Examples that the passage names.'),
  attribution: Attribution,
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
const optionalMembers = { reasons: z.array(Reason) };

/** Members that a reader gets without asking; `reasons` only when named in `fields`. */
export const insightFields = [...Object.keys(members), ...Object.keys(optionalMembers)] as (
  keyof typeof members | keyof typeof optionalMembers
)[];

export const Insight = z
  .object({ ...members, ...optionalMembers })
  .partial()
  .required({ id: true })
  .meta({ id: 'Insight', description: 'A statement worth quoting, tied to the passage it comes from.' });
export type Insight = z.infer<typeof Insight>;

export const insightFacets = ['theme', 'tag', 'example', 'kind', 'series', 'note'] as const;
export type InsightFacet = (typeof insightFacets)[number];

export const FacetValue = z
  .object({ value: z.string(), label: z.string(), count: z.int() })
  .meta({ id: 'FacetValue' });
export type FacetValue = z.infer<typeof FacetValue>;

export const Facets = z
  .record(z.string(), z.array(FacetValue))
  .describe('Counts for each facet asked for; a facet ignores its own filter and keeps what is selected.');

export const InsightResponse = z.object({ data: Insight });
export const InsightListResponse = z.object({
  data: z.array(Insight),
  page: PageInfo,
  facets: Facets.optional(),
});

const insightSorts = ['-createdAt', 'createdAt', '-confidence', 'position'] as const;
export type InsightSort = (typeof insightSorts)[number];

const fields = listOf(insightFields, 'Only these members.').optional();

/** Filters that lists of insights and search share. */
export const insightFilters = {
  ...tagFilters('theme', 'themes'),
  ...tagFilters('tag', 'tags'),
  ...tagFilters('example', 'examples'),
  kind: listOf(insightKinds, 'Only of these kinds.').optional(),
  series: slugs('Only from notes of these series.').optional(),
  from: calendarDate('Only from meetings held on or after this day.'),
  to: calendarDate('Only from meetings held on or before this day.'),
};

/** What lists and exports filter by, besides the note. */
const selection = {
  ...insightFilters,
  q: words('Only insights whose statement has these words.'),
  status: oneOf(
    insightStatuses,
    'For curators: suggested or rejected ones instead of the accepted.',
  ).optional(),
};

const note = slugs('Only from these notes.').optional();
const sort = oneOf(insightSorts, 'Order; a minus sign turns it round. `position` is reading order.');

const listParameters = {
  ...selection,
  fields,
  facets: listOf(insightFacets, 'Counts beside the list.').optional(),
  limit,
  cursor,
};

export const ListInsightsQuery = z.strictObject({
  ...listParameters,
  note,
  sort: sort.default('-createdAt'),
});
export type ListInsightsQuery = z.infer<typeof ListInsightsQuery>;

export const ListNoteInsightsQuery = z.strictObject({
  ...listParameters,
  sort: sort.default('position'),
});

export const ExportInsightsQuery = z.strictObject({ ...selection, note, sort: sort.default('position') });
export type ExportInsightsQuery = z.infer<typeof ExportInsightsQuery>;

/** A project has one order: that of the texts. */
export const ExportProjectQuery = z.strictObject({
  ...selection,
  note,
  newline: oneOf(
    ['lf', 'crlf'],
    'Line ends of the text files, which positions count: `lf` unless asked otherwise.',
  ).optional(),
});
export type ExportProjectQuery = z.infer<typeof ExportProjectQuery>;

export const insightRepresentations = [
  'application/json',
  'text/html',
  'text/markdown',
  'application/ld+json',
] as const;

export const OneInsightQuery = z.strictObject({ fields, format: format(insightRepresentations) });
