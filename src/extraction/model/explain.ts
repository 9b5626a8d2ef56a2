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

/** A head to explain, and what its reasons begin with. */
export interface Explained {
  head: string;
  note?: string;
}

/**
 * The stretches of a sentence that spoke most for each of some heads, as reasons with code point positions, strongest
 * first. Each feature's share of the score is spread evenly over the words it covers; a cue is the run of up to five
 * words with the largest sum.
 */
export function explain(
  sentence: FeaturedSentence,
  space: Space,
  explained: readonly Explained[],
  most: number,
): Reason[] {
  const shares = explained.length === 0 ? [] : findShares(sentence, space);
  return explained.flatMap(({ head, note }) => {
    const byToken = spread(sentence, space, shares, head);
    const reasons: Reason[] = [];
    while (reasons.length < most) {
      const cue = strongest(byToken);
      if (!cue || cue.weight < LEAST_WEIGHT) break;
      reasons.push(toReason(sentence, cue, note));
      byToken.fill(0, cue.from, cue.to);
    }
    return reasons;
  });
}

/** A feature that covers words: what it gives each of them for every unit of weight. */
interface Share {
  column: number;
  value: number;
  from: number;
  to: number;
}

function findShares({ row, tokens }: FeaturedSentence, { columns, scales }: Space): Share[] {
  const byGroup = featureGroups.map((group) => scales[group]);
  const shares: Share[] = [];
  for (let i = 0; i < row.hashes.length; i++) {
    const from = row.from[i]!;
    const to = Math.min(row.to[i]!, tokens.length);
    const scale = byGroup[row.groups[i]!]!;
    const column = scale === 0 || from < 0 || to <= from ? -1 : columns.columnOf(row.hashes[i]!);
    if (column < 0) continue;
    shares.push({
      column,
      value: (row.values[i]! * scale * columns.factors[column]!) / (to - from),
      from,
      to,
    });
  }
  return shares;
}

function spread(
  { tokens }: FeaturedSentence,
  { heads, weights }: Space,
  shares: readonly Share[],
  name: string,
): Float64Array {
  const head = heads.findIndex((other) => other.name === name);
  const byToken = new Float64Array(tokens.length);
  if (head < 0) return byToken;
  for (const { column, value, from, to } of shares) {
    const share = value * weights[column * heads.length + head]!;
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
