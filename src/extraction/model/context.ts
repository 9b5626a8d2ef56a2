import type { Sentence } from '../segment.ts';

/**
 * How what stands around a sentence moves the scores of its themes. People stay with a theme: of two insights in
 * one paragraph three in five share one, of two from different paragraphs no more than chance.
 */
export interface ContextHead {
  /** One weight for each input of `contextInputs`, the same for all themes. */
  weights: number[];
  /** One for each theme. */
  biases: number[];
}

/** What the first stage made of a sentence. */
export interface Scored {
  sentence: Pick<Sentence, 'sectionIndex' | 'blockIndex'>;
  /** Probability that it is an insight. */
  insight: number;
  themes: readonly number[];
}

export const CONTEXT_INPUTS = 9;
/** How many sentences either side are heard: few paragraphs have more, and a text of one paragraph is no slower. */
const REACH = 16;
/** So many insights of a note count for half. */
const FEW_INSIGHTS = 5;

/** Inputs of the context head for every sentence of one note and every theme: `[sentence][theme][input]`. */
export function contextInputs(note: readonly Scored[], centres: readonly number[]): number[][][] {
  return [...note.keys()].map(contextReader(note, centres));
}

/** The same, of one sentence at a time: most are no insights, and nobody asks for their themes. */
export function contextReader(
  note: readonly Scored[],
  centres: readonly number[],
): (at: number) => number[][] {
  const elsewhere = strengthElsewhere(note, centres);
  return (at) => {
    const block = blockAround(note, at);
    return centres.map((centre, k) => inputsOf(note, at, k, { centre, block, elsewhere: elsewhere(k, at) }));
  };
}

/**
 * Means over the insights of a note but the one asked about, drawn to nothing where there are few: a theme that is strong all
 * over a note says less of one sentence, and a note of one insight says nothing of it.
 */
function strengthElsewhere(
  note: readonly Scored[],
  centres: readonly number[],
): (theme: number, at: number) => number {
  const weight = (i: number): number => note[i]!.insight;
  const strength = (i: number, k: number): number => weight(i) * (note[i]!.themes[k]! - centres[k]!);
  const places = [...note.keys()];
  const insights = places.reduce((sum, i) => sum + weight(i), 0);
  const totals = centres.map((_, k) => places.reduce((sum, i) => sum + strength(i, k), 0));
  return (k, at) => (totals[k]! - strength(at, k)) / (insights - weight(at) + FEW_INSIGHTS);
}

interface Around {
  centre: number;
  /** Positions of the other sentences of the block. */
  block: readonly number[];
  /** How strong the theme is in the other insights of the note. */
  elsewhere: number;
}

function inputsOf(
  note: readonly Scored[],
  at: number,
  k: number,
  { centre, block, elsewhere }: Around,
): number[] {
  const score = (i: number): number => note[i]!.themes[k]! - centre;
  const beside = (i: number): [number, number] => {
    if (!block.includes(i)) return [0, 0];
    const { insight } = note[i]!;
    return [insight * score(i), (1 - insight) * score(i)];
  };
  const far = block.filter((i) => Math.abs(i - at) > 1);
  const mean = (weight: (i: number) => number): number => {
    const total = far.reduce((sum, i) => sum + weight(i), 0);
    return far.reduce((sum, i) => sum + weight(i) * score(i), 0) / Math.max(1, total);
  };
  const insights = block.filter((i) => note[i]!.insight > 0.5).map(score);
  return [
    score(at),
    ...beside(at - 1),
    ...beside(at + 1),
    mean((i) => note[i]!.insight),
    mean((i) => 1 - note[i]!.insight),
    elsewhere,
    insights.length === 0 ? 0 : Math.max(...insights),
  ];
}

function blockAround(note: readonly Scored[], at: number): number[] {
  const { sectionIndex, blockIndex } = note[at]!.sentence;
  const inBlock = (i: number): boolean =>
    note[i]?.sentence.sectionIndex === sectionIndex && note[i].sentence.blockIndex === blockIndex;
  const block: number[] = [];
  for (let i = at - 1; i >= at - REACH && inBlock(i); i--) block.unshift(i);
  for (let i = at + 1; i <= at + REACH && inBlock(i); i++) block.push(i);
  return block;
}

/** Mean score of a theme over sentences, weighted. */
export function weightedMean(
  sentences: readonly Scored[],
  theme: number,
  weight: (scored: Scored) => number,
): number {
  const total = sentences.reduce((sum, scored) => sum + weight(scored), 0);
  const sum = sentences.reduce((running, scored) => running + weight(scored) * scored.themes[theme]!, 0);
  return total === 0 ? 0 : sum / total;
}

/** The scores of the themes of a sentence in its context. */
export function contextScores(head: ContextHead, inputs: readonly (readonly number[])[]): number[] {
  return inputs.map((input, k) =>
    input.reduce((sum, value, i) => sum + value * head.weights[i]!, head.biases[k] ?? 0),
  );
}
