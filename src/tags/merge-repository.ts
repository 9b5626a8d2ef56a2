import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import type { HeldTag } from './write-repository.ts';

export interface MergeSurroundings {
  /** Aliases that the merged term has, and its label where that may become one. */
  aliases: string[];
  /** Its narrower terms: they go below the other, but for those that are above it. */
  narrower: { slug: string; label: string; fate: 'moves' | 'alreadyThere' | 'dropped' }[];
  broader: { slug: string; label: string }[];
  related: { slug: string; label: string; fate: 'moves' | 'alreadyThere' | 'dropped' }[];
  /** Every slug that leads to the merged term now. */
  redirects: string[];
  /** Terms merged into it before. */
  mergedBefore: { slug: string; label: string }[];
  byStatus: { accepted: number; suggested: number; rejected: number };
}

/** Terms above a term, at any depth, with itself. */
const above = (id: string) => sql`(
  with recursive up(id) as (
    select ${id}::uuid union select b.broader_id from tag_broader b join up on b.tag_id = up.id)
  select id from up)`;
const below = (id: string) => sql`(
  with recursive down(id) as (
    select ${id}::uuid union select b.tag_id from tag_broader b join down on b.broader_id = down.id)
  select id from down)`;

const fated = (fate: ReturnType<typeof sql>, source: ReturnType<typeof sql>) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('slug', o.slug, 'label', o.label, 'fate', ${fate}) order by o.slug) from ${source}), '[]')`;

/** What else a merge of `from` into `into` touches. */
export async function readMergeSurroundings(
  db: Queryable,
  from: HeldTag,
  into: HeldTag,
): Promise<MergeSurroundings> {
  const narrowerFate = sql`case when o.id in ${above(into.id)} then 'dropped'
    when exists (select from tag_broader x where x.tag_id = o.id and x.broader_id = ${into.id}) then 'alreadyThere'
    else 'moves' end`;
  const relatedFate = sql`case
    when o.id in ${above(into.id)} or o.id in ${below(into.id)} or o.id in ${below(from.id)} then 'dropped'
    when exists (select from tag_related x where x.tag_id = least(o.id, ${into.id}::uuid)
      and x.related_id = greatest(o.id, ${into.id}::uuid)) then 'alreadyThere' else 'moves' end`;
  const [row] = await read<MergeSurroundings>(
    db,
    sql`select
      coalesce((select jsonb_agg(label order by label) from (
        select a.label from tag_aliases a where a.tag_id = ${from.id}
        union select ${from.label} where ${labelIsFree(from, into)}) l), '[]') as aliases,
      ${fated(narrowerFate, sql`tag_broader b join tags o on o.id = b.tag_id where b.broader_id = ${from.id}`)} as narrower,
      coalesce((select jsonb_agg(jsonb_build_object('slug', o.slug, 'label', o.label) order by o.slug)
        from tag_broader b join tags o on o.id = b.broader_id where b.tag_id = ${from.id}), '[]') as broader,
      ${fated(
        relatedFate,
        sql`tag_related r join tags o on o.id = case when r.tag_id = ${from.id} then r.related_id else r.tag_id end
          where ${from.id} in (r.tag_id, r.related_id)`,
      )} || ${fated(
        sql`'dropped'`,
        sql`tag_related r join tags o on o.id in (r.tag_id, r.related_id)
          and o.id in ${below(from.id)} where ${aboveAndBelow(from, into)}`,
      )} as related,
      coalesce((select jsonb_agg(s.slug order by s.slug) from slugs s where s.entity_type = 'tag' and s.entity_id in (
        select ${from.id}::uuid union select id from tags where merged_into_id = ${from.id})), '[]') as redirects,
      coalesce((select jsonb_agg(jsonb_build_object('slug', o.slug, 'label', o.label) order by o.slug)
        from tags o where o.merged_into_id = ${from.id}), '[]') as "mergedBefore",
      (select jsonb_build_object('accepted', count(*) filter (where i.status = 'accepted'),
          'suggested', count(*) filter (where i.status = 'suggested'),
          'rejected', count(*) filter (where i.status = 'rejected'))
        from insight_tags it join insights i on i.id = it.insight_id where it.tag_id = ${from.id}) as "byStatus"`,
  );
  return row as MergeSurroundings;
}

/** Relations between what stands above the one and what comes to stand below it: SKOS has either, not both. */
const aboveAndBelow = (from: HeldTag, into: HeldTag) => sql`(
  ${from.id} not in (tag_id, related_id) and (
    (tag_id in ${above(into.id)} and related_id in ${below(from.id)})
    or (related_id in ${above(into.id)} and tag_id in ${below(from.id)})))`;

/** The label of a retired term may mean another by now: then it does not become an alias. */
const labelIsFree = (from: HeldTag, into: HeldTag) => sql`(
  not exists (select from tags t
    where t.id <> ${from.id} and t.scheme = ${into.scheme} and t.label_key = fold_label(${from.label})
      and t.status in ('active', 'proposed'))
  and not exists (select from tag_aliases a where a.scheme = ${into.scheme} and a.label_key = fold_label(${from.label})))`;

/**
 * Labels, relations and redirects of a merge, before the links move: each of these statements makes the index look at
 * everything that carries the terms, which is least while only one of them carries much.
 */
export async function mergeTerms(
  tx: Transaction,
  from: HeldTag,
  into: HeldTag,
  aliasId: string,
): Promise<void> {
  await tx.execute(sql`
    delete from tag_related where ${from.id} in (tag_id, related_id) and (
      ${into.id} in (tag_id, related_id)
      or case when tag_id = ${from.id} then related_id else tag_id end in ${above(into.id)}
      or case when tag_id = ${from.id} then related_id else tag_id end in ${below(into.id)}
      or case when tag_id = ${from.id} then related_id else tag_id end in ${below(from.id)})`);
  await tx.execute(sql`delete from tag_related where ${aboveAndBelow(from, into)}`);
  await tx.execute(sql`
    with gone as (delete from tag_related where ${from.id} in (tag_id, related_id)
      returning case when tag_id = ${from.id} then related_id else tag_id end as other)
    insert into tag_related (tag_id, related_id)
    select least(other, ${into.id}::uuid), greatest(other, ${into.id}::uuid) from gone on conflict do nothing`);
  await tx.execute(sql`delete from tag_broader where broader_id = ${from.id} and (
    tag_id in ${above(into.id)}
    or exists (select from tag_broader x where x.tag_id = tag_broader.tag_id and x.broader_id = ${into.id}))`);
  await tx.execute(sql`delete from tag_broader where tag_id = ${from.id}`);
  await tx.execute(sql`update tag_broader set broader_id = ${into.id} where broader_id = ${from.id}`);
  const [label] = await read<{ free: boolean }>(tx, sql`select ${labelIsFree(from, into)} as free`);
  if (label?.free === true) {
    await tx.execute(sql`insert into tag_aliases (id, tag_id, scheme, label, kind)
      values (${aliasId}, ${into.id}, ${into.scheme}, ${from.label}, 'alternative')`);
  }
  await tx.execute(sql`update tag_aliases set tag_id = ${into.id} where tag_id = ${from.id}`);
  await tx.execute(sql`
    update tags set version = version + 1, updated_at = now(),
      status = case when id = ${from.id} then 'merged' else status end,
      merged_into_id = case when id = ${into.id} then merged_into_id else ${into.id}::uuid end
    where id in (${from.id}, ${into.id}) or merged_into_id = ${from.id}`);
}
