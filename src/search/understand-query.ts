import { sql } from 'drizzle-orm';
import { textArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import { forgivenTypos, typingDistance } from './edit-distance.ts';
import type { QueryPart } from './parse-query.ts';
import type { Concept } from './synonyms.ts';

/** One thing that is looked for, with all that counts as it. Everything is folded; alternatives may be phrases. */
export interface Term {
  /** The word as written, or the phrase. */
  exact: string;
  quoted: boolean;
  /** Labels that mean the same, where the word is (part of) a label or alias. */
  synonyms: string[];
  /** Terms and examples that are called so: what is under them counts as having the word. */
  slugs: string[];
  /** Words that begin so: only of the last word, which may still be being typed. */
  completions: string[];
  /** Words that it may be a misspelling of. */
  corrections: string[];
}

export interface UnderstoodQuery {
  terms: Term[];
  excluded: string[];
}

const maxCompletions = 25;
const maxCorrections = 4;
const minPrefixLength = 2;
const longestLabel = 6;
/** Longer words may have a typo more, where nothing is nearer. */
const minHardTypo = 6;
/** Of words that share the first letter and nearly the length: what is compared letter by letter. */
const maxCandidates = 4000;

interface WordRow {
  folded: string;
  known: boolean;
  completions: string[];
  candidates: string[];
}

/** What the words of a query may stand for; `concepts` by folded label. */
export async function understandQuery(
  db: Queryable,
  parts: readonly QueryPart[],
  concepts: ReadonlyMap<string, Concept>,
): Promise<UnderstoodQuery> {
  const wanted = parts.filter(({ negated }) => !negated);
  const rows = await readWords(
    db,
    wanted.map(({ words }) => words.join(' ')),
  );
  const terms = wanted.map(({ quoted }, i): Term => {
    const { folded, known, completions, candidates } = rows[i]!;
    const last = i === wanted.length - 1 && !quoted && folded.length >= minPrefixLength;
    const misspelt = !quoted && !known && !(last && completions.length > 0);
    return {
      exact: folded,
      quoted,
      synonyms: [],
      slugs: [],
      completions: last ? completions.filter((word) => word !== folded) : [],
      corrections: misspelt ? nearestWords(folded, candidates) : [],
    };
  });
  addConcepts(terms, concepts);
  const excluded = parts.filter(({ negated }) => negated).map(({ words }) => words.join(' '));
  return { terms, excluded };
}

async function readWords(db: Queryable, words: readonly string[]): Promise<WordRow[]> {
  if (words.length === 0) return [];
  return read<WordRow>(
    db,
    // Materialised, or each word would be folded again for every word that it is compared with.
    sql`
    with w as materialized (select position, fold_label(raw) as folded
      from unnest(${textArray(words)}) with ordinality given (raw, position))
    select folded, known,
      case when length(folded) >= ${minPrefixLength} then array(select word from search_words
        where word like replace(folded, '_', '') || '%' order by length(word), word limit ${maxCompletions})
        else '{}' end as completions,
      case when known or folded ~ '[^[:alpha:]]' or length(folded) < 4 then '{}' else array(
        select word from search_words
        where left(word, 1) = left(folded, 1) and length(word) between length(folded) - 2 and length(folded) + 2
        union select word from search_words where word % folded limit ${maxCandidates}) end as candidates
    from w cross join lateral (select exists (select from search_words where word = folded) as known) k
    order by position`,
  );
}

function nearestWords(word: string, candidates: readonly string[]): string[] {
  const usual = forgivenTypos(word);
  return (
    within(word, candidates, usual) ??
    (word.length >= minHardTypo ? within(word, candidates, usual + 1) : null) ??
    []
  );
}

function within(word: string, candidates: readonly string[], limit: number): string[] | null {
  const near = candidates
    .map((candidate) => ({ candidate, distance: typingDistance(word, candidate, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  const best = near[0]?.distance;
  if (best === undefined) return null;
  return near
    .filter(({ distance }) => distance === best)
    .slice(0, maxCorrections)
    .map(({ candidate }) => candidate);
}

/** Labels of several words are recognised across the words of the query, the longest first, corrected ones included. */
function addConcepts(terms: Term[], concepts: ReadonlyMap<string, Concept>): void {
  const spelt = terms.map(({ exact, corrections }) => corrections[0] ?? exact);
  for (let from = 0; from < terms.length; from += 1) {
    for (let to = Math.min(terms.length, from + longestLabel); to > from; to -= 1) {
      const labels = [spelt.slice(from, to).join(' '), spelt.slice(from, to).join('-')];
      const meant = labels.flatMap((label) => concepts.get(label) ?? []);
      for (const { synonyms, slugs } of meant) {
        for (const term of terms.slice(from, to)) {
          term.synonyms.push(...synonyms);
          term.slugs.push(...slugs);
        }
      }
      if (meant.length > 0) break;
    }
  }
}
