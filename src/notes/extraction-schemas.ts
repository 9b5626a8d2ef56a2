import { z } from 'zod';
import { Finding } from '../editorial/schemas.ts';
import { insightKinds } from '../extraction/port.ts';
import { Slug } from '../http/query.ts';
import { Attribution } from '../insights/schemas.ts';
import { extractionStates, noteMembers, Section } from './schemas.ts';

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
    title: noteMembers.title,
    series: noteMembers.series,
    heldOn: noteMembers.heldOn,
    heldOnPrecision: noteMembers.heldOnPrecision,
    nextMeeting: noteMembers.nextMeeting,
    speakers: noteMembers.speakers,
    previous: z.string().nullable().describe('Title of the note before it.'),
    next: z.string().nullable().describe('Title of the note after it.'),
    language: noteMembers.language,
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
