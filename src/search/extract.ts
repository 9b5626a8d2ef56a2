import { stemOf } from '../extraction/features/lemma.ts';
import { forgivenTypos, typingDistance } from './edit-distance.ts';
import type { QueryPart } from './parse-query.ts';
import { markEnd, markStart, type IndexDocument, type SearchType } from './port.ts';
import type { Concept } from './synonyms.ts';

const extractWords = 30;
/** Of texts that are hardly words: characters of an extract, and of those before what matched. */
const [extractCharacters, leadCharacters] = [600, 200];
/** Words of a query that may be one label together. */
const longestLabel = 6;
const word = /[\p{L}\p{M}\p{N}]+/gu;
const sentinels = new RegExp(`[${markStart}${markEnd}]`, 'gu');
const sentenceEnd = /[.!?\n]/u;

/** What an extract is made of. */
export type Shown = Pick<IndexDocument, 'title' | 'text'>;

/** A word that is looked for, or several side by side. Folded. */
interface Wish {
  words: string[];
  /** Other forms of it and misspellings will do. */
  free: boolean;
  /** It may be the beginning of a word. */
  unfinished: boolean;
}

/** The numbers of its first and last word. */
interface Match {
  first: number;
  last: number;
  wish: Wish;
}

/**
 * Makes extracts that mark what a query matched: words in any form, whole where they were typed in part, misspelt
 * ones where the document has none nearer, phrases, and labels that mean the same. Meilisearch makes such extracts
 * too, but of every candidate of every index, shown or not: a third of the time of a search
 * (`bench/search-overhead.mjs`).
 */
export class Extracts {
  readonly #wishes: Wish[];
  /** Of what is free: which words it matches, and which are a misspelling of it. */
  readonly #same: (wish: Wish, candidate: string) => boolean = remembered(isSame);
  readonly #near: (wish: Wish, candidate: string) => boolean = remembered(isNear);

  constructor(parts: readonly QueryPart[], concepts: ReadonlyMap<string, Concept>) {
    const wanted = parts.filter(({ negated }) => !negated);
    const asked = wanted.map(({ words, quoted }, i): Wish => {
      const folded = splitWords(words.join(' '));
      const free = !quoted && folded.length === 1;
      return { words: folded, free, unfinished: free && i === wanted.length - 1 };
    });
    const labels = synonymsOf(wanted, concepts).map(splitWords);
    this.#wishes = [...asked, ...labels.map((words) => ({ words, free: false, unfinished: false }))];
  }

  /** Text with sentinels. Where the title of anything but a note has a match, it says more than its text. */
  of(type: SearchType, { title, text }: Shown): string {
    const [heading, body] = [new Passage(title), new Passage(text)];
    const found = this.#wishes.map((wish) => this.#find(wish, [heading, body]));
    const inTitle = found.flatMap(([matches = []]) => matches);
    const inText = found.flatMap(([, matches = []]) => matches);
    const showsTitle = text === '' || (type !== 'note' && inTitle.length > 0);
    return showsTitle ? heading.mark(inTitle) : body.extract(inText);
  }

  #find(wish: Wish, passages: Passage[]): Match[][] {
    if (!wish.free) return passages.map((passage) => passage.findPhrase(wish));
    const same = passages.map((passage) => passage.findWord(wish, this.#same));
    if (same.some((matches) => matches.length > 0)) return same;
    return passages.map((passage) => passage.findWord(wish, this.#near));
  }
}

/** A text by its words. */
class Passage {
  readonly #text: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #folded: string[] = [];
  /** Where each folded word stands. */
  readonly #places = new Map<string, number[]>();

  constructor(original: string) {
    this.#text = original.replaceAll(sentinels, '');
    for (const { 0: found, index } of this.#text.matchAll(word)) {
      const folded = foldWord(found);
      const places = this.#places.get(folded);
      if (places) places.push(this.#starts.length);
      else this.#places.set(folded, [this.#starts.length]);
      this.#folded.push(folded);
      this.#starts.push(index);
      this.#ends.push(index + found.length);
    }
  }

  findWord(wish: Wish, fits: (wish: Wish, candidate: string) => boolean): Match[] {
    const matches: Match[] = [];
    for (const [candidate, places] of this.#places)
      if (fits(wish, candidate))
        for (const place of places) matches.push({ first: place, last: place, wish });
    return matches;
  }

  findPhrase(wish: Wish): Match[] {
    const [start = '', ...others] = wish.words;
    const follows = (place: number): boolean =>
      others.every((other, i) => this.#folded[place + i + 1] === other);
    const places = this.#places.get(start) ?? [];
    return places.filter(follows).map((first) => ({ first, last: first + others.length, wish }));
  }

  mark(matches: readonly Match[]): string {
    return this.#cut(0, this.#text.length, matches);
  }

  /** So many words around most of what matched, from the beginning of a sentence where one is near. */
  extract(matches: readonly Match[]): string {
    const { first, last } = densest(matches);
    const spare = Math.max(0, extractWords - (last - first + 1));
    const latest = Math.max(0, Math.min(first, this.#starts.length - extractWords));
    const earliest = Math.max(0, Math.min(latest, first - spare));
    let from = Math.min(latest, Math.max(earliest, first - Math.floor(spare / 2)));
    for (let place = first; place >= earliest; place -= 1) {
      if (place > latest || !this.#beginsSentence(place)) continue;
      from = place;
      break;
    }
    const [start, end] = this.#around(from, Math.min(this.#starts.length, from + extractWords));
    const begin = this.#whole(Math.max(start, (this.#starts[first] ?? 0) - leadCharacters));
    return this.#cut(begin, this.#whole(Math.min(end, begin + extractCharacters)), matches);
  }

  #beginsSentence(place: number): boolean {
    return place === 0 || sentenceEnd.test(this.#text.slice(this.#ends[place - 1], this.#starts[place]));
  }

  /** Where the words from number `from` to before `to` stand, with what is around them at either end of the text. */
  #around(from: number, to: number): [start: number, end: number] {
    return [
      from === 0 ? 0 : this.#starts[from]!,
      to === this.#starts.length ? this.#text.length : this.#ends[to - 1]!,
    ];
  }

  /** The same place, or the one before where that is within a character. */
  #whole(at: number): number {
    return /^[\uDC00-\uDFFF]/.test(this.#text.slice(at, at + 1)) ? at - 1 : at;
  }

  #cut(start: number, end: number, matches: readonly Match[]): string {
    const marked = new Set(
      matches.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
    );
    let [out, at] = [start > 0 ? '…' : '', start];
    for (const place of [...marked].sort((a, b) => a - b)) {
      const [begins, ends] = [this.#starts[place]!, this.#ends[place]!];
      if (begins < start || ends > end) continue;
      out += this.#text.slice(at, begins) + markStart + this.#text.slice(begins, ends) + markEnd;
      at = ends;
    }
    return out + this.#text.slice(at, end) + (end < this.#text.length ? '…' : '');
  }
}

/** The first stretch of an extract’s length that has most of what was wished, and most often. */
function densest(matches: readonly Match[]): { first: number; last: number } {
  const sorted = matches.toSorted((a, b) => a.first - b.first);
  const worth = new Map<Wish, number>();
  let [best, bestScore] = [{ first: 0, last: -1 }, 0];
  let from = 0;
  let score = 0;
  const count = ({ wish }: Match, change: 1 | -1): void => {
    const times = (worth.get(wish) ?? 0) + change;
    worth.set(wish, times);
    // The first of a wish is worth more than any further ones of others could be.
    score += change * (times === (change === 1 ? 1 : 0) ? extractWords : 1);
  };
  for (const match of sorted) {
    count(match, 1);
    while (match.last - sorted[from]!.first >= extractWords && sorted[from] !== match)
      count(sorted[from++]!, -1);
    if (score > bestScore) [best, bestScore] = [{ first: sorted[from]!.first, last: match.last }, score];
  }
  return best;
}

function isSame({ words: [wanted = ''], unfinished }: Wish, candidate: string): boolean {
  return (
    candidate === wanted ||
    (unfinished && candidate.startsWith(wanted)) ||
    stemOf(candidate) === stemOf(wanted)
  );
}

function isNear({ words: [wanted = ''], unfinished }: Wish, candidate: string): boolean {
  const limit = forgivenTypos(wanted);
  if (limit === 0) return false;
  const near = (other: string): boolean => typingDistance(wanted, other, limit) <= limit;
  return near(candidate) || (unfinished && near(candidate.slice(0, wanted.length)));
}

/** A text’s words come again in the next hit: each is compared with each wish once. */
function remembered(
  compare: (wish: Wish, candidate: string) => boolean,
): (wish: Wish, candidate: string) => boolean {
  const known = new Map<Wish, Map<string, boolean>>();
  return (wish, candidate) => {
    let answers = known.get(wish);
    if (!answers) known.set(wish, (answers = new Map()));
    let answer = answers.get(candidate);
    if (answer === undefined) answers.set(candidate, (answer = compare(wish, candidate)));
    return answer;
  };
}

/** What else the labels that words of the query make up are called. */
function synonymsOf(parts: readonly QueryPart[], concepts: ReadonlyMap<string, Concept>): string[] {
  const words = parts.map((part) => splitWords(part.words.join(' ')).join(' '));
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + longestLabel); to += 1) {
      const run = words.slice(from, to);
      for (const label of [run.join(' '), run.join('-')])
        found.push(...(concepts.get(label)?.synonyms ?? []));
    }
  }
  return [...new Set(found)];
}

const splitWords = (text: string): string[] => [...text.matchAll(word)].map(([one]) => foldWord(one));

const isPlain = /^[a-zA-Z0-9]+$/;
const accents = /\p{M}/gu;

const foldWord = (one: string): string =>
  (isPlain.test(one) ? one : one.normalize('NFKD').replaceAll(accents, '')).toLowerCase();
