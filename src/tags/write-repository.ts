import { eq, sql, type SQL } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { textArray } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { tags } from '../db/schema/tags.ts';
import { ConflictError } from '../errors.ts';
import type { TagScheme } from './repository.ts';

export type TagStatus = 'active' | 'merged' | 'retired' | 'proposed';

/** A tag whatever its status, as writes see it. */
export interface HeldTag {
  id: string;
  scheme: TagScheme;
  slug: string;
  label: string;
  definition: string | null;
  scopeNote: string | null;
  position: number;
  status: TagStatus;
  mergedIntoId: string | null;
  version: number;
}

export interface AliasInput {
  label: string;
  kind: 'alternative' | 'hidden';
}

const columns = sql`t.id, t.scheme, t.slug, t.label, t.definition, t.scope_note as "scopeNote", t.position, t.status,
  t.merged_into_id as "mergedIntoId", t.version`;

/** The tag that has or had a slug; a merged one gives the tag it went into. `requested` is the slug asked for. */
export async function findHeldTags(
  db: Queryable,
  slugs: readonly string[],
): Promise<(HeldTag & { requested: string })[]> {
  if (slugs.length === 0) return [];
  return read(
    db,
    sql`select s.slug as requested, ${columns} from slugs s join tags held on held.id = s.entity_id
      join tags t on t.id = coalesce(held.merged_into_id, held.id)
      where s.entity_type = 'tag' and s.slug = any(${textArray(slugs)})`,
  );
}

/** Reads a tag and keeps others from changing it until the transaction ends. */
export async function lockTag(tx: Transaction, id: string): Promise<HeldTag> {
  const [row] = await read<HeldTag>(tx, sql`select ${columns} from tags t where t.id = ${id} for update`);
  if (!row) throw new ConflictError('The tag is no longer there: its creation was undone.');
  return row;
}

export async function getHeldTag(db: Queryable, id: string): Promise<HeldTag> {
  const [row] = await read<HeldTag>(db, sql`select ${columns} from tags t where t.id = ${id}`);
  if (!row) throw new ConflictError('The tag is no longer there: its creation was undone.');
  return row;
}

export interface TagNames {
  aliases: string[];
  hiddenLabels: string[];
  broader: string[];
  related: string[];
}

/** Aliases by label, broader and related terms by slug. */
export async function getTagNames(db: Queryable, id: string): Promise<TagNames> {
  const aliases = (kind: AliasInput['kind']): SQL => sql`coalesce((
    select jsonb_agg(a.label order by a.label) from tag_aliases a where a.tag_id = ${id} and a.kind = ${kind}), '[]')`;
  const [row] = await read<TagNames>(
    db,
    sql`select ${aliases('alternative')} as aliases, ${aliases('hidden')} as "hiddenLabels",
      coalesce((select jsonb_agg(o.slug order by o.slug) from tag_broader b join tags o on o.id = b.broader_id
        where b.tag_id = ${id}), '[]') as broader,
      coalesce((select jsonb_agg(o.slug order by o.slug) from tag_related r
        join tags o on o.id = case when r.tag_id = ${id} then r.related_id else r.tag_id end
        where ${id} in (r.tag_id, r.related_id)), '[]') as related`,
  );
  return row ?? { aliases: [], hiddenLabels: [], broader: [], related: [] };
}

export interface LabelHolder {
  label: string;
  slug: string;
  holderLabel: string;
  as: 'label' | 'alias';
}

/** Which of these labels already mean another term of the scheme. */
export async function findLabelHolders(
  db: Queryable,
  scheme: TagScheme,
  labels: readonly string[],
  except: string | null,
): Promise<LabelHolder[]> {
  if (labels.length === 0) return [];
  return read<LabelHolder>(
    db,
    sql`with wanted as (select label, fold_label(label) as key from unnest(${textArray(labels)}) label)
      select w.label, t.slug, t.label as "holderLabel", 'label' as as from wanted w
      join tags t on t.label_key = w.key and t.scheme = ${scheme} and t.status in ('active', 'proposed')
        and t.id is distinct from ${except}::uuid
      union select w.label, t.slug, t.label, 'alias' from wanted w
      join tag_aliases a on a.label_key = w.key and a.scheme = ${scheme} and a.tag_id is distinct from ${except}::uuid
      join tags t on t.id = a.tag_id`,
  );
}

export async function listTakenTagSlugs(db: Queryable, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await read<{ slug: string }>(
    db,
    sql`select slug from slugs where entity_type = 'tag' and slug = any(${textArray(slugs)})`,
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** Whose slugs these are or were: the tag itself, even where it was merged. */
export function findSlugOwners(
  db: Queryable,
  slugs: readonly string[],
): Promise<{ id: string; label: string; slug: string }[]> {
  return read(
    db,
    sql`select t.id, t.label, s.slug from slugs s join tags t on t.id = s.entity_id
      where s.entity_type = 'tag' and s.slug = any(${textArray(slugs)})`,
  );
}

export async function insertTag(tx: Transaction, tag: typeof tags.$inferInsert): Promise<void> {
  await tx.insert(tags).values(tag);
}

/** Changes columns of a tag and counts its version up. */
export async function updateTag(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<typeof tags.$inferInsert, TagColumn>>,
): Promise<void> {
  await tx
    .update(tags)
    .set({ ...changes, version: sql`${tags.version} + 1`, updatedAt: sql`now()` })
    .where(eq(tags.id, id));
}
type TagColumn =
  'label' | 'slug' | 'definition' | 'scopeNote' | 'position' | 'status' | 'mergedIntoId' | 'scheme';

/** Makes these the aliases of a tag: what is there already stays as it is. Returns whether anything changed. */
export async function setTagAliases(
  tx: Transaction,
  tag: Pick<HeldTag, 'id' | 'scheme'>,
  aliases: AliasInput[],
): Promise<boolean> {
  const wanted = sql`select distinct on (fold_label(label)) label, kind, fold_label(label) as key
    from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as given(label text, kind text)
    order by fold_label(label), kind`;
  const removed = await read(
    tx,
    sql`delete from tag_aliases a where a.tag_id = ${tag.id}
      and a.label_key not in (select key from (${wanted}) w) returning a.id`,
  );
  const changed = await read(
    tx,
    sql`update tag_aliases a set label = w.label, kind = w.kind from (${wanted}) w
      where a.tag_id = ${tag.id} and a.label_key = w.key and (a.label, a.kind) <> (w.label, w.kind) returning a.id`,
  );
  const missing = await read<AliasInput>(
    tx,
    sql`select w.label, w.kind from (${wanted}) w
      where not exists (select from tag_aliases a where a.tag_id = ${tag.id} and a.label_key = w.key)`,
  );
  await insertTagAliases(tx, tag, missing);
  return removed.length + changed.length + missing.length > 0;
}

export async function insertTagAliases(
  tx: Transaction,
  tag: Pick<HeldTag, 'id' | 'scheme'>,
  aliases: AliasInput[],
): Promise<void> {
  if (aliases.length === 0) return;
  const rows = aliases.map((alias) => ({ id: uuidv7(), ...alias }));
  await tx.execute(sql`
    insert into tag_aliases (id, tag_id, scheme, label, kind)
    select id, ${tag.id}, ${tag.scheme}, label, kind
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, label text, kind text)`);
}

const ids = (values: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

export async function setBroader(
  tx: Transaction,
  tagId: string,
  broaderIds: readonly string[],
): Promise<boolean> {
  const removed = await read(
    tx,
    sql`delete from tag_broader where tag_id = ${tagId} and broader_id not in ${ids(broaderIds)} returning tag_id`,
  );
  const added = await read(
    tx,
    sql`insert into tag_broader (tag_id, broader_id) select ${tagId}, o.id from ${ids(broaderIds)} o(id)
      on conflict do nothing returning tag_id`,
  );
  return removed.length + added.length > 0;
}

export async function setRelated(
  tx: Transaction,
  tagId: string,
  relatedIds: readonly string[],
): Promise<boolean> {
  const removed = await read(
    tx,
    sql`delete from tag_related where ${tagId} in (tag_id, related_id)
      and case when tag_id = ${tagId} then related_id else tag_id end not in ${ids(relatedIds)} returning tag_id`,
  );
  const added = await read(
    tx,
    sql`insert into tag_related (tag_id, related_id)
      select least(${tagId}::uuid, o.id), greatest(${tagId}::uuid, o.id) from ${ids(relatedIds)} o(id)
      on conflict do nothing returning tag_id`,
  );
  return removed.length + added.length > 0;
}
