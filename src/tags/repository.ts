import { sql, type SQL } from 'drizzle-orm';
import { allOf, textArray, uuidArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { keyset, toPage, type SortColumn } from '../db/keyset.ts';
import { published, publishedTagOf } from '../db/published.ts';
import type { Page, Position } from '../http/pagination.ts';
import type { TagSort } from './schemas.ts';
import { read } from '../db/read.ts';
import { countInsightsOfThemes } from '../db/theme-counts.ts';

export type TagScheme = 'theme' | 'topic' | 'place' | 'organisation' | 'person';

export interface Reference {
  slug: string;
  label: string;
}

export interface TagRow {
  id: string;
  scheme: TagScheme;
  slug: string;
  label: string;
  status: 'active' | 'merged' | 'retired' | 'proposed';
  aliases: string[];
  hiddenLabels: string[];
  definition: string | null;
  scopeNote: string | null;
  broader: Reference[];
  narrower: Reference[];
  related: Reference[];
  insightCount: number;
  version: number;
  createdAt: string;
  updatedAt: string;
}

/** Where a slug leads: to a living tag, by one hop if it was renamed or merged. */
export interface ResolvedTag {
  requested: string;
  id: string;
  scheme: TagScheme;
  slug: string;
  label: string;
}

const insightCount = sql`(
  select count(*)::int from insight_tags it
  join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
  where it.tag_id = t.id and ${published.insight})`;

const neighbours = (from: SQL, to: SQL): SQL => sql`coalesce((
  select jsonb_agg(jsonb_build_object('slug', o.slug, 'label', o.label) order by o.label)
  from tag_broader b join tags o on o.id = b.${to} and ${publishedTagOf(sql`o`)} where b.${from} = t.id), '[]')`;

/** The term and every term below it, at any depth, that is in use. */
const termAndNarrower = sql`(
  with recursive below(id) as (
    select t.id
    union select b.tag_id from tag_broader b join below on b.broader_id = below.id
      join tags o on o.id = b.tag_id and ${publishedTagOf(sql`o`)})
  select id from below)`;

/** Insights of the term and of its narrower terms; one that has several of them counts once. */
const insightCountWithNarrower = sql`(
  select count(distinct i.id)::int from insight_tags it
  join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
  where it.tag_id in ${termAndNarrower} and ${published.insight})`;

/** `insightCount` is counted apart, where it is asked for. */
type UncountedRow = Omit<TagRow, 'insightCount'>;

const columns = sql`
  t.id, t.scheme, t.slug, t.label, t.status, t.definition, t.scope_note as "scopeNote", t.version,
  t.created_at as "createdAt", t.updated_at as "updatedAt",
  coalesce((select jsonb_agg(a.label order by a.label) from tag_aliases a
    where a.tag_id = t.id and a.kind = 'hidden'), '[]') as "hiddenLabels",
  coalesce((select jsonb_agg(jsonb_build_object('slug', o.slug, 'label', o.label) order by o.label) from tag_related r
    join tags o on o.id = case when r.tag_id = t.id then r.related_id else r.tag_id end and ${publishedTagOf(sql`o`)}
    where t.id in (r.tag_id, r.related_id)), '[]') as related,
  ${neighbours(sql`tag_id`, sql`broader_id`)} as broader,
  ${neighbours(sql`broader_id`, sql`tag_id`)} as narrower,
  coalesce((select jsonb_agg(a.label order by a.label) from tag_aliases a
    where a.tag_id = t.id and a.kind = 'alternative'), '[]') as aliases`;

const label: SortColumn = { expression: sql`t.label_key`, type: 'text', descending: false };
const tieBreak: SortColumn = { expression: sql`t.id`, type: 'uuid', descending: false };

async function sortColumns(db: Queryable, sort: TagSort): Promise<SortColumn[]> {
  if (sort === 'position')
    return [{ expression: sql`t.position`, type: 'int', descending: false }, label, tieBreak];
  const descending = sort.startsWith('-');
  if (sort.endsWith('label')) return [{ ...label, descending }, tieBreak];
  const themes = Object.fromEntries((await countInsightsOfThemes(db)).map(({ id, count }) => [id, count]));
  const expression = sql`case t.scheme when 'theme'
    then coalesce((${JSON.stringify(themes)}::text::jsonb ->> t.id::text)::int, 0) else ${insightCount} end`;
  return [{ expression, type: 'int', descending }, tieBreak];
}

/** Counts of themes are known, so that nothing is counted for each of them. */
async function counted(db: Queryable, rows: UncountedRow[]): Promise<TagRow[]> {
  const others = rows.filter(({ scheme }) => scheme !== 'theme').map(({ id }) => id);
  const counts = [
    ...(others.length < rows.length ? await countInsightsOfThemes(db) : []),
    ...(others.length > 0 ? await countInsightsOf(db, others) : []),
  ];
  const byId = new Map(counts.map(({ id, count }) => [id, count]));
  return rows.map((row) => ({ ...row, insightCount: byId.get(row.id) ?? 0 }));
}

const countInsightsOf = (db: Queryable, ids: string[]): Promise<{ id: string; count: number }[]> =>
  read(
    db,
    sql`
    select it.tag_id as id, count(*)::int as count from insight_tags it
    join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
    where it.tag_id = any(${uuidArray(ids)}) and ${published.insight} group by it.tag_id`,
  );

export async function listTags(
  db: Queryable,
  query: {
    scheme?: TagScheme | undefined;
    q?: string | undefined;
    sort: TagSort;
    limit: number;
    position: Position | null;
    /** Curators see people, whether they are published or not. */
    people?: boolean | undefined;
    /** Instead of the public ones; only for curators. */
    status?: 'active' | 'proposed' | 'retired' | undefined;
    /** False where nobody asks how many insights they have; each then has 0. */
    counted?: boolean | undefined;
  },
): Promise<Page<TagRow>> {
  const visible = query.people === true ? sql`t.status = ${query.status ?? 'active'}` : published.tag;
  const conditions = [visible];
  if (query.scheme) conditions.push(sql`t.scheme = ${query.scheme}`);
  if (query.q) conditions.push(labelContains(query.q));
  const page = keyset(await sortColumns(db, query.sort), query.position);
  const where = allOf(conditions);
  const rows = await read<UncountedRow & { keys: string[] }>(
    db,
    sql`
    select ${columns}, ${page.values} as keys
    from tags t where ${where} and ${page.where} order by ${page.orderBy} limit ${query.limit + 1}`,
  );
  const [count] = await read<{ total: number }>(
    db,
    sql`select count(*)::int as total from tags t where ${where}`,
  );
  const listed = toPage(rows, query.limit, count?.total ?? 0, query.position);
  const uncounted = listed.rows.map((row) => ({ ...row, insightCount: 0 }));
  return { ...listed, rows: query.counted === false ? uncounted : await counted(db, listed.rows) };
}

const labelContains = (q: string): SQL => sql`(
  position(fold_label(${q}) in t.label_key) > 0
  or exists (select from tag_aliases a where a.tag_id = t.id and position(fold_label(${q}) in a.label_key) > 0))`;

export async function findTag(
  db: Queryable,
  slug: string,
  options: { unpublished?: boolean; narrower?: boolean } = {},
): Promise<TagRow | null> {
  const visible = options.unpublished === true ? sql`t.status <> 'merged'` : published.tag;
  const where = sql`t.slug = ${slug} and ${visible}`;
  if (options.narrower === true) {
    const [row] = await read<TagRow>(
      db,
      sql`select ${columns}, ${insightCountWithNarrower} as "insightCount" from tags t where ${where}`,
    );
    return row ?? null;
  }
  const rows = await read<UncountedRow>(db, sql`select ${columns} from tags t where ${where}`);
  return (await counted(db, rows))[0] ?? null;
}

/** The tags with these ids that the public may see, in no particular order. */
export async function listTagsById(db: Queryable, ids: readonly string[]): Promise<TagRow[]> {
  if (ids.length === 0) return [];
  const rows = await read<UncountedRow>(
    db,
    sql`select ${columns} from tags t where t.id = any(${uuidArray(ids)}) and ${published.tag}`,
  );
  return counted(db, rows);
}

/** Follows renamed and merged slugs to living tags, in their order; slugs that lead nowhere are missing from the answer. */
export async function resolveTags(db: Queryable, slugs: readonly string[]): Promise<ResolvedTag[]> {
  if (slugs.length === 0) return [];
  const rows = await read<ResolvedTag>(
    db,
    sql`
    select s.slug as requested, t.id, t.scheme, t.slug, t.label
    from slugs s join tags held on held.id = s.entity_id
    join tags t on t.id = coalesce(held.merged_into_id, held.id) and ${published.tag}
    where s.entity_type = 'tag' and s.slug = any(${textArray(slugs)})
    order by array_position(${textArray(slugs)}, s.slug)`,
  );
  return rows;
}

export async function listTagSlugs(db: Queryable, scheme?: TagScheme): Promise<string[]> {
  const rows = await read<{ slug: string }>(
    db,
    sql`
    select t.slug from tags t where ${published.tag} ${scheme ? sql`and t.scheme = ${scheme}` : sql``}`,
  );
  return rows.map((row) => row.slug);
}

export interface TermRow {
  id: string;
  slug: string;
  label: string;
  aliases: string[];
}

/** A vocabulary as the extractor wants it: labels and every alias, hidden ones included. */
export async function listTerms(db: Queryable, scheme: TagScheme): Promise<TermRow[]> {
  const rows = await read<TermRow>(
    db,
    sql`
    select t.id, t.slug, t.label,
      coalesce((select jsonb_agg(a.label order by a.label) from tag_aliases a where a.tag_id = t.id), '[]') as aliases
    from tags t where t.scheme = ${scheme} and ${published.tag} order by t.position, t.slug`,
  );
  return rows;
}

export interface ThemePlace {
  id: string;
  slug: string;
  label: string;
  definition: string | null;
  /** Its public broader theme, the first by slug. */
  broader: string | null;
}

export function listThemePlaces(db: Queryable): Promise<ThemePlace[]> {
  return read<ThemePlace>(
    db,
    sql`select t.id, t.slug, t.label, t.definition, (select min(o.slug collate "C") from tag_broader b
        join tags o on o.id = b.broader_id and o.scheme = 'theme' and ${publishedTagOf(sql`o`)}
        where b.tag_id = t.id) as broader
      from tags t where t.scheme = 'theme' and ${published.tag} order by t.position, t.slug collate "C"`,
  );
}
