import { eq, sql, type SQL } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { LinkCount } from '../curation/links-repository.ts';
import { textArray } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { examples } from '../db/schema/examples.ts';
import { ConflictError } from '../errors.ts';
import type { AliasInput, LabelHolder } from '../tags/write-repository.ts';

/** An example whatever its status, as writes see it. */
export interface HeldExample {
  id: string;
  slug: string;
  name: string;
  summary: string | null;
  link: string | null;
  status: 'active' | 'merged' | 'retired' | 'proposed';
  mergedIntoId: string | null;
  source: string;
  version: number;
}

const columns = sql`e.id, e.slug, e.name, e.summary, e.link, e.status, e.merged_into_id as "mergedIntoId", e.source, e.version`;

/** The example that has or had a slug; a merged one gives the one it went into. */
export async function findHeldExamples(
  db: Queryable,
  slugs: readonly string[],
): Promise<(HeldExample & { requested: string })[]> {
  if (slugs.length === 0) return [];
  return read(
    db,
    sql`select s.slug as requested, ${columns} from slugs s join examples held on held.id = s.entity_id
      join examples e on e.id = coalesce(held.merged_into_id, held.id)
      where s.entity_type = 'example' and s.slug = any(${textArray(slugs)})`,
  );
}

/** Reads an example and keeps others from changing it until the transaction ends. */
export async function lockExample(tx: Transaction, id: string): Promise<HeldExample> {
  const [row] = await read<HeldExample>(
    tx,
    sql`select ${columns} from examples e where e.id = ${id} for update`,
  );
  if (!row) throw new ConflictError('The example is no longer there: its creation was undone.');
  return row;
}

export async function getHeldExample(db: Queryable, id: string): Promise<HeldExample> {
  const [row] = await read<HeldExample>(db, sql`select ${columns} from examples e where e.id = ${id}`);
  if (!row) throw new ConflictError('The example is no longer there: its creation was undone.');
  return row;
}

export interface ExampleDetails {
  aliases: string[];
  hiddenLabels: string[];
  /** Slugs of its own tags, of any scheme. */
  tags: string[];
}

export async function getExampleDetails(db: Queryable, id: string): Promise<ExampleDetails> {
  const aliases = (kind: AliasInput['kind']): SQL => sql`coalesce((select jsonb_agg(a.label order by a.label)
    from example_aliases a where a.example_id = ${id} and a.kind = ${kind}), '[]')`;
  const [row] = await read<ExampleDetails>(
    db,
    sql`select ${aliases('alternative')} as aliases, ${aliases('hidden')} as "hiddenLabels",
      coalesce((select jsonb_agg(t.slug order by t.slug) from example_tags et join tags t on t.id = et.tag_id
        where et.example_id = ${id}), '[]') as tags`,
  );
  return row ?? { aliases: [], hiddenLabels: [], tags: [] };
}

/** Which of these names already mean another example. */
export async function findNameHolders(
  db: Queryable,
  names: readonly string[],
  except: string | null,
): Promise<LabelHolder[]> {
  if (names.length === 0) return [];
  return read<LabelHolder>(
    db,
    sql`with wanted as (select label, fold_label(label) as key from unnest(${textArray(names)}) label)
      select w.label, e.slug, e.name as "holderLabel", 'label' as as from wanted w
      join examples e on e.name_key = w.key and e.status in ('active', 'proposed') and e.id is distinct from ${except}::uuid
      union select w.label, e.slug, e.name, 'alias' from wanted w
      join example_aliases a on a.label_key = w.key and a.example_id is distinct from ${except}::uuid
      join examples e on e.id = a.example_id`,
  );
}

export async function findExampleSlugOwner(
  db: Queryable,
  slug: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await read<{ id: string; name: string }>(
    db,
    sql`select e.id, e.name from slugs s join examples e on e.id = s.entity_id
      where s.entity_type = 'example' and s.slug = ${slug}`,
  );
  return row ?? null;
}

/** Changes columns of an example and counts its version up. */
export async function updateExample(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<typeof examples.$inferInsert, 'slug' | 'name' | 'summary' | 'link' | 'status'>>,
): Promise<void> {
  await tx
    .update(examples)
    .set({ ...changes, version: sql`${examples.version} + 1`, updatedAt: sql`now()` })
    .where(eq(examples.id, id));
}

/** Makes these the aliases of an example: what is there already stays as it is. Returns whether anything changed. */
export async function setExampleAliases(
  tx: Transaction,
  exampleId: string,
  aliases: AliasInput[],
): Promise<boolean> {
  const rows = aliases.map((alias) => ({ id: uuidv7(), ...alias }));
  const wanted = sql`select distinct on (fold_label(label)) id, label, kind, fold_label(label) as key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, label text, kind text)
    order by fold_label(label), kind`;
  const removed = await read(
    tx,
    sql`delete from example_aliases a where a.example_id = ${exampleId}
      and a.label_key not in (select key from (${wanted}) w) returning a.id`,
  );
  const changed = await read(
    tx,
    sql`update example_aliases a set label = w.label, kind = w.kind from (${wanted}) w
      where a.example_id = ${exampleId} and a.label_key = w.key and (a.label, a.kind) <> (w.label, w.kind)
      returning a.id`,
  );
  const added = await read(
    tx,
    sql`insert into example_aliases (id, example_id, label, kind) select w.id, ${exampleId}, w.label, w.kind
      from (${wanted}) w where not exists (
        select from example_aliases a where a.example_id = ${exampleId} and a.label_key = w.key) returning id`,
  );
  return removed.length + changed.length + added.length > 0;
}

export async function setExampleTags(
  tx: Transaction,
  exampleId: string,
  tagIds: readonly string[],
): Promise<boolean> {
  const ids = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(tagIds)}::jsonb))`;
  const removed = await read(
    tx,
    sql`delete from example_tags where example_id = ${exampleId} and tag_id not in ${ids} returning tag_id`,
  );
  const added = await read(
    tx,
    sql`insert into example_tags (example_id, tag_id, source) select ${exampleId}, o.id, 'human' from ${ids} o(id)
      on conflict do nothing returning tag_id`,
  );
  return removed.length + added.length > 0;
}

/** Names, redirects and status of a merge; the links have moved before. */
export async function mergeExampleRows(
  tx: Transaction,
  from: HeldExample,
  into: HeldExample,
  aliasId: string,
): Promise<void> {
  const free = await nameIsFree(tx, from);
  await tx.execute(sql`update example_aliases set example_id = ${into.id} where example_id = ${from.id}`);
  await tx.execute(sql`update examples set merged_into_id = ${into.id}, version = version + 1, updated_at = now()
    where merged_into_id = ${from.id}`);
  await tx.execute(sql`update examples set status = 'merged', merged_into_id = ${into.id}, version = version + 1,
    updated_at = now() where id = ${from.id}`);
  if (free) {
    await tx.execute(sql`insert into example_aliases (id, example_id, label, kind)
      values (${aliasId}, ${into.id}, ${from.name}, 'alternative')`);
  }
  await tx.execute(sql`update examples set version = version + 1, updated_at = now() where id = ${into.id}`);
}

/** The name of a retired example may mean another by now: then it does not become an alias. */
async function nameIsFree(db: Queryable, from: HeldExample): Promise<boolean> {
  return (await findNameHolders(db, [from.name], from.id)).length === 0 && !(await hasAlias(db, from));
}

async function hasAlias(db: Queryable, { name }: HeldExample): Promise<boolean> {
  const rows = await read(db, sql`select id from example_aliases where label_key = fold_label(${name})`);
  return rows.length > 0;
}

export interface ExampleMergeSurroundings {
  aliases: string[];
  redirects: string[];
  mergedBefore: { slug: string; label: string }[];
  byStatus: { accepted: number; suggested: number; rejected: number };
}

/** What else a merge touches. */
export async function readExampleMergeSurroundings(
  db: Queryable,
  from: HeldExample,
): Promise<ExampleMergeSurroundings> {
  const [row] = await read<ExampleMergeSurroundings>(
    db,
    sql`select coalesce((select jsonb_agg(a.label order by a.label) from example_aliases a
        where a.example_id = ${from.id}), '[]') as aliases,
      coalesce((select jsonb_agg(s.slug order by s.slug) from slugs s where s.entity_type = 'example'
        and s.entity_id in (select ${from.id}::uuid union select id from examples where merged_into_id = ${from.id})), '[]') as redirects,
      coalesce((select jsonb_agg(jsonb_build_object('slug', o.slug, 'label', o.name) order by o.slug)
        from examples o where o.merged_into_id = ${from.id}), '[]') as "mergedBefore",
      (select jsonb_build_object('accepted', count(*) filter (where i.status = 'accepted'),
          'suggested', count(*) filter (where i.status = 'suggested'),
          'rejected', count(*) filter (where i.status = 'rejected'))
        from insight_examples ie join insights i on i.id = ie.insight_id where ie.example_id = ${from.id}) as "byStatus"`,
  );
  const surroundings = row as ExampleMergeSurroundings;
  const added = (await nameIsFree(db, from)) ? [from.name] : [];
  return { ...surroundings, aliases: [...surroundings.aliases, ...added].sort() };
}

/** Gives the tags of one example to another, without duplicates. */
export async function moveExampleTags(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  await tx.execute(sql`delete from example_tags l where l.example_id = ${fromId}
    and exists (select from example_tags o where o.example_id = ${intoId} and o.tag_id = l.tag_id)`);
  await tx.execute(sql`update example_tags set example_id = ${intoId} where example_id = ${fromId}`);
}

/** Tags that would move to another example, and those that it has already; with a digest of which they are. */
export async function countMovingTags(
  db: Queryable,
  fromId: string,
  intoId: string,
): Promise<LinkCount & { digest: string }> {
  const [row] = await read<LinkCount & { digest: string }>(
    db,
    sql`select count(*) filter (where o.tag_id is null)::int as moves,
        count(o.tag_id)::int as "alreadyThere",
        coalesce(sum(hashtextextended(l.tag_id::text, (o.tag_id is null)::int)), 0)::text as digest
      from example_tags l left join example_tags o on o.example_id = ${intoId} and o.tag_id = l.tag_id
      where l.example_id = ${fromId}`,
  );
  return row ?? { moves: 0, alreadyThere: 0, digest: '0' };
}
