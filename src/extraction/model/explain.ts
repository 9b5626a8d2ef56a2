import { countCodePoints } from '../../text/code-points.ts';
import { featureGroups } from '../features/feature-row.ts';
import type { FeaturedSentence } from '../features/note-features.ts';
import type { Reason } from '../port.ts';
import type { Space } from './weights.ts';

const LONGEST_CUE = 5;
const LEAST_WEIGHT = 0.15;

interface Cue {
  from: number;
  to: number;
  weight: number;
}

/**
 * The stretches of a sentence that spoke most for a head, as reasons with code point positions, strongest first.
 * Each feature's share of the score is spread evenly over the words it covers; a cue is the run of up to five
 * words with the largest sum.
 */
export function explain(
  sentence: FeaturedSentence,
  space: Space,
  head: string,
  options: { most: number; note?: string },
): Reason[] {
  const byToken = spread(sentence, space, head);
  const reasons: Reason[] = [];
  while (reasons.length < options.most) {
    const cue = strongest(byToken);
    if (!cue || cue.weight < LEAST_WEIGHT) break;
    reasons.push(toReason(sentence, cue, options.note));
    byToken.fill(0, cue.from, cue.to);
  }
  return reasons;
}

function spread(
  { row, tokens }: FeaturedSentence,
  { columns, scales, heads, weights }: Space,
  name: string,
): Float64Array {
  const head = heads.findIndex((other) => other.name === name);
  const byToken = new Float64Array(tokens.length);
  if (head < 0) return byToken;
  const byGroup = featureGroups.map((group) => scales[group]);
  for (let i = 0; i < row.hashes.length; i++) {
    const from = row.from[i]!;
    const to = Math.min(row.to[i]!, tokens.length);
    const column = from < 0 || to <= from ? -1 : columns.columnOf(row.hashes[i]!);
    if (column < 0) continue;
    const share =
      (row.values[i]! *
        byGroup[row.groups[i]!]! *
        columns.factors[column]! *
        weights[column * heads.length + head]!) /
      (to - from);
    for (let at = from; at < to; at++) byToken[at]! += share;
  }
  return byToken;
}

function strongest(byToken: Float64Array): Cue | null {
  let best: Cue | null = null;
  for (let from = 0; from < byToken.length; from++) {
    if (byToken[from]! <= 0) continue;
    let weight = 0;
    for (let to = from + 1; to <= Math.min(byToken.length, from + LONGEST_CUE); to++) {
      const added = byToken[to - 1]!;
      if (added === 0) break;
      weight += added;
      if (added > 0 && (!best || weight > best.weight)) best = { from, to, weight };
    }
  }
  return best;
}

function toReason({ sentence, tokens }: FeaturedSentence, cue: Cue, note?: string): Reason {
  const from = tokens[cue.from]!.start;
  const to = tokens[cue.to - 1]!.end;
  const words = sentence.text.slice(from, to);
  const start = sentence.start + countCodePoints(sentence.text.slice(0, from));
  return {
    cue: note ? `${note}: ${oneLine(words)}` : oneLine(words),
    weight: Number(cue.weight.toFixed(3)),
    start,
    end: start + countCodePoints(words),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
