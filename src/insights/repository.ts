import { sql, type SQL } from 'drizzle-orm';
import { allOf, textArray, uuidArray, without, type Conditions } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { remember } from '../db/content-clock.ts';
import { keyset, type SortColumn } from '../db/keyset.ts';
import {
  linkConditions,
  linkSearch,
  rowByRow,
  type LinkFilter,
  type LinkSearch,
} from '../db/link-filters.ts';
import { facetValues, publicNames, type FacetSource } from '../db/facet-counts.ts';
import { published } from '../db/published.ts';
import { readBatches } from '../db/snapshot.ts';
import { insightExamples, insights, insightTags } from '../db/schema/insights.ts';
import type { InsightKind, Reason } from '../extraction/port.ts';
import type { Page, Position } from '../http/pagination.ts';
import type { FacetValue, InsightFacet, InsightSort } from './schemas.ts';
import { insertAll } from '../db/insert-all.ts';
import { estimateRows, read } from '../db/read.ts';
import { readPage, type Listed } from '../db/read-page.ts';
import { countInsightsOfThemes } from '../db/theme-counts.ts';

export interface InsightRow {
  id: string;
  statement: string;
  kind: InsightKind;
  status: 'suggested' | 'accepted' | 'rejected';
  confidence: number | null;
  source: string;
  reasons: Reason[];
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  versionId: string;
  versionNumber: number;
  noteSlug: string;
  noteTitle: string;
  licence: string | null;
  attribution: string | null;
  sourceUrl: string | null;
  language: string;
  seriesTitle: string | null;
  seriesNumber: number | null;
  heldOn: string | null;
  heldOnPrecision: 'day' | 'month' | 'year' | null;
  themes: { slug: string; label: string }[];
  tags: { scheme: 'theme' | 'topic' | 'place' | 'organisation' | 'person'; slug: string; label: string }[];
  examples: { slug: string; name: string }[];
  version: number;
  createdAt: string;
  updatedAt: string;
}

export interface InsightFilters {
  noteIds?: string[] | undefined;
  themes?: LinkFilter | undefined;
  tags?: LinkFilter | undefined;
  examples?: LinkFilter | undefined;
  kinds?: InsightKind[] | undefined;
  series?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  /** Instead of the public ones; only for curators. */
  status?: 'suggested' | 'accepted' | 'rejected' | undefined;
}

const source = sql`
  insights i join notes n on n.id = i.note_id
  join passages p on p.id = i.passage_id join versions v on v.id = p.version_id`;

const tagsWhere = (condition: SQL, object: SQL): SQL => sql`coalesce((
  select jsonb_agg(${object} order by t.position, t.slug) from insight_tags it
  join tags t on t.id = it.tag_id and ${published.tag} and ${condition} where it.insight_id = i.id), '[]')`;

const columns = sql`
  i.id, i.statement, i.kind, i.status, i.confidence, i.source, i.reasons, i.version,
  i.created_at as "createdAt", i.updated_at as "updatedAt",
  p.exact, p.prefix, p.suffix, p.start, p."end", v.id as "versionId", v.number as "versionNumber",
  n.slug as "noteSlug", n.title as "noteTitle", n.licence, n.attribution, n.source_url as "sourceUrl",
  n.language, n.series_title as "seriesTitle", n.series_number as "seriesNumber",
  n.held_on as "heldOn", n.held_on_precision as "heldOnPrecision",
  ${tagsWhere(sql`t.scheme = 'theme'`, sql`jsonb_build_object('slug', t.slug, 'label', t.label)`)} as themes,
  ${tagsWhere(
    sql`t.scheme <> 'theme'`,
    sql`jsonb_build_object('scheme', t.scheme, 'slug', t.slug, 'label', t.label)`,
  )} as tags,
  coalesce((select jsonb_agg(jsonb_build_object('slug', e.slug, 'name', e.name) order by e.slug)
    from insight_examples ie join examples e on e.id = ie.example_id and ${published.example}
    where ie.insight_id = i.id), '[]') as examples`;

const tieBreak: SortColumn = { expression: sql`i.id`, type: 'uuid', descending: false };
const createdAt: SortColumn = { expression: sql`i.created_at`, type: 'timestamptz', descending: true };
/** `version` keeps those of a version together. */
export type ReadingOrder = InsightSort | 'version';

const sortColumns: Record<ReadingOrder, SortColumn[]> = {
  '-createdAt': [createdAt, tieBreak],
  createdAt: [{ ...createdAt, descending: false }, tieBreak],
  '-confidence': [{ expression: sql`coalesce(i.confidence, 1)`, type: 'real', descending: true }, tieBreak],
  position: [
    { expression: sql`n.slug`, type: 'text', descending: false },
    { expression: sql`p.start`, type: 'int', descending: false },
    tieBreak,
  ],
  version: [
    { expression: sql`n.slug`, type: 'text', descending: false },
    { expression: sql`v.number`, type: 'int', descending: false },
    { expression: sql`p.start`, type: 'int', descending: false },
    tieBreak,
  ],
};

const visibleWith = (status: InsightFilters['status']): SQL =>
  status === undefined ? published.insight : sql`(i.status = ${status} and n.status <> 'taken-down')`;

function conditionsOf(filters: InsightFilters, search: LinkSearch = 'planned'): Conditions {
  const byTag = (ids: SQL): SQL =>
    sql`exists (select from insight_tags it where it.insight_id = i.id and it.tag_id = any(${ids})
      ${rowByRow(search)})`;
  const byExample = (ids: SQL): SQL =>
    sql`exists (select from insight_examples ie where ie.insight_id = i.id and ie.example_id = any(${ids})
      ${rowByRow(search)})`;
  const conditions: Conditions = new Map([
    ['visible', visibleWith(filters.status)],
    ...linkConditions('theme', filters.themes, byTag, search),
    ...linkConditions('tag', filters.tags, byTag, search),
    ...linkConditions('example', filters.examples, byExample, search),
  ]);
  if (filters.noteIds) conditions.set('note', sql`n.id = any(${textArray(filters.noteIds)}::uuid[])`);
  if (filters.kinds) conditions.set('kind', sql`i.kind = any(${textArray(filters.kinds)})`);
  if (filters.series) conditions.set('series', sql`n.series_slug = any(${textArray(filters.series)})`);
  if (filters.from) conditions.set('from', sql`n.held_on >= ${filters.from}::date`);
  if (filters.to) conditions.set('to', sql`n.held_on <= ${filters.to}::date`);
  if (filters.q)
    conditions.set('q', sql`i.search_vector @@ websearch_to_tsquery('kb_english', ${filters.q})`);
  return conditions;
}

/** Which insights are on a page. */
export async function pageInsights(
  db: Queryable,
  query: { filters: InsightFilters; sort: InsightSort; limit: number; position: Position | null },
): Promise<Page<Listed>> {
  const total = await remember(db, 'insights', query.filters, () => countInsights(db, query.filters));
  const rows = query.sort === 'position' ? 0 : await estimateRows(db, 'insights');
  const search = linkSearch({ matches: total, rows });
  const { filters, sort, limit, position } = query;
  const list = {
    of: ['insights', filters, sort],
    columns: sortColumns[sort],
    search,
    limit,
    total,
    position,
  };
  const passages = sort === 'position' ? sql`join passages p on p.id = i.passage_id` : sql``;
  return readPage(
    db,
    list,
    (page) => sql`
    select i.id, ${page.values} as keys from insights i join notes n on n.id = i.note_id ${passages}
    where ${allOf(conditionsOf(filters, search).values())} and ${page.where} order by ${page.orderBy}`,
  );
}

/** All insights that filters let through, in one snapshot, some at a time. */
export const readInsights = (
  tx: Transaction,
  query: { filters: InsightFilters; sort: ReadingOrder },
): AsyncGenerator<InsightRow[]> =>
  readBatches<InsightRow>(
    tx,
    sql`select ${columns} from ${source} where ${allOf(conditionsOf(query.filters).values())}
      order by ${keyset(sortColumns[query.sort], null).orderBy}`,
  );

/** Who proposed the insights that filters let through. */
export async function listProposers(db: Queryable, filters: InsightFilters): Promise<string[]> {
  const rows = await read<{ source: string }>(
    db,
    sql`select distinct i.source collate "C" as source from insights i join notes n on n.id = i.note_id
      where ${allOf(conditionsOf(filters).values())} order by 1`,
  );
  return rows.map(({ source: proposer }) => proposer);
}

async function countInsights(db: Queryable, filters: InsightFilters): Promise<number> {
  const theme = loneTheme(filters);
  if (theme !== null) return (await countInsightsOfThemes(db)).find(({ id }) => id === theme)?.count ?? 0;
  const [row] = await read<{ total: number }>(
    db,
    sql`select count(*)::int as total from insights i join notes n on n.id = i.note_id
      where ${allOf(conditionsOf(filters).values())}`,
  );
  return row?.total ?? 0;
}

/** The theme of public insights where nothing else is filtered by. */
function loneTheme(filters: InsightFilters): string | null {
  const [theme, ...others] = filters.themes?.any ?? [];
  const isLone = others.length === 0 && filters.status === undefined && conditionsOf(filters).size === 2;
  return isLone ? (theme ?? null) : null;
}

/** What filters let through, of insights `i` beside their notes `n`. */
export const insightConditions = (filters: InsightFilters): SQL => allOf(conditionsOf(filters).values());

/** A sub-query for the ids of all insights that filters let through. */
export const selectInsightIds = (filters: InsightFilters): SQL => sql`(
  select i.id from insights i join notes n on n.id = i.note_id where ${allOf(conditionsOf(filters).values())})`;

/** The insights with these ids that the public may see, or those of another status, in no particular order. */
export async function listInsightsById(
  db: Queryable,
  ids: readonly string[],
  status?: InsightFilters['status'],
): Promise<InsightRow[]> {
  if (ids.length === 0) return [];
  const rows = await read<InsightRow>(
    db,
    sql`
    select ${columns} from ${source} where i.id = any(${uuidArray(ids)}) and ${visibleWith(status)}`,
  );
  return rows;
}

export async function findInsight(
  db: Queryable,
  id: string,
  options: { unpublished: boolean },
): Promise<InsightRow | null> {
  const visible = options.unpublished ? sql`n.status <> 'taken-down'` : published.insight;
  const [row] = await read<InsightRow>(
    db,
    sql`
    select ${columns} from ${source} where i.id = ${id} and ${visible}`,
  );
  return row ?? null;
}

/** Whether it was public once and its note has been taken down since. */
export async function isInsightGone(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select from insights i join notes n on n.id = i.note_id
    where i.id = ${id} and i.status = 'accepted' and n.status = 'taken-down' and n.published_at is not null`);
  return rows.length > 0;
}

const linked = (links: SQL, id: SQL): SQL =>
  sql`join (select insight_id, ${id} as id from ${links}) f on f.insight_id = i.id`;

const facetSources: Record<InsightFacet, FacetSource> = {
  theme: { rows: linked(sql`insight_tags`, sql`tag_id`), names: publicNames.theme },
  tag: { rows: linked(sql`insight_tags`, sql`tag_id`), names: publicNames.tag },
  example: { rows: linked(sql`insight_examples`, sql`example_id`), names: publicNames.example },
  kind: { rows: sql`cross join lateral (select i.kind as value, i.kind as label) f` },
  series: { rows: sql`cross join lateral (select n.series_slug as value, n.series_title as label) f` },
  note: {
    rows: sql`cross join lateral (select n.id) f`,
    names: sql`select n.id, n.slug as value, n.title as label from notes n`,
  },
};

/** Counts by value for one facet; its own filter is left out. */
export const countInsightsBy = (
  db: Queryable,
  facet: InsightFacet,
  filters: InsightFilters,
): Promise<FacetValue[]> =>
  remember(db, `insights by ${facet}`, filters, () =>
    read<FacetValue>(
      db,
      facetValues(
        sql`insights i join notes n on n.id = i.note_id`,
        facetSources[facet],
        without(conditionsOf(filters), facet),
      ),
    ),
  );

export async function insertInsights(
  tx: Transaction,
  rows: (typeof insights.$inferInsert)[],
  tagLinks: (typeof insightTags.$inferInsert)[],
  exampleLinks: (typeof insightExamples.$inferInsert)[],
): Promise<void> {
  await insertAll(tx, insights, rows);
  await insertAll(tx, insightTags, tagLinks);
  await insertAll(tx, insightExamples, exampleLinks);
}
