import { z } from 'zod';
import { oneOf } from '../http/query.ts';
import { noteText } from '../http/text-input.ts';

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
