import { sql, type SQL } from 'drizzle-orm';
import { allOf, textArray, uuidArray } from '../db/conditions.ts';
import type { Database } from '../db/client.ts';
import { published } from '../db/published.ts';
import {
  markEnd,
  markStart,
  type EngineHit,
  type EngineResults,
  type SearchEngine,
  type SearchFilters,
  type SearchQuery,
  type SearchType,
  type SlugFilter,
} from './port.ts';
import { read } from '../db/read.ts';

const maxTerms = 10;
/** Shorter words have too few trigrams to tell a typo from another word. */
const minTypoLength = 4;
const headline = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=35, MinWords=20`;

interface Term {
  word: string;
  /** Terms of the vocabulary and examples that the word names, labels and aliases alike. */
  tagIds: string[];
  exampleIds: string[];
}

/**
 * Full text with English stems, without accents; prefixes; typos by trigrams (pg_trgm's word similarity); and
 * what is classified under a term counts as having its words. Every word has to be found; where nothing has all
 * of them, any will do.
 */
export class PostgresEngine implements SearchEngine {
  readonly name = 'postgres';
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async search(query: SearchQuery): Promise<EngineResults> {
    const terms = await this.#terms(query.q);
    const strict = await this.#run(query, terms, sql` and `);
    return strict.total > 0 || terms.length < 2 ? strict : this.#run(query, terms, sql` or `);
  }

  async #terms(q: string): Promise<Term[]> {
    const words = q.normalize('NFKC').match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];
    const distinct = [...new Set(words.map((word) => word.toLowerCase()))].slice(0, maxTerms);
    if (distinct.length === 0) return [];
    const rows = await read<Term>(
      this.#db,
      sql`
      select word,
        coalesce((select jsonb_agg(t.id) from tags t where ${published.tag} and (${named(sql`t.label_key`)}
          or exists (select from tag_aliases a where a.tag_id = t.id and ${named(sql`a.label_key`)}))), '[]') as "tagIds",
        coalesce((select jsonb_agg(e.id) from examples e where ${published.example} and (${named(sql`e.name_key`)}
          or exists (select from example_aliases a where a.example_id = e.id and ${named(sql`a.label_key`)}))), '[]') as "exampleIds"
      from unnest(${textArray(distinct)}) with ordinality w(raw, position)
      cross join lateral (select fold_label(raw) as word) folded order by position`,
    );
    return rows;
  }

  async #run(
    { types, filters, page, limit }: SearchQuery,
    terms: Term[],
    joint: SQL,
  ): Promise<EngineResults> {
    const selects = types.map((type) => sources[type](terms, filters, joint));
    const matches = sql.join(selects, sql` union all `);
    const [rows, [count]] = await Promise.all([
      read<EngineHit>(
        this.#db,
        sql`
        select type, id, ts_headline('kb_english', translate(text, ${markStart + markEnd}, ''), ${anyWord(terms)}, ${headline}) as snippet
        from (select * from (${matches}) found order by score desc, id limit ${limit} offset ${(page - 1) * limit}) best
        order by score desc, id`,
      ),
      read<{ total: number }>(this.#db, sql`select count(*)::int as total from (${matches}) found`),
    ]);
    return { hits: rows.map(({ type, id, snippet }) => ({ type, id, snippet })), total: count?.total ?? 0 };
  }
}

/** Whether a folded label holds the word, as a whole or up to a typo. */
const named = (label: SQL): SQL => sql`(
  ' ' || ${label} || ' ' like '% ' || word || ' %'
  or (length(word) >= ${minTypoLength} and strict_word_similarity(word, ${label}) >= 0.6))`;

const prefixQuery = ({ word }: Term): SQL => sql`to_tsquery('kb_english', ${`${quotedLexeme(word)}:*`})`;
const quotedLexeme = (word: string): string => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;

const anyWord = (terms: Term[]): SQL =>
  terms.length === 0 ? sql`''::tsquery` : sql`(${sql.join(terms.map(prefixQuery), sql` || `)})`;

interface Source {
  type: SearchType;
  from: SQL;
  id: SQL;
  text: SQL;
  vector: SQL;
  /** Folded words for typos, short enough for trigrams. */
  folded: SQL;
  tagLinks: (ids: SQL) => SQL;
  exampleLinks: (ids: SQL) => SQL;
  conditions: (filters: SearchFilters) => SQL[];
  weight: number;
}

function statement(source: Source) {
  return (terms: Term[], filters: SearchFilters, joint: SQL): SQL => {
    const matched = terms.map((term) => matches(source, term));
    const where = [
      ...source.conditions(filters),
      matched.length > 0 ? sql`(${sql.join(matched, joint)})` : sql`true`,
    ];
    return sql`select ${source.type}::text as type, ${source.id} as id, ${source.text} as text,
      ${score(source, terms)} as score from ${source.from} where ${allOf(where)}`;
  };
}

function matches(source: Source, term: Term): SQL {
  const ways = [sql`${source.vector} @@ ${prefixQuery(term)}`];
  if (term.word.length >= minTypoLength) ways.push(sql`${term.word} <% ${source.folded}`);
  if (term.tagIds.length > 0) ways.push(source.tagLinks(uuidArray(term.tagIds)));
  if (term.exampleIds.length > 0) ways.push(source.exampleLinks(uuidArray(term.exampleIds)));
  return sql`(${sql.join(ways, sql` or `)})`;
}

/** Words in the text first, then how like its words are, then the terms it is classified under. */
function score(source: Source, terms: Term[]): SQL {
  if (terms.length === 0) return sql`${source.weight}::float8`;
  const likeness = terms.map(({ word }) => sql`word_similarity(${word}, ${source.folded})`);
  const tagIds = terms.flatMap((term) => term.tagIds);
  const classified =
    tagIds.length > 0 ? sql`case when ${source.tagLinks(uuidArray(tagIds))} then 0.5 else 0 end` : sql`0`;
  return sql`${source.weight}::float8 * (
    ts_rank_cd(${source.vector}, ${anyWord(terms)}, 1) + ${sql.join(likeness, sql` + `)} + ${classified})`;
}

const dated = (filters: SearchFilters): SQL[] => [
  ...(filters.series ? [sql`n.series_slug = any(${textArray(filters.series)})`] : []),
  ...(filters.from !== undefined ? [sql`n.held_on >= ${filters.from}::date`] : []),
  ...(filters.to !== undefined ? [sql`n.held_on <= ${filters.to}::date`] : []),
];

function slugConditions(filter: SlugFilter | undefined, linked: (slugs: SQL) => SQL): SQL[] {
  return [
    ...(filter?.any ? [linked(textArray(filter.any))] : []),
    ...(filter?.all ?? []).map((slug) => linked(textArray([slug]))),
    ...(filter?.none ? [sql`not ${linked(textArray(filter.none))}`] : []),
  ];
}

const tagIdsOf = (slugs: SQL): SQL =>
  sql`array(select t.id from tags t where ${published.tag} and t.slug = any(${slugs}))`;
const exampleIdsOf = (slugs: SQL): SQL =>
  sql`array(select e.id from examples e where ${published.example} and e.slug = any(${slugs}))`;

function linkFilters(
  filters: SearchFilters,
  tagLinks: Source['tagLinks'],
  exampleLinks: Source['exampleLinks'],
): SQL[] {
  return [
    ...slugConditions(filters.themes, (slugs) => tagLinks(tagIdsOf(slugs))),
    ...slugConditions(filters.tags, (slugs) => tagLinks(tagIdsOf(slugs))),
    ...slugConditions(filters.examples, (slugs) => exampleLinks(exampleIdsOf(slugs))),
  ];
}

const insightTagLinks = (ids: SQL): SQL =>
  sql`exists (select from insight_tags it where it.insight_id = i.id and it.tag_id = any(${ids}))`;
const insightExampleLinks = (ids: SQL): SQL =>
  sql`exists (select from insight_examples ie where ie.insight_id = i.id and ie.example_id = any(${ids}))`;
const noteTagLinks = (ids: SQL): SQL => sql`(
  exists (select from note_tags nt where nt.note_id = n.id and nt.tag_id = any(${ids}))
  or exists (select from insights i join insight_tags it on it.insight_id = i.id
    where i.note_id = n.id and it.tag_id = any(${ids}) and ${published.insight}))`;
const noteExampleLinks = (ids: SQL): SQL =>
  sql`exists (select from mentions m where m.note_id = n.id and m.example_id = any(${ids}))`;
const exampleTagLinks = (ids: SQL): SQL => sql`(
  exists (select from example_tags et where et.example_id = e.id and et.tag_id = any(${ids}))
  or exists (select from insight_examples ie join insights i on i.id = ie.insight_id
    join notes n on n.id = i.note_id and ${published.insight}
    join insight_tags it on it.insight_id = i.id where ie.example_id = e.id and it.tag_id = any(${ids})))`;
const exampleItself = (ids: SQL): SQL => sql`e.id = any(${ids})`;

const nothing = sql`false`;

const sources: Record<SearchType, ReturnType<typeof statement>> = {
  insight: statement({
    type: 'insight',
    from: sql`insights i join notes n on n.id = i.note_id`,
    id: sql`i.id`,
    text: sql`i.statement`,
    vector: sql`i.search_vector`,
    folded: sql`fold_label(i.statement)`,
    tagLinks: insightTagLinks,
    exampleLinks: insightExampleLinks,
    conditions: (filters) => [
      published.insight,
      ...dated(filters),
      ...(filters.kinds ? [sql`i.kind = any(${textArray(filters.kinds)})`] : []),
      ...linkFilters(filters, insightTagLinks, insightExampleLinks),
    ],
    weight: 1,
  }),
  note: statement({
    type: 'note',
    from: sql`notes n join versions v on v.note_id = n.id and v.number = n.current_version`,
    id: sql`n.id`,
    text: sql`n.title || ' — ' || left(v.text, 20000)`,
    vector: sql`(n.search_vector || v.search_vector)`,
    folded: sql`fold_label(n.title)`,
    tagLinks: noteTagLinks,
    exampleLinks: noteExampleLinks,
    conditions: (filters) => [
      published.note,
      ...dated(filters),
      ...(filters.kinds ? [nothing] : []),
      ...linkFilters(filters, noteTagLinks, noteExampleLinks),
    ],
    weight: 0.8,
  }),
  example: statement({
    type: 'example',
    from: sql`examples e`,
    id: sql`e.id`,
    text: sql`e.name || coalesce(' — ' || e.summary, '')`,
    vector: sql`e.search_vector`,
    folded: sql`e.name_key`,
    tagLinks: exampleTagLinks,
    exampleLinks: exampleItself,
    conditions: (filters) => [
      published.example,
      ...(filters.kinds || filters.series || filters.from !== undefined || filters.to !== undefined
        ? [nothing]
        : []),
      ...linkFilters(filters, exampleTagLinks, exampleItself),
    ],
    weight: 1,
  }),
};
