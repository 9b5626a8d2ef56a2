import { sql, type SQL } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { textArray, uuidArray } from '../db/conditions.ts';
import type { Database, Queryable } from '../db/client.ts';
import { keyset, toPage, type SortColumn } from '../db/keyset.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import type { InsightKind, Reason } from '../extraction/port.ts';
import type { Page, Position } from '../http/pagination.ts';
import type { QueueType } from './schemas.ts';

/** Something that waits for a person. `item` is its name in the queue. */
export interface QueueRow {
  item: string;
  type: QueueType;
  id: string;
  since: string;
  title: string;
  scheme: string | null;
  slug: string | null;
  confidence: number | null;
  why: string;
  reasons: Reason[];
  version: number;
  noteSlug: string | null;
  noteTitle: string | null;
  /** The passage it is about, and the text around it. */
  exact: string | null;
  before: string | null;
  after: string | null;
  side: 'previous' | 'next' | null;
  /** Of an insight. */
  kind: InsightKind | null;
  themes: { slug: string; label: string }[];
}

export interface QueueFilters {
  types?: QueueType[] | undefined;
  note?: string | undefined;
}

/** Text on either side of a passage from which its sentence is cut. */
const contextLength = 300;

const around = sql`
  substring(v.text from greatest(1, p.start + 1 - ${contextLength}) for least(p.start, ${contextLength})) as before,
  p.exact, substring(v.text from p."end" + 1 for ${contextLength}) as after`;
const noContext = sql`null as before, null as exact, null as after`;

const insightSource = sql`insights i join notes n on n.id = i.note_id and n.status <> 'taken-down'
  join passages p on p.id = i.passage_id join versions v on v.id = p.version_id`;

const firstOf = (uses: SQL): SQL => sql`left join lateral (
    select u.note_id, u.passage_id from (${uses}) u join passages p on p.id = u.passage_id
    order by u.note_id, p.start limit 1) first on true
  left join passages p on p.id = first.passage_id left join versions v on v.id = p.version_id
  left join notes n on n.id = first.note_id and n.status <> 'taken-down'`;

/** The first passage that names an example. */
const firstMention = firstOf(sql`select note_id, passage_id from mentions where example_id = e.id`);
/** The first passage that names a term or, for a theme, would be under it. */
const firstUse = firstOf(sql`select note_id, passage_id from mentions where tag_id = t.id
  union all select i.note_id, i.passage_id from insight_tags it join insights i on i.id = it.insight_id
  where it.tag_id = t.id and t.scheme = 'theme'`);

const unmetNeighbours = sql`from (
    select n.*, 'previous' as side, n.previous_title as neighbour from notes n
    where n.previous_title is not null and n.previous_note_id is null
    union all select n.*, 'next', n.next_title from notes n where n.next_title is not null and n.next_note_id is null) n
  where n.status <> 'taken-down'
    and not exists (select from queue_dismissals d where d.item = 'neighbour:' || n.id || ':' || n.side)`;

const branches: Record<QueueType, SQL> = {
  insight: sql`select 'insight:' || i.id as item, 'insight' as type, i.id, i.created_at as since, i.statement as title,
      null as scheme, null as slug, i.confidence, 'suggested by ' || i.source as why, i.reasons, i.version,
      n.slug as note_slug, n.title as note_title, ${around}, null as side
    from ${insightSource} where i.status = 'suggested' and i.anchoring = 'anchored'`,
  passage: sql`select 'passage:' || i.id, 'passage', i.id, i.updated_at, i.statement, null, null, ev.similarity,
      case i.anchoring when 'fuzzy' then 'the words have changed in the note’s newest version'
        when 'ambiguous' then 'the words stand in several places of the note’s newest version'
        else 'the words are no longer in the note’s newest version' end, '[]'::jsonb, i.version,
      n.slug, n.title, ${around}, null
    from ${insightSource}
    left join versions current on current.note_id = n.id and current.number = n.current_version
    left join insight_evidence ev on ev.insight_id = i.id and ev.version_id = current.id
    where i.status <> 'rejected' and i.anchoring <> 'anchored'`,
  tag: sql`select 'tag:' || t.id, 'tag', t.id, t.created_at, t.label, t.scheme, t.slug, null::real,
      'proposed as ' || case t.scheme when 'organisation' then 'an ' else 'a ' end || t.scheme || coalesce(' by ' || (
        select min(s.source) from (select source, tag_id from insight_tags union all select source, tag_id from note_tags) s
        where s.tag_id = t.id and s.source <> 'human'), ''),
      '[]'::jsonb, t.version, n.slug, n.title, ${around}, null
    from tags t ${firstUse} where t.status = 'proposed'`,
  example: sql`select 'example:' || e.id, 'example', e.id, e.created_at, e.name, null, e.slug, null::real,
      'recognised by ' || e.source, '[]'::jsonb, e.version, n.slug, n.title, ${around}, null
    from examples e ${firstMention} where e.status = 'proposed'`,
  neighbour: sql`select 'neighbour:' || n.id || ':' || n.side, 'neighbour', n.id, n.created_at, n.neighbour, null, null,
      null::real, 'the note names its ' || n.side || ' one by a title that no note has', '[]'::jsonb, n.version,
      n.slug, n.title, ${noContext}, n.side
    ${unmetNeighbours}`,
};

/** The same items by name and time only, without what they are shown with: to find those of a page, and to count. */
const waiting: Record<QueueType, SQL> = {
  insight: sql`select 'insight:' || i.id as item, 'insight' as type, i.id, i.created_at as since
    from insights i join notes n on n.id = i.note_id and n.status <> 'taken-down'
    where i.status = 'suggested' and i.anchoring = 'anchored'`,
  passage: sql`select 'passage:' || i.id, 'passage', i.id, i.updated_at
    from insights i join notes n on n.id = i.note_id and n.status <> 'taken-down'
    where i.status <> 'rejected' and i.anchoring <> 'anchored'`,
  tag: sql`select 'tag:' || t.id, 'tag', t.id, t.created_at from tags t where t.status = 'proposed'`,
  example: sql`select 'example:' || e.id, 'example', e.id, e.created_at from examples e where e.status = 'proposed'`,
  neighbour: sql`select 'neighbour:' || n.id || ':' || n.side, 'neighbour', n.id, n.created_at
    ${unmetNeighbours}`,
};

const longestWaitingFirst: SortColumn[] = [
  { expression: sql`q.since`, type: 'timestamptz', descending: false },
  { expression: sql`q.item`, type: 'text', descending: false },
];

const columns = sql`q.item, q.type, q.id, q.since, q.title, q.scheme, q.slug, q.confidence, q.why, q.reasons, q.version,
  q.note_slug as "noteSlug", q.note_title as "noteTitle", q.before, q.exact, q.after, q.side,
  (select i.kind from insights i where i.id = q.id) as kind,
  coalesce((select jsonb_agg(jsonb_build_object('slug', t.slug, 'label', t.label) order by t.label)
    from insight_tags it join tags t on t.id = it.tag_id and ${published.tag}
    where it.insight_id = q.id and t.scheme = 'theme'), '[]') as themes`;

const allTypes = Object.keys(branches) as QueueType[];

const columnNames = sql.raw(`item, type, id, since, title, scheme, slug, confidence, why, reasons, version,
  note_slug, note_title, before, exact, after, side`);

const together = (parts: SQL[]): SQL => sql`(${sql.join(parts, sql` union all `)}) q`;

const queueOf = (types: readonly QueueType[]): SQL =>
  together(types.map((type) => sql`select * from (${branches[type]}) as branch(${columnNames})`));

/** Where only one note is asked about, what is shown says which note that is. */
function waitingOf(type: QueueType, note: string | undefined): SQL {
  return note === undefined
    ? sql`select * from (${waiting[type]}) as q(item, type, id, since) where true`
    : sql`select q.item, q.type, q.id, q.since from (${branches[type]}) as q(${columnNames}) where q.note_slug = ${note}`;
}

/** First which items, then all about these: 20 of 2,500 with their texts took 160 ms, so they take 20 ms. */
export async function listQueue(
  db: Queryable,
  query: { filters: QueueFilters; limit: number; position: Position | null },
): Promise<Page<QueueRow> & { counts: Record<QueueType, number> }> {
  const { types = allTypes, note } = query.filters;
  const page = keyset(longestWaitingFirst, query.position);
  const first = sql`order by ${page.orderBy} limit ${query.limit + 1}`;
  // The first of each type, which an index gives, are enough to find the first of all.
  const firstOfEach = types.map((type) => sql`(${waitingOf(type, note)} and ${page.where} ${first})`);
  const [named, counted] = await Promise.all([
    read<{ item: string; keys: string[] }>(
      db,
      sql`select q.item, ${page.values} as keys from ${together(firstOfEach)} ${first}`,
    ),
    read<{ type: QueueType; count: number }>(
      db,
      sql`select q.type, count(*)::int as count
        from ${together(allTypes.map((type) => waitingOf(type, note)))} group by q.type`,
    ),
  ]);
  const items = named.map(({ item }) => item);
  const shown = new Map((await findQueueItems(db, items)).map((row) => [row.item, row]));
  const rows = named.flatMap(({ item, keys }) => {
    const row = shown.get(item);
    return row ? [{ ...row, keys }] : [];
  });
  const counts = Object.fromEntries(
    allTypes.map((type) => [type, counted.find((row) => row.type === type)?.count ?? 0]),
  ) as Record<QueueType, number>;
  const total = types.reduce((sum, type) => sum + counts[type], 0);
  return { ...toPage(rows, query.limit, total, query.position), counts };
}

/** Items that still wait, of those named. */
export async function findQueueItems(db: Queryable, items: readonly string[]): Promise<QueueRow[]> {
  const named = items.map((item) => item.split(':'));
  const ids = named.map(([, id = '']) => id).filter((id) => isUuid(id));
  const types = allTypes.filter((type) => named.some(([name]) => name === type));
  if (ids.length === 0 || types.length === 0) return [];
  return read<QueueRow>(
    db,
    sql`select ${columns} from ${queueOf(types)}
      where q.id = any(${uuidArray(ids)}) and q.item = any(${textArray(items)})`,
  );
}

export interface NearDuplicate {
  /** Of the item in the queue. */
  of: string;
  slug: string;
  label: string;
  similarity: number;
}

const leastSimilarity = 0.5;

/**
 * Living or proposed terms whose names are probably the same as these: by folded name, then by trigrams. Looked up for
 * each of these in the index of trigrams: joined by scheme and then compared, 20 with 4,600 others took 1.9 s. The index
 * itself leaves out what is less alike; by default it gives all that are alike by 0.3.
 */
export async function listNearDuplicates(
  db: Database,
  type: 'tag' | 'example',
  ids: readonly string[],
): Promise<NearDuplicate[]> {
  if (ids.length === 0) return [];
  const isTag = type === 'tag';
  const living = sql`status in ('active', 'proposed')`;
  const named = isTag
    ? sql`select id, scheme, label from tags`
    : sql`select id, '' as scheme, name as label from examples`;
  const aliases = isTag
    ? sql`select tag_id as id, scheme, label from tag_aliases`
    : sql`select example_id as id, '' as scheme, label from example_aliases`;
  const own = uuidArray(ids);
  const statement = sql`with own as materialized (
      select id, scheme, near_name(label) as name from (${named} where ${living} union all ${aliases}) n
      where id = any(${own}))
    select * from (
      select distinct on (own.id, other.id) own.id as of, t.slug, t.label,
        similarity(own.name, near_name(other.label))::float8 as similarity
      from own cross join lateral (
        ${named} where ${living} and near_name(${isTag ? sql`label` : sql`name`}) % own.name
        union all ${aliases} where near_name(label) % own.name offset 0) other
      join (${isTag ? sql`select id, slug, label from tags` : sql`select id, slug, name as label from examples`}
        where ${living}) t on t.id = other.id
      where other.id <> own.id and other.scheme = own.scheme
      order by own.id, other.id, similarity desc) found
    where similarity >= ${leastSimilarity} order by of, similarity desc, slug`;
  return db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local pg_trgm.similarity_threshold = ${leastSimilarity}`));
    return read<NearDuplicate>(tx, statement);
  });
}
