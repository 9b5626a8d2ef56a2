import { themeCues } from '../theme-cues.ts';
import { meaningLexicon } from './lexicon-meaning.ts';
import { registerLexicon } from './lexicon-register.ts';
import { synonyms } from './lexicon-synonyms.ts';
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
  /** Class names: `theme:governance`, `theme:governance#2` (its line), `meaning:decide`, `register:cause`, `near:quit`. */
  classes: string[];
  words: number;
}

interface Node {
  next: Map<string, Node>;
  /** Follows after up to four words. */
  gap?: Node;
  entry?: Entry;
}

const MAX_GAP = 4;
let root: Node | null = null;
let prefixes: Map<string, Entry> | null = null;

/** All entries of the lexicon that stand in the sentence, longest first at each place, overlaps included. */
export function matchLexicon(tokens: readonly Token[]): LexiconHit[] {
  const start = lexicon();
  const hits: LexiconHit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    walk(start, tokens, at, at, hits);
    const { lower, kind } = tokens[at]!;
    if (kind === 'mark') continue;
    for (let length = 1; length < lower.length; length++) {
      const entry = prefixes!.get(lower.slice(0, length));
      if (entry) hits.push({ entry, from: at, to: at + 1 });
      if (length > 12) break;
    }
  }
  return hits;
}

function walk(node: Node, tokens: readonly Token[], from: number, at: number, hits: LexiconHit[]): void {
  const token = tokens[at];
  if (token) {
    const byStem = node.next.get(token.stem);
    if (byStem) step(byStem, tokens, from, at + 1, hits);
    const byForm = node.next.get(`=${token.lower}`);
    if (byForm) step(byForm, tokens, from, at + 1, hits);
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
  prefixes = new Map();
  for (const [slug, cues] of Object.entries(themeCues)) {
    const lines = cues.trim().split('\n');
    lines.forEach((line, k) => addEntries(line, [`theme:${slug}`, `theme:${slug}#${k}`]));
  }
  for (const [name, words] of Object.entries(meaningLexicon)) addEntries(words, [`meaning:${name}`]);
  for (const [name, words] of Object.entries(registerLexicon)) addEntries(words, [`register:${name}`]);
  for (const line of synonyms.trim().split('\n')) addEntries(line, [`near:${line.split(',', 1)[0]!}`]);
  return root;
}

function addEntries(list: string, classes: string[]): void {
  for (const part of list.split(',')) {
    const text = part.trim();
    if (text.endsWith('*')) addPrefix(text, classes);
    else if (text !== '') addEntry(text, classes);
  }
}

function addPrefix(text: string, classes: string[]): void {
  const prefix = text.slice(0, -1);
  const entry = prefixes!.get(prefix) ?? { text, classes: [], words: 1 };
  prefixes!.set(prefix, { ...entry, classes: [...new Set([...entry.classes, ...classes])] });
}

function addEntry(text: string, classes: string[]): void {
  let node = root!;
  let words = 0;
  for (const part of text.split(/\s+/u)) {
    if (part === '..') {
      node = node.gap ??= { next: new Map() };
      continue;
    }
    const keys = part.startsWith('=') ? [part] : tokenise(part).map((piece) => piece.stem);
    for (const key of keys) {
      const next: Node = node.next.get(key) ?? { next: new Map() };
      node.next.set(key, next);
      node = next;
      words++;
    }
  }
  node.entry = {
    text: node.entry?.text ?? text,
    classes: [...new Set([...(node.entry?.classes ?? []), ...classes])],
    words,
  };
}
