import type { Shown } from './extract.ts';
import { formatQuery, type QueryPart } from './parse-query.ts';
import type { IndexDocument, LikelyTheme, SearchType } from './port.ts';

/** A document has to have the words that make up this share of what the query says, by how rare each is. */
const neededShare = 0.35;
/** What a word counts by where it stands; a note has so many words that one of them says little. */
const attributeWeights: Record<string, number> = { title: 1, text: 0.6, names: 0.5, forms: 0.7, about: 0.2 };
const noteAttributeWeights: Record<string, number> = { title: 1, text: 0.25, names: 0.2 };
const noteWeight = 0.9;
/** Beside what all its words count: for having them close together, as written, and for standing under a theme. */
const closeness: Record<SearchType, number> = { insight: 0.5, example: 0.5, note: 0.25 };
const verbatim = 0.4;
const themeLift = 0.8;
const mostFound = 100;

/** A hit of one part of the query. */
export interface PartHit extends Shown, Pick<IndexDocument, 'id' | 'themes'> {
  _rankingScore?: number;
  _matchesPosition?: Record<string, unknown>;
}

export interface PartResult {
  type: SearchType;
  word: Wording['word'];
  /** How many documents have it. */
  total: number;
  hits: PartHit[];
}

export interface Wording {
  /** Number of the word that it asks for, or the query as a whole, as one phrase or not. */
  word: number | 'all' | 'phrase';
  q: string;
}

/** The query as a whole, and each word that may be missing with what may not. */
export function wordingsOf(parts: readonly QueryPart[]): Wording[] {
  const fixed = parts.filter(({ quoted }) => quoted);
  const free = parts.filter(({ quoted }) => !quoted);
  // A space behind a word says that it is finished: only the last may be the beginning of another.
  const single = free.map((part, i) => ({
    word: i,
    q: formatQuery([...fixed, part]) + (i < free.length - 1 ? ' ' : ''),
  }));
  const phrase = { words: free.flatMap(({ words }) => words), quoted: true, negated: false };
  return [
    { word: 'all', q: formatQuery(parts) },
    { word: 'phrase', q: formatQuery([...fixed, phrase]) },
    ...single,
  ];
}

export interface WideHit extends Shown {
  type: SearchType;
  id: string;
}

interface Candidate extends WideHit {
  /** Of the likely themes that it is under. */
  lift: number;
  /** How rare the words that it has are, together, and the same by where they stand. */
  share: number;
  score: number;
  /** How close together and in order they are. */
  wholeness: number;
}

/**
 * Ranks what has some of the words: rare words first, then where they stand, how close together, and what the query
 * is probably about. `documents` is the number of all.
 */
export function sumOfParts(
  results: readonly PartResult[],
  documents: number,
  likelyThemes: readonly LikelyTheme[],
): WideHit[] {
  const rarity = rarityOfWords(results, documents);
  const candidates = new Map<string, Candidate>();
  for (const { type, word, hits } of results) {
    for (const hit of hits) {
      const candidate = candidates.get(hit.id) ?? begin(type, hit, likelyThemes);
      candidates.set(hit.id, candidate);
      if (typeof word === 'number') addWord(candidate, hit, rarity[word]!);
      else candidate.wholeness += (hit._rankingScore ?? 0) * (word === 'phrase' ? verbatim : closeness[type]);
    }
  }
  const all = rarity.reduce((sum, one) => sum + one, 0);
  const value = ({ type, score, share, wholeness, lift }: Candidate): number =>
    (score + wholeness * share + lift * all) * (type === 'note' ? noteWeight : 1);
  return [...candidates.values()]
    .filter(({ share }) => share >= neededShare * all * 0.999)
    .sort((a, b) => value(b) - value(a) || (a.id < b.id ? 1 : -1))
    .slice(0, mostFound);
}

/** BM25’s idf of each word. */
function rarityOfWords(results: readonly PartResult[], documents: number): number[] {
  const found: number[] = [];
  for (const { word, total } of results)
    if (typeof word === 'number') found[word] = (found[word] ?? 0) + total;
  return found.map((total) => Math.log(1 + (documents - total + 0.5) / (total + 0.5)));
}

function begin(type: SearchType, hit: PartHit, likelyThemes: readonly LikelyTheme[]): Candidate {
  const under = likelyThemes.filter(({ slug }) => hit.themes.includes(slug));
  const lift = themeLift * under.reduce((sum, { confidence }) => sum + confidence, 0);
  const { id, title, text } = hit;
  return { type, id, title, text, lift, share: 0, score: 0, wholeness: 0 };
}

function addWord(candidate: Candidate, hit: PartHit, rarity: number): void {
  candidate.share += rarity;
  candidate.score += rarity * (hit._rankingScore ?? 0) * weightOf(candidate.type, hit);
}

function weightOf(type: SearchType, { _matchesPosition = {} }: PartHit): number {
  const weights = type === 'note' ? noteAttributeWeights : attributeWeights;
  return Math.max(0, ...Object.keys(_matchesPosition).map((attribute) => weights[attribute] ?? 0));
}
