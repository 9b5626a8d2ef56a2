import { sql, type SQL } from 'drizzle-orm';
import { textArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { withoutSentinels, type IndexDocument, type SearchType } from './port.ts';
import { read } from '../db/read.ts';

const array = (inner: SQL): SQL => sql`coalesce((${inner}), '[]')`;
const heldOn = sql`(n.held_on - date '1970-01-01')`;

const tagSlugs = (links: SQL, theme: boolean): SQL =>
  array(sql`select jsonb_agg(distinct t.slug) from (${links}) l join tags t on t.id = l.tag_id
    and ${published.tag} and (t.scheme = 'theme') = ${theme}`);

/** Labels and aliases of the linked tags: how people may ask for it without its words. */
const tagNames = (links: SQL): SQL =>
  sql`select labels.label from (${links}) l join tags t on t.id = l.tag_id and ${published.tag}
    cross join lateral (select t.label union select a.label from tag_aliases a where a.tag_id = t.id) labels`;

const exampleNames = (links: SQL): SQL =>
  sql`select labels.label from (${links}) l join examples e on e.id = l.example_id and ${published.example}
    cross join lateral (select e.name as label union select a.label from example_aliases a where a.example_id = e.id) labels`;

const insightTagLinks = sql`select it.tag_id from insight_tags it where it.insight_id = i.id`;
const insightExampleLinks = sql`select ie.example_id from insight_examples ie where ie.insight_id = i.id`;
const noteTagLinks = sql`
  select nt.tag_id from note_tags nt where nt.note_id = n.id
  union select it.tag_id from insights i join insight_tags it on it.insight_id = i.id
  where i.note_id = n.id and ${published.insight}`;
const noteExampleLinks = sql`select distinct m.example_id from mentions m where m.note_id = n.id`;
const exampleTagLinks = sql`
  select et.tag_id from example_tags et where et.example_id = e.id
  union select it.tag_id from insight_examples ie join insights i on i.id = ie.insight_id
  join notes n on n.id = i.note_id and ${published.insight}
  join insight_tags it on it.insight_id = i.id where ie.example_id = e.id`;

const exampleSlugs = (links: SQL): SQL =>
  array(sql`select jsonb_agg(e.slug order by e.slug) from (${links}) l
    join examples e on e.id = l.example_id and ${published.example}`);

const names = (...sources: SQL[]): SQL =>
  array(sql`select jsonb_agg(distinct label) from (${sql.join(sources, sql` union `)}) s`);

const statements: Record<SearchType, (ids: SQL) => SQL> = {
  insight: (ids) => sql`
    select i.id, i.statement as title, case when p.exact = i.statement then '' else p.exact end as text,
      ${names(tagNames(insightTagLinks), exampleNames(insightExampleLinks))} as names,
      ${tagSlugs(insightTagLinks, true)} as themes, ${tagSlugs(insightTagLinks, false)} as tags,
      ${exampleSlugs(insightExampleLinks)} as examples,
      i.kind, n.series_slug as series, n.slug as note, ${heldOn} as "heldOn", null as slug
    from insights i join notes n on n.id = i.note_id join passages p on p.id = i.passage_id
    where i.id = any(${ids}) and ${published.insight}`,
  note: (ids) => sql`
    select n.id, n.title, v.text, ${names(tagNames(noteTagLinks), exampleNames(noteExampleLinks))} as names,
      ${tagSlugs(noteTagLinks, true)} as themes, ${tagSlugs(noteTagLinks, false)} as tags,
      ${exampleSlugs(noteExampleLinks)} as examples,
      null as kind, n.series_slug as series, n.slug as note, ${heldOn} as "heldOn", n.slug
    from notes n join versions v on v.note_id = n.id and v.number = n.current_version
    where n.id = any(${ids}) and ${published.note}`,
  example: (ids) => sql`
    select e.id, e.name as title, coalesce(e.summary, '') as text,
      ${names(
        tagNames(exampleTagLinks),
        sql`select a.label from example_aliases a where a.example_id = e.id`,
      )} as names,
      ${tagSlugs(exampleTagLinks, true)} as themes, ${tagSlugs(exampleTagLinks, false)} as tags,
      jsonb_build_array(e.slug) as examples,
      null as kind, null as series, null as note, null as "heldOn", e.slug
    from examples e where e.id = any(${ids}) and ${published.example}`,
};

/** The index's view of these entities; those that are not public are missing from it. */
export async function readDocuments(
  db: Queryable,
  type: SearchType,
  ids: string[],
): Promise<IndexDocument[]> {
  if (ids.length === 0) return [];
  const rows = await read<IndexDocument>(db, statements[type](sql`${textArray(ids)}::uuid[]`));
  return rows.map((row) => ({
    ...row,
    title: withoutSentinels(row.title),
    text: withoutSentinels(row.text),
  }));
}

const publishedIds: Record<SearchType, SQL> = {
  insight: sql`select i.id from insights i join notes n on n.id = i.note_id where ${published.insight}`,
  note: sql`select n.id from notes n where ${published.note}`,
  example: sql`select e.id from examples e where ${published.example}`,
};

export async function countPublished(db: Queryable, type: SearchType): Promise<number> {
  const [row] = await read<{ count: number }>(
    db,
    sql`select count(*)::int as count from (${publishedIds[type]}) published_ids`,
  );
  return row?.count ?? 0;
}

/**
 * Puts everything public into the outbox, for an index that lost its documents: dated back, so that the index
 * counts as behind until it has them.
 */
export async function enqueueEverything(db: Queryable): Promise<void> {
  for (const [type, ids] of Object.entries(publishedIds)) {
    await db.execute(sql`insert into outbox (entity_type, entity_id, enqueued_at)
      select ${type}, id, now() - interval '1 hour' from (${ids}) published_ids`);
  }
}
