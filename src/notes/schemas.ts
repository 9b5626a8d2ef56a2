import { z } from 'zod';
import { format } from '../http/negotiation.ts';
import { PageInfo } from '../http/pagination.ts';
import {
  calendarDate,
  cursor,
  day,
  limit,
  listOf,
  oneOf,
  Slug,
  slugs,
  tagFilters,
  words,
} from '../http/query.ts';
import { languageTag, line, noteText, webAddress } from '../http/text-input.ts';
import { Attribution, ExampleReference, Facets, Insight, insightFields } from '../insights/schemas.ts';
import { Receipt } from '../outbox/schemas.ts';
import { TagReference } from '../tags/schemas.ts';

export const sectionKinds = [
  'summary',
  'detail',
  'discussion',
  'questions',
  'next-meeting',
  'actions',
  'other',
] as const;
const blockTypes = ['paragraph', 'item', 'heading', 'table-row'] as const;
export const extractionStates = ['pending', 'done', 'failed'] as const;
const statuses = ['draft', 'published', 'archived'] as const;

const Block = z
  .object({
    type: z.enum(blockTypes),
    start: z.int().describe('Code points into the version’s text.'),
    end: z.int(),
    level: z.int().optional(),
    text: z.string().describe('The slice from start to end, verbatim.'),
  })
  .meta({ id: 'Block' });

export const Section = z
  .object({
    kind: z.enum(sectionKinds),
    heading: z.string().nullable(),
    position: z.int(),
    start: z.int(),
    end: z.int(),
    blocks: z.array(Block),
  })
  .meta({ id: 'Section', description: 'A part of the current version.' });

const Neighbour = z
  .object({
    title: z.string(),
    slug: Slug.nullable().describe('Null while no note of that title is here.'),
    url: z.string().nullable(),
  })
  .meta({ id: 'Neighbour' });

const Series = z.object({ slug: Slug, title: z.string(), number: z.int().nullable() }).meta({ id: 'Series' });

const ThemeCount = z
  .object({ slug: Slug, label: z.string(), insightCount: z.int() })
  .meta({ id: 'ThemeCount' });

export const noteMembers = {
  id: z.uuid(),
  url: z.string(),
  slug: Slug,
  title: z.string(),
  series: Series.nullable(),
  heldOn: z.iso
    .date()
    .nullable()
    .describe('When the meeting was held; null where the note does not say in full.'),
  heldOnPrecision: z.enum(['day', 'month', 'year']).nullable(),
  nextMeeting: z.string().nullable().describe('What the note says of the next meeting, as text.'),
  speakers: z.array(z.string()),
  previous: Neighbour.nullable(),
  next: Neighbour.nullable(),
  language: z.string(),
  status: z.enum(['draft', 'published', 'archived', 'taken-down']),
  attribution: Attribution,
  themes: z.array(ThemeCount).describe('Themes of its accepted insights.'),
  tags: z.array(TagReference).describe('Tags given to the note as a whole.'),
  examples: z.array(ExampleReference).describe('Examples that it names.'),
  insightCount: z.int(),
  extraction: z
    .enum(extractionStates)
    .describe('Whether its insights have been looked for: large texts are read after the answer.'),
  currentVersion: z.int(),
  textUrl: z.string().describe('The current version’s text, as text/plain.'),
  version: z.int(),
  publishedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};
const included = {
  sections: z.array(Section),
  insights: z.array(Insight).describe('Accepted insights in reading order.'),
};
export const noteFields = Object.keys(noteMembers) as (keyof typeof noteMembers)[];
export const noteIncludes = ['sections', 'insights'] as const;
export type NoteInclude = (typeof noteIncludes)[number];

export const Note = z
  .object({ ...noteMembers, ...included })
  .partial()
  .required({ slug: true })
  .meta({ id: 'Note', description: 'A published record of a meeting.' });
export type Note = z.infer<typeof Note>;

export const NoteResponse = z.object({ data: Note });
export const CreatedNoteResponse = NoteResponse.extend({
  receipt: Receipt.describe('Whether the note can be found by searching yet.'),
});
export const NoteListResponse = z.object({ data: z.array(Note), page: PageInfo, facets: Facets.optional() });

const sorts = ['-publishedAt', 'publishedAt', 'title', '-title', '-heldOn', 'heldOn', 'number'] as const;
export type NoteSort = (typeof sorts)[number];
export const noteFacets = ['theme', 'tag', 'example', 'series'] as const;
export type NoteFacet = (typeof noteFacets)[number];

const selection = {
  fields: listOf(noteFields, 'Only these members.').optional(),
  include: listOf(noteIncludes, 'Also these.').optional(),
  'fields[insights]': listOf(insightFields, 'Only these members of included insights.').optional(),
};

/** What lists and exports filter by. */
const noteFilters = {
  ...tagFilters('theme', 'themes'),
  ...tagFilters('tag', 'tags'),
  ...tagFilters('example', 'examples'),
  series: slugs('Only of these series.').optional(),
  from: calendarDate('Only held on or after this day.'),
  to: calendarDate('Only held on or before this day.'),
  q: words('Only notes whose title or text has these words.'),
  status: oneOf(statuses, 'For curators: drafts or archived ones instead of the published.').optional(),
};
const sort = oneOf(sorts, 'Order; a minus sign turns it round.').default('-publishedAt');
/** Of those that were taken down only what is known of them is listed, never the text. */
const listedStatus = oneOf(
  [...statuses, 'taken-down'],
  'For curators: drafts, archived ones or those taken down instead of the published.',
).optional();

export const ExportNotesQuery = z.strictObject({ ...noteFilters, sort });
export type ExportNotesQuery = z.infer<typeof ExportNotesQuery>;

export const ListNotesQuery = z.strictObject({
  ...noteFilters,
  status: listedStatus,
  ...selection,
  facets: listOf(noteFacets, 'Counts beside the list.').optional(),
  sort,
  limit,
  cursor,
});
export type ListNotesQuery = z.infer<typeof ListNotesQuery>;

/** What a note can be had as; the first is what is sent to whoever does not say. */
export const noteRepresentations = ['application/json', 'text/html', 'text/markdown', 'text/plain'] as const;
export const OneNoteQuery = z.strictObject({ ...selection, format: format(noteRepresentations) });

/** What is known of a note besides its text. Whatever is left out is taken from the text, where it says. */
const metadata = {
  title: line(300).describe('In the place of the text’s own title.').optional(),
  slug: Slug.describe('Its address; from the title where it is left out.').optional(),
  status: oneOf(['draft', 'published'], 'Published at once, or kept as a draft.').default('published'),
  language: languageTag().describe('Of the text: a language tag.').default('en'),
  sourceUrl: webAddress(2000).describe('Where the note was published first.').optional(),
  licence: line(200).describe('Under which the text may be used.').optional(),
  attribution: line(500).describe('Whom to name when quoting.').optional(),
};

export const CreateNoteInput = z
  .strictObject({
    text: noteText.describe('The note’s text.'),
    format: oneOf(['plain', 'markdown'], 'How the text is written.').default('plain'),
    heldOn: calendarDate('When the meeting was held, where the text does not say.'),
    ...metadata,
  })
  .meta({ id: 'CreateNote' });
export type CreateNoteInput = z.infer<typeof CreateNoteInput>;

/** The manner of `PUT …/text?dryRun=true`. */
const dryRun = z
  .enum(['true', 'false'])
  .default('false')
  .describe('`true`: only what the note would become; nothing is stored.');

/** With a text body the metadata travels in the query. */
export const CreateNoteQuery = z.strictObject({
  ...metadata,
  status: metadata.status.unwrap().optional(),
  language: metadata.language.unwrap().optional(),
  heldOn: CreateNoteInput.shape.heldOn,
  dryRun,
});

/** Members left out stay as they are; null takes back what was known. */
export const EditNoteInput = z
  .strictObject({
    title: line(300).optional(),
    slug: Slug.optional(),
    status: oneOf(statuses, 'Drafts and archived notes are not public.').optional(),
    heldOn: day.nullable().optional(),
    language: metadata.language.unwrap().optional(),
    sourceUrl: webAddress(2000).nullable().optional(),
    licence: line(200).nullable().optional(),
    attribution: line(500).nullable().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'must change something')
  .meta({ id: 'EditNote', minProperties: 1 });
export type EditNoteInput = z.infer<typeof EditNoteInput>;

export const TakedownQuery = z.strictObject({
  reason: line(300).default('Taken down by its publisher.').describe('Shown to whoever asks for the note.'),
});

export const VersionInfo = z
  .object({
    number: z.int(),
    length: z.int().describe('In code points.'),
    sha256: z.string(),
    mediaType: z.string(),
    current: z.boolean(),
    url: z.string(),
    textUrl: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Version', description: 'One immutable text of a note.' });
export type VersionInfo = z.infer<typeof VersionInfo>;
export const VersionResponse = z.object({ data: VersionInfo });
export const VersionListResponse = z.object({ data: z.array(VersionInfo) });

const Difference = z
  .object({ type: z.enum(['same', 'removed', 'added']), text: z.string() })
  .meta({ id: 'Difference' });
export const ComparisonResponse = z.object({
  data: z.object({ from: z.int(), to: z.int(), differences: z.array(Difference) }).meta({
    id: 'Comparison',
    description: 'The same and removed parts make the first version, the same and added ones the second.',
  }),
});
