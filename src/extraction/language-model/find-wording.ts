import { foldedWording } from '../../text/fold.ts';
import { isOnGraphemeBoundaries } from '../../text/passage.ts';
import type { TextIndex } from '../../text/code-points.ts';
import { verifyQuote, type QuotableText, type QuoteVerdict } from '../../text/verify-quote.ts';
import type { Span } from '../port.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const OUTER_QUOTES = /^["'“”‘’«»]+|(?<!["'“”‘’«»])["'“”‘’«»]+$/gu;

/**
 * `verifyQuote` without its search for the most similar wording, which is what makes an absent quotation dear: an
 * answer may hold any number of those.
 */
export function findWording(text: QuotableText, wording: string): QuoteVerdict {
  const absent: QuoteVerdict = { verdict: 'absent', nearest: null };
  if (!wording.isWellFormed()) return absent;
  const present = text.folded.text.includes(foldedWording(wording.trim().replaceAll(OUTER_QUOTES, '')));
  return present ? verifyQuote(text, wording) : absent;
}

/** Whether a span starts and ends neither inside a word nor inside a character. */
export function isWhole(index: TextIndex, span: Span): boolean {
  return (
    isOnGraphemeBoundaries(index, span) && !isInsideWord(index, span.start) && !isInsideWord(index, span.end)
  );
}

function isInsideWord(index: TextIndex, at: number): boolean {
  return (
    at > 0 &&
    at < index.length &&
    WORD_CHARACTER.test(index.slice(at - 1, at)) &&
    WORD_CHARACTER.test(index.slice(at, at + 1))
  );
}
