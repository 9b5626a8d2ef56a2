import { sql, type SQL } from 'drizzle-orm';
import { allOf, textArray, uuidArray } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { keyset, toPage, type SortColumn } from '../db/keyset.ts';
import { linkConditions, type LinkFilter } from '../db/link-filters.ts';
import { published } from '../db/published.ts';
import { examples } from '../db/schema/examples.ts';
import type { Page, Position } from '../http/pagination.ts';
import type { Reference, TagScheme } from '../tags/repository.ts';
import type { ExampleSort } from './schemas.ts';
import { read } from '../db/read.ts';

interface Counts {
  insightCount: number;
  mentionCount: number;
  noteCount: number;
}

export interface ExampleRow extends Counts {
  id: string;
  slug: string;
  name: string;
  status: 'active' | 'merged' | 'retired' | 'proposed';
  aliases: string[];
  hiddenLabels: string[];
  summary: string | null;
  link: string | null;
  places: Reference[];
  organisations: Reference[];
  themes: Reference[];
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** What is counted apart, of all examples of a page together. */
type UncountedRow = Omit<ExampleRow, keyof Counts>;

export interface ExampleFilters {
  themes?: LinkFilter;
  tags?: LinkFilter;
  q?: string | undefined;
}

const publishedInsights = sql`
  insight_examples ie join insights i on i.id = ie.insight_id join notes n on n.id = i.note_id and ${published.insight}`;
const publishedMentions = sql`mentions m join notes n on n.id = m.note_id and ${published.note} where m.example_id = e.id`;

const ownTags = (scheme: TagScheme): SQL => sql`coalesce((
  select jsonb_agg(jsonb_build_object('slug', t.slug, 'label', t.label) order by t.slug)
  from example_tags et join tags t on t.id = et.tag_id and t.scheme = ${scheme} and ${published.tag}
  where et.example_id = e.id), '[]')`;

/** Its own themes and those of the accepted insights that name it. */
const themeIds = sql`(
  select et.tag_id from example_tags et where et.example_id = e.id
  union select it.tag_id from ${publishedInsights} join insight_tags it on it.insight_id = i.id
  where ie.example_id = e.id)`;

const columns = sql`
  e.id, e.slug, e.name, e.status, e.summary, e.link, e.version, e.created_at as "createdAt", e.updated_at as "updatedAt",
  coalesce((select jsonb_agg(a.label order by a.label) from example_aliases a
    where a.example_id = e.id and a.kind = 'alternative'), '[]') as aliases,
  coalesce((select jsonb_agg(a.label order by a.label) from example_aliases a
    where a.example_id = e.id and a.kind = 'hidden'), '[]') as "hiddenLabels",
  ${ownTags('place')} as places, ${ownTags('organisation')} as organisations,
  coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'label', t.label) order by t.position, t.slug)
    from tags t where t.id in ${themeIds} and t.scheme = 'theme' and ${published.tag}), '[]') as themes`;

/** Each example with its counts: a page of 40 with 500 mentions each took 60 ms counted one by one, and takes 15 ms. */
async function counted<T extends UncountedRow>(db: Queryable, rows: T[]): Promise<(T & Counts)[]> {
  if (rows.length === 0) return [];
  const ids = uuidArray(rows.map(({ id }) => id));
  const counts = await read<Counts & { id: string }>(
    db,
    sql`
    select e.id, coalesce(i.insights, 0) as "insightCount", coalesce(m.mentions, 0) as "mentionCount",
      coalesce(m.notes, 0) as "noteCount"
    from unnest(${ids}) e(id)
    left join (select ie.example_id, count(*)::int as insights from ${publishedInsights}
      where ie.example_id = any(${ids}) group by ie.example_id) i on i.example_id = e.id
    left join (select m.example_id, count(*)::int as mentions, count(distinct m.note_id)::int as notes
      from mentions m join notes n on n.id = m.note_id and ${published.note}
      where m.example_id = any(${ids}) group by m.example_id) m on m.example_id = e.id`,
  );
  const byId = new Map(counts.map(({ id, ...rest }) => [id, rest]));
  const none: Counts = { insightCount: 0, mentionCount: 0, noteCount: 0 };
  return rows.map((row) => ({ ...row, ...(byId.get(row.id) ?? none) }));
}

const tieBreak: SortColumn = { expression: sql`e.id`, type: 'uuid', descending: false };
const name: SortColumn = { expression: sql`e.name_key`, type: 'text', descending: false };
const mentionCount: SortColumn = {
  expression: sql`(select count(*) from ${publishedMentions})`,
  type: 'int',
  descending: true,
};
const sortColumns: Record<ExampleSort, SortColumn[]> = {
  name: [name, tieBreak],
  '-name': [{ ...name, descending: true }, tieBreak],
  '-mentionCount': [mentionCount, tieBreak],
  mentionCount: [{ ...mentionCount, descending: false }, tieBreak],
};

export async function listExamples(
  db: Queryable,
  query: { filters: ExampleFilters; sort: ExampleSort; limit: number; position: Position | null },
): Promise<Page<ExampleRow>> {
  const { filters } = query;
  const tagged = (ids: SQL): SQL => sql`exists (select from ${themeIds} own where own.tag_id = any(${ids}))`;
  const conditions = [
    published.example,
    ...linkConditions('theme', filters.themes, tagged).map(([, condition]) => condition),
    ...linkConditions('tag', filters.tags, tagged).map(([, condition]) => condition),
  ];
  if (filters.q) conditions.push(nameContains(filters.q));
  const where = allOf(conditions);
  const page = keyset(sortColumns[query.sort], query.position);
  const rows = await read<UncountedRow & { keys: string[] }>(
    db,
    sql`
    select ${columns}, ${page.values} as keys from examples e
    where ${where} and ${page.where} order by ${page.orderBy} limit ${query.limit + 1}`,
  );
  const [count] = await read<{ total: number }>(
    db,
    sql`select count(*)::int as total from examples e where ${where}`,
  );
  const listed = toPage(rows, query.limit, count?.total ?? 0, query.position);
  return { ...listed, rows: await counted(db, listed.rows) };
}

const nameContains = (q: string): SQL => sql`(
  position(fold_label(${q}) in e.name_key) > 0
  or exists (select from example_aliases a where a.example_id = e.id and position(fold_label(${q}) in a.label_key) > 0))`;

/** The examples with these ids that the public may see, in no particular order. */
export async function listExamplesById(db: Queryable, ids: readonly string[]): Promise<ExampleRow[]> {
  if (ids.length === 0) return [];
  const rows = await read<UncountedRow>(
    db,
    sql`
    select ${columns} from examples e where e.id = any(${uuidArray(ids)}) and ${published.example}`,
  );
  return counted(db, rows);
}

export async function findExample(
  db: Queryable,
  slug: string,
  options: { unpublished?: boolean } = {},
): Promise<ExampleRow | null> {
  const visible = options.unpublished === true ? sql`e.status <> 'merged'` : published.example;
  const rows = await read<UncountedRow>(
    db,
    sql`select ${columns} from examples e where e.slug = ${slug} and ${visible}`,
  );
  return (await counted(db, rows))[0] ?? null;
}

export interface ResolvedExample {
  requested: string;
  id: string;
  slug: string;
  name: string;
}

/** Follows renamed and merged slugs to living examples, in their order. */
export async function resolveExamples(db: Queryable, slugs: readonly string[]): Promise<ResolvedExample[]> {
  if (slugs.length === 0) return [];
  const rows = await read<ResolvedExample>(
    db,
    sql`
    select s.slug as requested, e.id, e.slug, e.name from slugs s join examples held on held.id = s.entity_id
    join examples e on e.id = coalesce(held.merged_into_id, held.id) and ${published.example}
    where s.entity_type = 'example' and s.slug = any(${textArray(slugs)})
    order by array_position(${textArray(slugs)}, s.slug)`,
  );
  return rows;
}

export async function listExampleSlugs(db: Queryable): Promise<string[]> {
  const rows = await read<{ slug: string }>(
    db,
    sql`select e.slug from examples e where ${published.example}`,
  );
  return rows.map(({ slug }) => slug);
}

export interface ExampleTerm {
  id: string;
  slug: string;
  label: string;
  aliases: string[];
}

/** Names and aliases of all living examples, for recognising them in a text. */
export async function listExampleTerms(db: Queryable): Promise<ExampleTerm[]> {
  const rows = await read<ExampleTerm>(
    db,
    sql`
    select e.id, e.slug, e.name as label,
      coalesce((select jsonb_agg(a.label order by a.label) from example_aliases a where a.example_id = e.id), '[]') as aliases
    from examples e where e.status in ('active', 'proposed') order by e.slug`,
  );
  return rows;
}

export async function insertExample(tx: Transaction, example: typeof examples.$inferInsert): Promise<void> {
  await tx.insert(examples).values(example);
}

/** Which of these slugs were ever an example's. */
export async function listTakenExampleSlugs(db: Queryable, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await read<{ slug: string }>(
    db,
    sql`
    select slug from slugs where entity_type = 'example' and slug = any(${textArray(slugs)})`,
  );
  return new Set(rows.map(({ slug }) => slug));
}
