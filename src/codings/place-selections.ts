import { longestQuotation } from '../extraction/port.ts';
import type { TextIndex } from '../text/code-points.ts';
import { foldedWording } from '../text/fold.ts';
import { isOnGraphemeBoundaries, type Span } from '../text/passage.ts';
import { reanchor, type Reanchoring } from '../text/re-anchor.ts';

/** Why a selection does not become a suggestion. */
export type PlaceRefusal =
  'outside' | 'splits-character' | 'no-words' | 'too-long' | 'reworded' | 'ambiguous' | 'gone';

export type Placed = { span: Span } | { refusal: PlaceRefusal };

/**
 * Where selections of a source stand in a note's text: in the same text at the same positions, in another one
 * where the very words have gone. Words that differ in more than white space, kinds of quotation mark or dash and
 * case are not taken for them.
 */
export function placeSelections(
  source: TextIndex,
  spans: readonly (Span | null)[],
  target: TextIndex,
): Placed[] {
  const checked = spans.map((span) => check(source, span));
  if (source.text === target.text) return checked;
  const kept = checked.flatMap((placed) => ('span' in placed ? [placed.span] : []));
  const found = reanchor(source.text, target.text, kept).map((verdict, i) => {
    const { start, end } = kept[i]!;
    return fromVerdict(target, verdict, source.slice(start, end));
  });
  let next = 0;
  return checked.map((placed) => ('span' in placed ? (found[next++] ?? { refusal: 'gone' }) : placed));
}

function check(index: TextIndex, span: Span | null): Placed {
  if (!span || span.start >= span.end) return { refusal: 'outside' };
  if (span.end - span.start > longestQuotation) return { refusal: 'too-long' };
  if (!isOnGraphemeBoundaries(index, span)) return { refusal: 'splits-character' };
  return /[\p{L}\p{N}]/u.test(index.slice(span.start, span.end)) ? { span } : { refusal: 'no-words' };
}

function fromVerdict(index: TextIndex, verdict: Reanchoring, wording: string): Placed {
  if (verdict.verdict === 'ambiguous') return { refusal: 'ambiguous' };
  if (verdict.verdict === 'orphaned') return { refusal: verdict.nearest ? 'reworded' : 'gone' };
  const { start, end, exact } = verdict.passage;
  if (foldedWording(exact) !== foldedWording(wording)) return { refusal: 'reworded' };
  return check(index, { start, end });
}
