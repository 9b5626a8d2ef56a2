import { describe, expect, it } from 'vitest';
import { judge } from '../../../../src/extraction/names/judge.ts';
import { encodeNameWeights, shippedNameWeights } from '../../../../src/extraction/names/weights.ts';
import {
  fitNames,
  heldOutNames,
  nameExamples,
  type NameExample,
} from '../../../../src/extraction/training/fit-names.ts';
import { parseNote } from '../../../../src/extraction/training/read-corpus.ts';

const note = (body: string, entities: Record<string, string[]>) => {
  const all = { examples: [], organisations: [], people: [], places: [], ...entities };
  const header = JSON.stringify({ field: 'x', voice: 'y', layout: 'z', entities: all, parts: {} });
  return parseNote('a-01-note', `${header}\n---\nA note\n\n${body}\n`);
};
const kinds = (body: string, entities: Record<string, string[]>) =>
  nameExamples([note(body, entities)]).map(({ kind }) => kind);

describe('nameExamples', () => {
  it('takes the kind from the label, with or without article, title and case', () => {
    expect(kinds('We went to the Harbour Deal launch.', { examples: ['the Harbour Deal'] })).toEqual([
      'example',
    ]);
    expect(kinds('Then Dr Oyinkan Bello spoke.', { people: ['Oyinkan Bello'] })).toEqual(['person']);
    expect(kinds('They came from Wexcombe by bus.', { places: ['Wexcombe'] })).toEqual(['place']);
  });

  it('counts what has no label as no name', () => {
    expect(kinds('They came from Wexcombe by bus.', {})).toEqual([null]);
  });

  it('leaves out a part of a labelled name, unless it speaks', () => {
    const people = ['Philippa Oduya'];
    expect(kinds('Then Philippa Oduya sat down and Oduya laughed.', { people })).toEqual(['person']);
    expect(kinds('Philippa Oduya sat down.\n\nPhilippa: I was late.', { people })).toEqual([
      'person',
      'person',
    ]);
  });
});

describe('fitNames', () => {
  const example = (note: string, kind: NameExample['kind'], ...features: string[]): NameExample => ({
    note,
    kind,
    features: new Map(features.map((feature) => [feature, 1])),
  });
  const examples = [...Array(20).keys()].flatMap((i) => [
    example(`a-${i}`, 'example', 'after:,by which', 'several'),
    example(`b-${i}`, null, 'before:the bus', 'several'),
  ]);

  it('learns what words tell, and keeps what is known of evidence that it does not meet', () => {
    const weights = fitNames(examples);
    const verdict = (...features: string[]) => judge(example('x', null, ...features), weights);
    expect(verdict('after:,by which', 'several')?.kind).toBe('example');
    expect(verdict('before:the bus', 'several')).toBeNull();
    expect(verdict('title')?.kind).toBe('person');
  });

  it('gives the same weights again, which read back from the file', () => {
    const text = encodeNameWeights(fitNames(examples));
    expect(encodeNameWeights(fitNames(examples))).toBe(text);
    expect(encodeNameWeights(JSON.parse(text))).toBe(text);
  });

  it('is judged by examples that it has not seen', () => {
    const { tallies, truths } = heldOutNames(
      examples,
      examples.map((_, i) => i % 4),
    );
    expect(tallies.get('example')).toEqual({ right: 20, suggested: 20, wanted: 20 });
    expect(truths).toEqual(Array(20).fill(true));
    expect(tallies.get('person')).toEqual({ right: 0, suggested: 0, wanted: 0 });
  });
});

it('the shipped evidence covers every kind', () => {
  const { biases, evidence } = shippedNameWeights();
  expect(biases).toHaveLength(4);
  for (const worth of Object.values(evidence)) expect(worth).toHaveLength(4);
});
