import { z } from 'zod';
import { Slug } from '../http/query.ts';
import { verbatim } from '../http/text-input.ts';
import { Attribution, Evidence } from '../insights/schemas.ts';
import { NoteReference } from '../notes/reference.ts';

const maxQuoteLength = 20_000;

export const VerifyQuoteInput = z
  .strictObject({
    quote: verbatim(maxQuoteLength).min(1).describe('The words as they are about to be printed.'),
    note: Slug.optional().describe('Only this note; otherwise all published notes.'),
    version: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Only this version of the note; otherwise the current one.'),
    prefix: verbatim(500).optional().describe('What stands before it, where the words alone are ambiguous.'),
    suffix: verbatim(500).optional().describe('What stands after it.'),
  })
  .meta({ id: 'VerifyQuote' });
export type VerifyQuoteInput = z.infer<typeof VerifyQuoteInput>;

const Match = z
  .object({
    note: NoteReference,
    evidence: Evidence,
    current: z.boolean().describe('False where only a former version has it.'),
    attribution: Attribution,
  })
  .meta({ id: 'QuoteMatch', description: 'Where the quotation stands, in the source’s own wording.' });

const Difference = z
  .object({
    same: z.boolean(),
    quote: z.string().describe('Words of the quotation.'),
    source: z.string().describe('Words of the source in their place.'),
  })
  .meta({ id: 'WordDifference' });

export const QuoteVerdict = z
  .object({
    verdict: z
      .enum(['exact', 'normalised', 'ambiguous', 'absent'])
      .describe(
        'exact: so it stands there, code point for code point. normalised: but for white space, quotation marks, dashes or case; `matches` has the original wording. ambiguous: in more than one place. absent: nowhere; `nearest` is what comes closest.',
      ),
    matches: z.array(Match).describe('Every place, at most 50.'),
    total: z.int().describe('How many places there are.'),
    nearest: z
      .object({
        match: Match,
        similarity: z.number().min(0).max(1),
        differences: z.array(Difference).describe('Word by word.'),
      })
      .nullable(),
  })
  .meta({ id: 'QuoteVerdict' });
export type QuoteVerdict = z.infer<typeof QuoteVerdict>;

export const QuoteVerdictResponse = z.object({ data: QuoteVerdict });
