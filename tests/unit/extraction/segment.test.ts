import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../src/extraction/segment.ts';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { indexText } from '../../../src/text/code-points.ts';

const SAMPLE = readFileSync('content/collaborative-leadership-in-place-cell-2.txt', 'utf8');

const segmented = (text: string) => segment(text, parsePlainText(text));

describe('segment', () => {
  const sentences = segmented(SAMPLE);
  const find = (start: string) => sentences.find(({ text }) => text.startsWith(start))!;

  test('places the sentences of the sample note to the code point', () => {
    expect(find('Lasting change')).toMatchObject({
      start: 684,
      end: 744,
      sectionKind: 'summary',
      isItem: true,
      positionInBlock: 1,
      sentencesInBlock: 2,
    });
  });

  test('makes every sentence the slice of its span', () => {
    const index = indexText(SAMPLE);
    for (const { start, end, text } of sentences) expect(index.slice(start, end)).toBe(text);
    expect(sentences.length).toBe(54);
  });

  test('cuts the sentences that run together in the source, without changing it', () => {
    expect(find('The role of systems leadership').text).toMatch(/competitive behaviours$/);
    expect(find('Surrey Youth Focus see').start).toBe(find('The role of systems leadership').end);
  });

  test('leaves headings and lead-in lines out', () => {
    expect(find('Points made')).toBeUndefined();
    expect(find('The group finished')).toBeUndefined();
    expect(find('Summary of Key Points')).toBeUndefined();
  });

  test('marks questions, and only them', () => {
    const questions = sentences.filter(({ isQuestion }) => isQuestion);
    expect(questions.map(({ sectionKind }) => sectionKind)).toEqual([
      'detail',
      ...Array.from({ length: 6 }, () => 'questions'),
    ]);
  });

  test('counts positions in code points where emoji stand before', () => {
    const [first, second] = segmented('Title 🚌\n\nA bus 🚌 came. Nobody 👩🏽‍🤝‍👨🏻 got on.');
    expect(first).toMatchObject({ start: 9, end: 22, text: 'A bus 🚌 came.' });
    expect(second).toMatchObject({ start: 23, end: 45, text: 'Nobody 👩🏽‍🤝‍👨🏻 got on.' });
  });

  test('keeps the label of a speaker out of the sentence and names it', () => {
    const dialogue = [
      'Bus talk',
      'Marek: Who starts?',
      'Dilys: I will. Listen.',
      'Marek: Go on.',
      'Tove: The word is: kind.',
    ].join('\n\n');
    expect(segmented(dialogue).map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Marek', 'Who starts?'],
      ['Dilys', 'I will.'],
      ['Dilys', 'Listen.'],
      ['Marek', 'Go on.'],
      ['Tove', 'The word is: kind.'],
    ]);
  });

  test('takes a colon in ordinary prose for no speaker', () => {
    expect(segmented('A note\n\nWe learned this: ask first.')[0]).toMatchObject({
      speaker: null,
      text: 'We learned this: ask first.',
    });
  });

  test('joins the lines of a hard-wrapped bullet', () => {
    const text =
      'Notes\n\nSummary\n\n- A tender tells providers what the buyer\n  values, whatever is printed\n  beside it.\n- Second.\n';
    expect(segmented(text).map((sentence) => sentence.text)).toEqual([
      'A tender tells providers what the buyer\n  values, whatever is printed\n  beside it.',
      'Second.',
    ]);
  });
});
