import { prepareText, type QuotableText } from '../../text/verify-quote.ts';
import { insightKinds, type DropReason, type InsightKind, type Reason, type Span } from '../port.ts';
import type { SuggestedInsight } from '../port.ts';
import type { AnsweredInsight } from './answer.ts';
import type { Drops } from './drops.ts';
import { findWording, isWhole } from './find-wording.ts';
import type { ThemeResolver } from './resolve-themes.ts';

/** Longer ones are no longer a statement; characters. */
const maxQuoteLength = 1500;
const minQuoteWords = 3;
const maxCues = 3;

/**
 * The insights of an answer that stand in the note, in reading order, without overlaps. Every span is where
 * `verifyQuote` found the quotation, once, so what is suggested is the note's own wording, never the model's.
 */
export function checkInsights(
  text: QuotableText,
  answered: readonly AnsweredInsight[],
  themes: ThemeResolver,
  drops: Drops,
): SuggestedInsight[] {
  const anchored = answered.flatMap((answer) => {
    const kind = readKind(answer.kind);
    const found = kind === null ? 'unknown-kind' : anchor(text, answer.quote);
    if (kind !== null && typeof found === 'object') return [{ answer, kind, span: found }];
    drops.add(found as DropReason);
    return [];
  });
  return disjoint(anchored, drops).map(({ answer, kind, span }) => ({
    start: span.start,
    end: span.end,
    kind,
    confidence: answer.confidence,
    ...themes.resolve(answer.themes),
    reasons: readReasons(text, span, answer.cues),
  }));
}

function readKind(answered: string): InsightKind | null {
  const kind = answered.trim().toLowerCase();
  return insightKinds.find((known) => known === kind) ?? null;
}

function anchor(text: QuotableText, quote: string): Span | DropReason {
  if (quote.length > maxQuoteLength || (quote.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < minQuoteWords)
    return 'unfit';
  const verdict = findWording(text, quote);
  if (verdict.verdict === 'absent') return 'not-verbatim';
  if (verdict.verdict === 'ambiguous') return 'ambiguous';
  const { start, end } = verdict.passage;
  return isWhole(text.index, { start, end }) ? { start, end } : 'not-verbatim';
}

interface Anchored {
  answer: AnsweredInsight;
  kind: InsightKind;
  span: Span;
}

/** Of suggestions that share text the surest stays, of equally sure ones the first and longest. */
function disjoint(anchored: Anchored[], drops: Drops): Anchored[] {
  const kept: Anchored[] = [];
  const ranked = anchored.toSorted(
    (a, b) =>
      b.answer.confidence - a.answer.confidence || a.span.start - b.span.start || b.span.end - a.span.end,
  );
  for (const candidate of ranked) {
    const { start, end } = candidate.span;
    const rival = kept.find(({ span }) => span.start < end && start < span.end);
    if (!rival) kept.push(candidate);
    else drops.add(rival.span.start === start && rival.span.end === end ? 'duplicate' : 'overlapping');
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
}

/** Cues that stand in the quotation, with their place. The model weighs nothing, so they share the weight alike. */
function readReasons({ index }: QuotableText, { start, end }: Span, cues: readonly string[]): Reason[] {
  const quotation = prepareText(index.slice(start, end));
  const spans: Span[] = [];
  for (const cue of cues.slice(0, maxCues)) {
    const verdict = cue.length > maxQuoteLength ? null : findWording(quotation, cue);
    const passage = verdict && 'passage' in verdict ? verdict.passage : null;
    if (!passage || spans.some((span) => span.start < passage.end && passage.start < span.end)) continue;
    if (isWhole(quotation.index, passage)) spans.push({ start: passage.start, end: passage.end });
  }
  const weight = Number((1 / spans.length).toFixed(4));
  return spans.map((span) => ({
    cue: quotation.index.slice(span.start, span.end),
    weight,
    start: start + span.start,
    end: start + span.end,
  }));
}
