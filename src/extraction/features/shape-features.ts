import type { FeatureRow } from './feature-row.ts';
import type { ReadSentence } from './sentence-features.ts';

const TENSE = {
  present: /^(?:BE|HAVE|DO|MODAL)$/u,
  past: /^(?:WAS|HAD|DID|ED)$/u,
  will: /^WILL$/u,
  must: /^MUST$/u,
} as const;
const PERSONS = [
  'WE',
  'YOU',
  'THEY',
  'ONE',
  'I',
  'IT',
  'PEOPLE',
  'NAME',
  '#',
  'NOT',
  'WH',
  'SUB',
  'BUT',
  'ABS',
];

/** Length, tense, person, figures, names, quotation: what can be counted without knowing a word. */
export function addShape(row: FeatureRow, { sentence, tokens, tags }: ReadSentence): void {
  const words = tokens.filter(({ kind }) => kind === 'word').length;
  addLength(row, words);
  const share = (tag: (name: string) => boolean): number => tags.filter(tag).length / Math.max(1, words);
  for (const [name, pattern] of Object.entries(TENSE)) {
    const part = share((tag) => pattern.test(tag));
    if (part > 0) row.add('shape', name);
    row.add('shape', `${name} share`, Math.min(1, 5 * part));
  }
  for (const person of PERSONS) {
    const times = tags.filter((tag) => tag === person).length;
    if (times > 0) row.add('shape', `has ${person}`);
    if (times > 1) row.add('shape', `has ${person} 2+`);
    row.add('shape', `${person} share`, Math.min(1, (5 * times) / Math.max(1, words)));
  }
  if (!tags.includes('NAME') && !tags.includes('#')) row.add('shape', 'no names, no figures');
  if (!tags.includes('ED') && !tags.includes('WAS') && !tags.includes('HAD')) row.add('shape', 'no past');
  addMarks(row, sentence.text, sentence.isQuestion);
}

function addLength(row: FeatureRow, words: number): void {
  row.add('shape', 'length', Math.log1p(words) / 3);
  for (const limit of [4, 6, 8, 10, 12, 15, 18, 22, 27, 35])
    if (words > limit) row.add('shape', `over ${limit}`, 0.5);
}

function addMarks(row: FeatureRow, text: string, isQuestion: boolean): void {
  if (isQuestion) row.add('shape', 'question');
  if (/["“”]/u.test(text)) row.add('shape', 'quotation');
  if (/[;—–]| - /u.test(text)) row.add('shape', 'semicolon or dash');
  if (/:\s/u.test(text)) row.add('shape', 'colon');
  if (/:\s*$/u.test(text)) row.add('shape', 'lead-in');
  if (/\(/u.test(text)) row.add('shape', 'bracket');
  if (!/[.!?]["”’')]*$/u.test(text)) row.add('shape', 'no full stop');
  const commas = text.split(',').length - 1;
  if (commas > 0) row.add('shape', 'comma');
  if (commas > 2) row.add('shape', 'commas');
  if (/\d{1,2}[.:]\d{2}|\b\d{1,2}\s?(?:am|pm)\b/u.test(text)) row.add('shape', 'time of day');
  if (/\b(?:19|20)\d{2}\b/u.test(text)) row.add('shape', 'year');
  if (/[£€$]\s?\d/u.test(text)) row.add('shape', 'sum of money');
  if (/https?:|www\.|@/u.test(text)) row.add('shape', 'address');
}

/** Where the sentence stands: kind of section, item or paragraph, place in block and note. */
export function addPlace(row: FeatureRow, { sentence }: ReadSentence, at: number, count: number): void {
  const kind = sentence.isItem ? 'item' : sentence.blockType;
  row.add('place', sentence.sectionKind);
  row.add('place', kind);
  row.add('place', `${sentence.sectionKind} ${kind}`);
  const { positionInBlock, sentencesInBlock } = sentence;
  const place = sentencesInBlock === 1 ? 'only' : placeIn(positionInBlock, sentencesInBlock);
  row.add('place', `${kind} ${place}`);
  row.add('place', `${sentence.sectionKind} ${kind} ${place}`);
  const tenth = Math.min(9, Math.floor((10 * at) / Math.max(1, count)));
  row.add('place', `note ${tenth}`);
  if (at < 3) row.add('place', `note first ${at}`);
  if (count - at <= 3) row.add('place', `note last ${count - at}`);
}

function placeIn(at: number, count: number): string {
  if (at === 0) return 'first';
  return at === count - 1 ? 'last' : 'inside';
}
