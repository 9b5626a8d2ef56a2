import { themeCues } from '../theme-cues.ts';
import { meaningLexicon } from './lexicon-meaning.ts';
import { registerLexicon } from './lexicon-register.ts';
import { synonyms } from './lexicon-synonyms.ts';
import { keyOf } from './feature-row.ts';
import { tokenise, type Token } from './tokenise.ts';

/** A class of words found in a sentence: `from..to` are token positions, end exclusive. */
export interface LexiconHit {
  entry: Entry;
  from: number;
  to: number;
}

export interface Entry {
  /** As written in the lexicon. */
  text: string;
  key: number;
  classes: LexiconClass[];
  words: number;
}

/** `theme:governance`, `theme:governance#2` (its line), `meaning:decide`, `register:cause` or `near:quit`. */
export interface LexiconClass {
  name: string;
  key: number;
  isSynonym: boolean;
  isLine: boolean;
}

interface Node {
  next: Map<string, Node>;
  /** Follows after up to four words. */
  gap?: Node;
  entry?: Entry;
}

const MAX_GAP = 4;
let root: Node | null = null;

/** All entries of the lexicon that stand in the sentence, longest first at each place, overlaps included. */
export function matchLexicon(tokens: readonly Token[]): LexiconHit[] {
  const start = lexicon();
  const hits: LexiconHit[] = [];
  for (let at = 0; at < tokens.length; at++) walk(start, tokens, at, at, hits);
  return hits;
}

function walk(node: Node, tokens: readonly Token[], from: number, at: number, hits: LexiconHit[]): void {
  const token = tokens[at];
  if (token) {
    const next = node.next.get(token.stem);
    if (next) step(next, tokens, from, at + 1, hits);
  }
  if (node.gap)
    for (let skip = 0; skip <= MAX_GAP && at + skip < tokens.length; skip++)
      walk(node.gap, tokens, from, at + skip, hits);
}

function step(node: Node, tokens: readonly Token[], from: number, to: number, hits: LexiconHit[]): void {
  if (node.entry) hits.push({ entry: node.entry, from, to });
  if (node.next.size > 0 || node.gap) walk(node, tokens, from, to, hits);
}

function lexicon(): Node {
  if (root) return root;
  root = { next: new Map() };
  for (const [slug, cues] of Object.entries(themeCues)) {
    const lines = cues.trim().split('\n');
    lines.forEach((line, k) => addEntries(line, [`theme:${slug}`, `theme:${slug}#${k}`]));
  }
  for (const [name, words] of Object.entries(meaningLexicon)) addEntries(words, [`meaning:${name}`]);
  for (const [name, words] of Object.entries(registerLexicon)) addEntries(words, [`register:${name}`]);
  for (const line of synonyms.trim().split('\n')) addEntries(line, [`near:${line.split(',', 1)[0]!}`]);
  return root;
}

const known = new Map<string, LexiconClass>();

function classOf(name: string): LexiconClass {
  const found = known.get(name) ?? {
    name,
    key: keyOf(name),
    isSynonym: name.startsWith('near:'),
    isLine: name.includes('#'),
  };
  known.set(name, found);
  return found;
}

function addEntries(list: string, names: string[]): void {
  const classes = names.map(classOf);
  for (const part of list.split(',')) if (part.trim() !== '') addEntry(part.trim(), classes);
}

function addEntry(text: string, classes: readonly LexiconClass[]): void {
  let node = root!;
  let words = 0;
  for (const part of text.split(/\s+/u)) {
    if (part === '..') {
      node = node.gap ??= { next: new Map() };
      continue;
    }
    for (const { stem } of tokenise(part)) {
      const next: Node = node.next.get(stem) ?? { next: new Map() };
      node.next.set(stem, next);
      node = next;
      words++;
    }
  }
  node.entry ??= { text, key: keyOf(text), classes: [], words };
  for (const added of classes)
    if (!node.entry.classes.some(({ name }) => name === added.name)) node.entry.classes.push(added);
}
