import { sql, type SQL } from 'drizzle-orm';
import { allOf, textArray } from '../db/conditions.ts';
import type { Database } from '../db/client.ts';
import { read } from '../db/read.ts';
import { staleDocumentIds } from './documents.ts';
import { parseQuery } from './parse-query.ts';
import {
  markEnd,
  markStart,
  type EngineHit,
  type EngineResults,
  type FacetCounts,
  type LikelyTheme,
  type SearchEngine,
  type SearchFacet,
  type SearchQuery,
} from './port.ts';
import { facetValues, filterConditions } from './postgres-filters.ts';
import type { Concepts } from './synonyms.ts';
import { understandQuery, type Term, type UnderstoodQuery } from './understand-query.ts';

/** Weights of text, definitions, names and title, as ts_rank takes them: D, C, B, A. */
const weights = sql`'{0.2, 0.12, 0.55, 1}'::real[]`;
/** How much what stands for a word counts beside the word itself. */
const discount = { synonyms: 0.8, completions: 0.6, corrections: 0.7 } as const;
/** A document has to have the words that make up this share of what the query says, by how rare each is. */
const neededShare = 0.35;
/** What is classified under a term or example that is called so: as much as a word in the title, as ts_rank has it. */
const classified = 0.6;
/** A note is under most of its themes for a few of its sentences. */
const classifiedNote = 0.25;
/** Beside what all its words count, for having them one after the other. */
const verbatim = 0.4;
const classifiedOwnWords = 0.25;
/** For standing under a theme that the query is certainly about. */
const themeLift = 0.5;
const headline = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=35, MinWords=20`;
/** ts_headline reads all it is given: enough for any meeting's note. */
const headlineLength = 40_000;

interface WeightedTerm {
  exact: SQL;
  /** The word and all that stands for it. */
  any: SQL;
  /** The word, or what it may be the beginning or a misspelling of. */
  spelt: SQL;
  variants: { query: SQL; weight: number }[];
  slugs: string[];
  misspelt: boolean;
  quoted: boolean;
  /** How much it tells: rare words more (BM25's idf). */
  idf: number;
}

interface Plan {
  terms: WeightedTerm[];
  excluded: SQL[];
  /** Nothing but words that say nothing. */
  empty: boolean;
}

/**
 * Full text in PostgreSQL over `search_documents`: English stems without accents, phrases and negation, the last
 * word as a prefix, typos against the words that were ever published, labels for their aliases and back.
 */
export class PostgresEngine implements SearchEngine {
  readonly name = 'postgres';
  readonly #db: Database;
  readonly #concepts: Concepts;

  constructor(db: Database, concepts: Concepts) {
    this.#db = db;
    this.#concepts = concepts;
  }

  async search(query: SearchQuery): Promise<EngineResults> {
    const plan = await this.#plan(query.q);
    if (plan.empty) return { hits: [], total: 0, facets: {} };
    const [hits, total, facets] = await Promise.all([
      this.#rank(query, plan),
      this.#count(query, plan),
      this.#countFacets(query, plan),
    ]);
    return { hits, total, facets };
  }

  async #plan(q: string): Promise<Plan> {
    const parts = parseQuery(q);
    const understood = await understandQuery(this.#db, parts, await this.#concepts.read());
    const asked = q.trim() !== '';
    const { terms, excluded } = await this.#weigh(understood);
    const nothingMeant = asked && terms.length === 0 && (understood.terms.length > 0 || parts.length === 0);
    return { terms, excluded, empty: nothingMeant };
  }

  /** Drops stop words and finds out how rare the others are. */
  async #weigh({ terms, excluded }: UnderstoodQuery): Promise<{ terms: WeightedTerm[]; excluded: SQL[] }> {
    const out = excluded.map((phrase) => phraseQuery(phrase));
    if (terms.length === 0) return { terms: [], excluded: out };
    const queries = terms.map(termQueries);
    const counts = sql.join(
      queries.map(
        ({ exact, any }) => sql`jsonb_build_array(numnode(${exact}),
        (select count(*) from search_documents d where d.vector @@ ${any}))`,
      ),
      sql`, `,
    );
    const [row] = await read<{ counts: [number, number][]; documents: number }>(
      this.#db,
      sql`select jsonb_build_array(${counts}) as counts, (select count(*)::int from search_documents) as documents`,
    );
    const documents = row?.documents ?? 0;
    const weighted = queries.flatMap((query, i): WeightedTerm[] => {
      const [nodes, found] = row?.counts[i] ?? [0, 0];
      return nodes === 0 ? [] : [{ ...query, idf: Math.log(1 + (documents - found + 0.5) / (found + 0.5)) }];
    });
    return { terms: weighted, excluded: out };
  }

  async #rank(
    { types, filters, likelyThemes = [], page, limit }: SearchQuery,
    plan: Plan,
  ): Promise<EngineHit[]> {
    const where = allOf([...filterConditions(types, filters), ...matchConditions(plan)]);
    const wanted = anyOf(plan.terms.map(({ any }) => any));
    return read<EngineHit>(
      this.#db,
      sql`
      select best.type, best.id, case when best.type = 'note' then
          ts_headline('kb_english', translate(left(v.text, ${headlineLength}), ${markStart + markEnd}, ''), ${wanted}, ${headline})
        else ts_headline('kb_english', translate(best.title || coalesce(' — ' || e.summary, ''), ${markStart + markEnd}, ''),
          ${wanted}, ${headline}) end as snippet
      from (select d.id, d.type, d.title, ${score(plan.terms, likelyThemes)} as score from search_documents d
        where ${where} order by score desc, d.id desc limit ${limit} offset ${(page - 1) * limit}) best
      left join notes n on best.type = 'note' and n.id = best.id
      left join versions v on v.note_id = n.id and v.number = n.current_version
      left join examples e on best.type = 'example' and e.id = best.id
      order by score desc, best.id desc`,
    );
  }

  async #count({ types, filters }: SearchQuery, plan: Plan): Promise<number> {
    const where = allOf([...filterConditions(types, filters), ...matchConditions(plan)]);
    const [row] = await read<{ total: number }>(
      this.#db,
      sql`select count(*)::int as total from search_documents d where ${where}`,
    );
    return row?.total ?? 0;
  }

  async #countFacets(query: SearchQuery, plan: Plan): Promise<FacetCounts> {
    const counted = query.facets.map(
      async (facet) => [facet, await this.#countFacet(facet, query, plan)] as const,
    );
    return Object.fromEntries(await Promise.all(counted));
  }

  async #countFacet(
    facet: SearchFacet,
    { types, filters }: SearchQuery,
    plan: Plan,
  ): Promise<Record<string, number>> {
    const where = allOf([...filterConditions(types, filters, facet), ...matchConditions(plan)]);
    const rows = await read<{ value: string; count: number }>(
      this.#db,
      sql`select f.value, count(*)::int as count from search_documents d cross join lateral ${facetValues[facet]} f (value)
        where ${where} and f.value is not null group by f.value`,
    );
    return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
  }
}

const phraseQuery = (words: string): SQL => sql`phraseto_tsquery('kb_english', ${words})`;

const anyOf = (queries: SQL[]): SQL =>
  queries.length === 0 ? sql`''::tsquery` : sql`(${sql.join(queries, sql` || `)})`;

function termQueries(term: Term): Omit<WeightedTerm, 'idf'> {
  const exact = phraseQuery(term.exact);
  const variants = (['synonyms', 'completions', 'corrections'] as const).flatMap((kind) =>
    term[kind].length === 0 ? [] : [{ query: anyOf(term[kind].map(phraseQuery)), weight: discount[kind] }],
  );
  const { quoted, slugs } = term;
  const misspelt = term.corrections.length > 0;
  const spelt = anyOf([term.exact, ...term.completions, ...term.corrections].map(phraseQuery));
  const any = anyOf([spelt, ...term.synonyms.map(phraseQuery)]);
  return { exact, variants, quoted, slugs, misspelt, spelt, any };
}

function matchConditions({ terms, excluded }: Plan): SQL[] {
  const conditions = [
    sql`d.id not in (${staleDocumentIds})`,
    ...excluded.map((query) => sql`not d.vector @@ ${query}`),
  ];
  const free = terms.filter(({ quoted }) => !quoted);
  for (const { any } of terms.filter(({ quoted }) => quoted)) conditions.push(sql`d.vector @@ ${any}`);
  if (free.length === 0) return conditions;
  conditions.push(sql`d.vector @@ ${anyOf(free.map(({ any }) => any))}`);
  if (free.length > 1) {
    const needed = neededShare * free.reduce((sum, { idf }) => sum + idf, 0);
    const had = free.map(({ any, idf }) => sql`case when d.vector @@ ${any} then ${idf}::float8 else 0 end`);
    conditions.push(sql`${sql.join(had, sql` + `)} >= ${needed * 0.999}::float8`);
  }
  return conditions;
}

/** Rare words first, then where they stand, then how close together. */
function score(terms: WeightedTerm[], likelyThemes: readonly LikelyTheme[]): SQL {
  if (terms.length === 0) return sql`0`;
  const own = terms.map(({ exact, variants, slugs, misspelt, idf }) => {
    const ways = [
      sql`ts_rank(${weights}, d.vector, ${exact})`,
      ...variants.map(
        ({ query, weight }) => sql`${weight}::float8 * ts_rank(${weights}, d.vector, ${query})`,
      ),
    ];
    const words = sql`greatest(${sql.join(ways, sql`, `)})`;
    if (slugs.length === 0) return sql`${idf}::float8 * ${words}`;
    const under = sql`(d.themes || d.tags || d.examples) && ${textArray(slugs)}`;
    const sure = misspelt ? discount.corrections : 1;
    return sql`${idf}::float8 * case when ${under} then ${sure}::float8
      * case d.type when 'note' then ${classifiedNote}::float8 else ${classified}::float8 end + ${classifiedOwnWords}::float8 * ${words}
      else ${words} end`;
  });
  // Aliases of a term stand close together in what is under it: they say nothing about closeness.
  const words = terms.map(({ spelt }) => spelt);
  const together = sql.join(words, sql` && `);
  const closeness = terms.length > 1 ? sql` + 2 * ts_rank_cd(${weights}, d.vector, ${together})` : sql``;
  const all = terms.reduce((sum, { idf }) => sum + idf, 0);
  const asWritten =
    terms.length > 1
      ? sql` + case when d.vector @@ (${sql.join(words, sql` <-> `)}) then ${verbatim * all}::float8 else 0 end`
      : sql``;
  const lifts = likelyThemes.map(
    ({ slug, confidence }) =>
      sql` + case when d.themes && ${textArray([slug])} then ${themeLift * confidence * all}::float8 else 0 end`,
  );
  return sql`(${sql.join(own, sql` + `)}${closeness}${asWritten}${sql.join(lifts, sql``)}) * case d.type when 'note' then 0.9 else 1 end`;
}
