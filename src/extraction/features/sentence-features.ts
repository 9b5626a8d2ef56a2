import type { Sentence } from '../segment.ts';
import type { FeatureRow } from './feature-row.ts';
import { matchLexicon, type LexiconHit } from './lexicon.ts';
import { tagOf } from './word-tags.ts';
import { markNames, tokenise, type Token } from './tokenise.ts';

/** A sentence read once, for all features that need its words. */
export interface ReadSentence {
  sentence: Sentence;
  tokens: Token[];
  tags: string[];
  hits: LexiconHit[];
  /** How often each lexicon class occurs. */
  classes: Map<string, number>;
}

/** Reads the sentences of one note together, so that names are known throughout. */
export function readSentences(sentences: readonly Sentence[]): ReadSentence[] {
  const tokenised = sentences.map(({ text }) => tokenise(text));
  markNames(tokenised);
  return sentences.map((sentence, at) => {
    const tokens = tokenised[at]!;
    const hits = matchLexicon(tokens).filter((hit) => !isName(tokens, hit));
    return { sentence, tokens, tags: tokens.map(tagOf), hits, classes: countClasses(hits) };
  });
}

/** "Trust" in "Aire Head Learning Trust" says nothing about trust. */
function isName(tokens: readonly Token[], hit: LexiconHit): boolean {
  for (let at = hit.from; at < hit.to; at++) if (!tokens[at]!.name) return false;
  return true;
}

function countClasses(hits: readonly LexiconHit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entry } of hits)
    for (const name of entry.classes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Words, pairs of words and pieces of words. Names and figures stand for one another. */
export function addWords(row: FeatureRow, { tokens }: ReadSentence): void {
  const units = tokens.map((token) => (token.name ? 'NAME' : token.stem));
  const count = Math.max(4, units.length);
  const share = 1 / Math.sqrt(count);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (tokens[at]!.kind !== 'mark') row.add('word', unit, share, at, at + 1);
    const next = units[at + 1];
    row.add('bigram', `${unit} ${next ?? '$'}`, share, at, Math.min(at + 2, units.length));
    if (next !== undefined) {
      const third = units[at + 2];
      if (third !== undefined) {
        row.add('skip', `${unit} ${next} ${third}`, share, at, at + 3);
        row.add('skip', `${unit} _ ${third}`, share, at, at + 3);
      }
    }
    if (tokens[at]!.kind === 'word' && !tokens[at]!.name) addPieces(row, tokens[at]!.lower, at, share);
  }
  row.add('bigram', `^ ${units[0] ?? ''}`, share, 0, 1);
  row.add('skip', `^ ${units[0] ?? ''} ${units[1] ?? ''}`, share, 0, 2);
}

function addPieces(row: FeatureRow, word: string, at: number, share: number): void {
  if (word.length < 5) return;
  const padded = `<${word}>`;
  for (let i = 0; i + 4 <= padded.length; i++)
    row.add('char', padded.slice(i, i + 4), 0.5 * share, at, at + 1);
}

const PAIR_CLASS = /^(?:meaning:|register:|theme:[^#]+$)/u;

/** Lexicon phrases, the classes they belong to, and which classes come together. */
export function addClasses(row: FeatureRow, { hits, classes }: ReadSentence): void {
  const placed = new Set<string>();
  for (const { entry, from, to } of hits) {
    if (entry.words > 1 || entry.text.startsWith('=')) row.add('phrase', entry.text, 1, from, to);
    for (const name of entry.classes) {
      if (placed.has(name)) continue;
      placed.add(name);
      const times = classes.get(name)!;
      row.add(name.startsWith('near:') ? 'synonym' : 'class', name, 1, from, to);
      if (name.startsWith('near:')) continue;
      row.add('class', `${name} n`, Math.log(times), from, to);
      if (times > 1) row.add('class', `${name} 2+`, 1, from, to);
    }
  }
  const names = [...placed].filter((name) => PAIR_CLASS.test(name)).sort();
  const share = 2 / Math.max(2, names.length);
  for (let i = 0; i < names.length; i++)
    for (let j = i + 1; j < names.length; j++) row.add('pair', `${names[i]} & ${names[j]}`, share);
}

/** The sentence's frame: its rough parts of speech in sequence. */
export function addTags(row: FeatureRow, { tags, tokens }: ReadSentence): void {
  const share = 1 / Math.sqrt(Math.max(4, tags.length));
  for (let at = 0; at <= tags.length; at++) {
    const before = tags[at - 1] ?? '^';
    const here = tags[at] ?? '$';
    row.add('tag', here, share, at, at + 1);
    row.add('tag', `${before} ${here}`, share, Math.max(0, at - 1), at + 1);
    row.add('tag', `${tags[at - 2] ?? '^'} ${before} ${here}`, share, Math.max(0, at - 2), at + 1);
  }
  row.add('tag', `start ${tags.slice(0, 2).join(' ')}`, 1, 0, 2);
  row.add('tag', `start ${tags.slice(0, 3).join(' ')}`, 1, 0, 3);
  const firstVerb = tags.find((tag) => /^(?:BE|WAS|HAVE|HAD|DO|DID|MODAL|WILL|MUST|ED)$/u.test(tag));
  row.add('tag', `verb ${firstVerb ?? 'none'}`, 1);
  row.add('tag', `end ${tokens.at(-1)?.lower ?? ''}`, 1);
}
