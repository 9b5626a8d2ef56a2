import type { Sentence } from '../segment.ts';
import { joinKeys, keyOf, type FeatureRow } from './feature-row.ts';
import { matchLexicon, type LexiconClass, type LexiconHit } from './lexicon.ts';
import { tagOf } from './word-tags.ts';
import { markNames, tokenise, type Token } from './tokenise.ts';

/** A sentence read once, for all features that need its words. */
export interface ReadSentence {
  sentence: Sentence;
  tokens: Token[];
  tags: string[];
  hits: LexiconHit[];
  /** How often each lexicon class occurs. */
  classes: Map<LexiconClass, number>;
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

function countClasses(hits: readonly LexiconHit[]): Map<LexiconClass, number> {
  const counts = new Map<LexiconClass, number>();
  for (const { entry } of hits)
    for (const found of entry.classes) counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}

const NAME = keyOf('NAME');
const START = keyOf('^');
const END = keyOf('$');
const SKIPPED = keyOf('_');

/** Words, pairs and triples of words, and pieces of words. Names and figures stand for one another. */
export function addWords(row: FeatureRow, { tokens }: ReadSentence): void {
  const keys = tokens.map((token) => (token.name ? NAME : keyOf(token.stem)));
  const count = keys.length;
  const share = 1 / Math.sqrt(Math.max(4, count));
  row.addKey('bigram', joinKeys(START, keys[0] ?? END), share, 0, 1);
  row.addKey('skip', joinKeys(joinKeys(START, keys[0] ?? END), keys[1] ?? END), share, 0, 2);
  for (let at = 0; at < count; at++) {
    const { kind, name, lower } = tokens[at]!;
    const pair = joinKeys(keys[at]!, keys[at + 1] ?? END);
    if (kind !== 'mark') row.addKey('word', keys[at]!, share, at, at + 1);
    row.addKey('bigram', pair, share, at, Math.min(at + 2, count));
    if (at + 2 < count) {
      row.addKey('skip', joinKeys(pair, keys[at + 2]!), share, at, at + 3);
      row.addKey('skip', joinKeys(joinKeys(keys[at]!, SKIPPED), keys[at + 2]!), share, at, at + 3);
    }
    if (kind === 'word' && !name) addPieces(row, lower, at, share);
  }
}

const PIECE = 4;

/** Four letters at a time, with the ends of the word marked. */
function addPieces(row: FeatureRow, word: string, at: number, share: number): void {
  if (word.length <= PIECE) return;
  const padded = `<${word}>`;
  for (let i = 0; i + PIECE <= padded.length; i++) {
    let key = 0;
    for (let k = i; k < i + PIECE; k++)
      key = Math.imul(key ^ padded.charCodeAt(k), 0x01000193) ^ (key >>> 11);
    row.addKey('char', key >>> 0, 0.5 * share, at, at + 1);
  }
}

const TIMES = keyOf('n');
const TWICE = keyOf('2+');

/** Lexicon phrases and the classes they belong to. */
export function addClasses(row: FeatureRow, { hits, classes }: ReadSentence): void {
  const placed = new Set<LexiconClass>();
  for (const { entry, from, to } of hits) {
    if (entry.words > 1) row.addKey('phrase', entry.key, 1, from, to);
    for (const found of entry.classes) {
      if (placed.has(found)) continue;
      placed.add(found);
      row.addKey(found.isSynonym ? 'synonym' : 'class', found.key, 1, from, to);
      const times = classes.get(found)!;
      if (found.isSynonym || times === 1) continue;
      row.addKey('class', joinKeys(found.key, TIMES), Math.log(times), from, to);
      row.addKey('class', joinKeys(found.key, TWICE), 1, from, to);
    }
  }
}

/** The sentence's frame: its rough parts of speech in sequence. */
export function addTags(row: FeatureRow, { tags, tokens }: ReadSentence): void {
  const share = 1 / Math.sqrt(Math.max(4, tags.length));
  let [before, beforeThat] = [START, START];
  for (let at = 0; at <= tags.length; at++) {
    const here = at < tags.length ? keyOf(tags[at]!) : END;
    const pair = joinKeys(before, here);
    row.addKey('tag', here, share, at, at + 1);
    row.addKey('tag', pair, share, Math.max(0, at - 1), at + 1);
    row.addKey('tag', joinKeys(beforeThat, pair), share, Math.max(0, at - 2), at + 1);
    [before, beforeThat] = [here, before];
  }
  row.add('tag', `start ${tags.slice(0, 2).join(' ')}`, 1, 0, 2);
  row.add('tag', `start ${tags.slice(0, 3).join(' ')}`, 1, 0, 3);
  const firstVerb = tags.find((tag) => /^(?:BE|WAS|HAVE|HAD|DO|DID|MODAL|WILL|MUST|ED)$/u.test(tag));
  row.add('tag', `verb ${firstVerb ?? 'none'}`, 1);
  row.add('tag', `end ${tokens.at(-1)?.lower ?? ''}`, 1);
}
