import { z } from 'zod';
import { Finding } from '../editorial/schemas.ts';
import { insightKinds } from '../extraction/port.ts';
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
const extractionStates = ['pending', 'done', 'failed'] as const;
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

const Section = z
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

const members = {
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
export const noteFields = Object.keys(members) as (keyof typeof members)[];
export const noteIncludes = ['sections', 'insights'] as const;
export type NoteInclude = (typeof noteIncludes)[number];

export const Note = z
  .object({ ...members, ...included })
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

export const ReplaceTextInput = z
  .strictObject({
    text: noteText.describe('The whole new text.'),
    format: oneOf(['plain', 'markdown'], 'How the text is written.').default('plain'),
  })
  .meta({ id: 'ReplaceText' });

export const ReplaceTextQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').describe('`true`: only the report; nothing is stored.'),
});

const verdicts = ['unchanged', 'moved', 'fuzzy', 'ambiguous', 'orphaned'] as const;
const Place = z.object({ start: z.int(), end: z.int(), exact: z.string() }).meta({ id: 'Place' });

export const ReplacementReport = z
  .object({
    stored: z.boolean().describe('False for a dry run, and where the text is the current one.'),
    version: z.int().describe('The number of the version that has this text.'),
    counts: z.object({
      unchanged: z.int(),
      moved: z.int(),
      fuzzy: z.int(),
      ambiguous: z.int(),
      orphaned: z.int(),
    }),
    insights: z.array(
      z
        .object({
          id: z.uuid(),
          statement: z.string(),
          status: z.enum(['suggested', 'accepted', 'rejected']),
          verdict: z.enum(verdicts),
          from: Place.describe('Where it stood, in its former version.'),
          to: Place.nullable().describe('Where it stands, or seems to stand, in the new text.'),
          similarity: z
            .number()
            .min(0)
            .max(1)
            .nullable()
            .describe('Of a fuzzy or orphaned quotation and what is like it.'),
          candidates: z.array(Place).describe('The equal places of an ambiguous quotation.'),
        })
        .meta({ id: 'PassageVerdict' }),
    ),
    mentions: z.object({ kept: z.int(), lost: z.int(), added: z.int() }),
    suggested: z.int().describe('New insights that the text suggests.'),
    extraction: z
      .enum(['pending', 'done'])
      .describe('Pending: what a large text adds is looked for after this answer, and not counted in it.'),
  })
  .meta({
    id: 'ReplacementReport',
    description:
      'What a new text makes of every quotation. Only unchanged and moved ones stay public; the others wait for a curator.',
  });
export type ReplacementReport = z.infer<typeof ReplacementReport>;
export const ReplacementResponse = z.object({ data: ReplacementReport });

export const NoteExtraction = z
  .object({
    state: z.enum(extractionStates),
    version: z.int().describe('The number of the current version.'),
    reason: z.string().nullable().describe('Why it failed.'),
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({
    id: 'NoteExtraction',
    description: 'Whether the insights and names of the current version have been looked for.',
  });
export type NoteExtraction = z.infer<typeof NoteExtraction>;
export const NoteExtractionResponse = z.object({ data: NoteExtraction });

export const ExtractAgainQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('`true`: only what would be suggested; nothing is stored.'),
});

const dropCounts = z.record(z.string(), z.int()).describe('How many, by reason.');
/** What an extraction suggests, before anybody has decided. */
export const SuggestedQuotation = z
  .object({
    quote: z.string(),
    start: z.int(),
    end: z.int(),
    kind: z.enum(insightKinds),
    confidence: z.number().min(0).max(1),
    themes: z.array(Slug),
  })
  .meta({ id: 'SuggestedQuotation', description: 'Positions are code points into the text.' });
export const SuggestedName = z
  .object({
    kind: z.enum(['example', 'organisation', 'person', 'place']),
    name: z.string(),
    mentions: z.int().describe('Passages that name it.'),
  })
  .meta({ id: 'SuggestedName' });

const PreviewedFinding = Finding.omit({ note: true, version: true }).meta({
  id: 'PreviewedFinding',
  description: 'What looks wrong in the text. It is listed, never mended.',
});

export const NotePreview = z
  .object({
    slug: Slug.describe('The address that it would get.'),
    title: members.title,
    series: members.series,
    heldOn: members.heldOn,
    heldOnPrecision: members.heldOnPrecision,
    nextMeeting: members.nextMeeting,
    speakers: members.speakers,
    previous: z.string().nullable().describe('Title of the note before it.'),
    next: z.string().nullable().describe('Title of the note after it.'),
    language: members.language,
    status: z.enum(['draft', 'published']),
    attribution: Attribution,
    length: z.int().describe('In code points.'),
    sections: z.array(Section),
    insights: z.array(
      SuggestedQuotation.extend({
        status: z
          .enum(['accepted', 'suggested'])
          .describe('Accepted at once where it is sure enough (AUTO_ACCEPT_CONFIDENCE).'),
      }).meta({ id: 'PreviewedInsight' }),
    ),
    names: z.array(SuggestedName),
    proposedThemes: z.array(z.string()).describe('Labels that the vocabulary does not have.'),
    findings: z.array(PreviewedFinding),
  })
  .meta({ id: 'NotePreview', description: 'What a text would become. Nothing is stored.' });
export type NotePreview = z.infer<typeof NotePreview>;
export const NotePreviewResponse = z.object({ data: NotePreview });

export const ExtractedAgainResponse = z.object({
  data: z
    .object({
      stored: z.boolean().describe('False for a dry run, and where there is nothing new.'),
      source: z.string().describe('Who suggests it: an extractor with its version.'),
      fallback: z
        .string()
        .nullable()
        .describe('Why the built-in extractor answered instead of a language model.'),
      dropped: z
        .object({ insights: dropCounts, names: dropCounts, themes: dropCounts })
        .describe('Suggestions that were not kept.'),
      insights: z.array(SuggestedQuotation),
      names: z.array(SuggestedName),
      proposedThemes: z.array(z.string()).describe('Labels that the vocabulary does not have.'),
    })
    .meta({ id: 'ExtractedAgain', description: 'What extraction finds that nobody knew yet.' }),
});

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
