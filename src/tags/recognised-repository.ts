import { sql } from 'drizzle-orm';
import { textArray } from '../db/conditions.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';

/** The terms that a note names by now. */
export async function listMentionedTagIds(db: Queryable, noteId: string): Promise<string[]> {
  const rows = await read<{ id: string }>(
    db,
    sql`select distinct tag_id as id from mentions where note_id = ${noteId} and tag_id is not null`,
  );
  return rows.map(({ id }) => id);
}

export async function addRecognisedNoteTags(
  tx: Transaction,
  links: readonly { noteId: string; tagId: string }[],
  source: string,
): Promise<void> {
  if (links.length === 0) return;
  await tx.execute(sql`
    insert into note_tags (note_id, tag_id, source) select given."noteId", given."tagId", ${source}
    from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb) as given("noteId" uuid, "tagId" uuid)
    on conflict do nothing`);
}

/** Takes recognised terms from a note whose text does not name them any more; what people gave it stays. */
export async function dropUnnamedNoteTags(tx: Transaction, noteId: string): Promise<void> {
  await tx.execute(sql`
    delete from note_tags nt using tags t
    where nt.note_id = ${noteId} and nt.source <> 'human' and t.id = nt.tag_id
      and t.scheme in ('organisation', 'person', 'place')
      and not exists (select from mentions m where m.note_id = nt.note_id and m.tag_id = nt.tag_id)`);
}

/** Removes recognised terms, slugs and all, that nothing names or uses any more: for a note that is purged. */
export async function forgetUnusedTerms(tx: Transaction, tagIds: readonly string[]): Promise<void> {
  if (tagIds.length === 0) return;
  const links: [string, string][] = [
    ['mentions', 'tag_id'],
    ['note_tags', 'tag_id'],
    ['insight_tags', 'tag_id'],
    ['example_tags', 'tag_id'],
    ['tag_broader', 'tag_id'],
    ['tag_broader', 'broader_id'],
    ['tag_related', 'tag_id'],
    ['tag_related', 'related_id'],
    ['tags', 'merged_into_id'],
  ];
  const unused = links.map(
    ([table, column]) =>
      sql`and not exists (select from ${sql.identifier(table)} l where l.${sql.identifier(column)} = t.id)`,
  );
  const terms = await read<{ id: string }>(
    tx,
    sql`select t.id from tags t where t.recognised and t.id = any(${textArray(tagIds)}::uuid[])
      ${sql.join(unused, sql` `)} for update`,
  );
  const gone = sql`${textArray(terms.map(({ id }) => id))}::uuid[]`;
  await tx.execute(sql`delete from tag_aliases where tag_id = any(${gone})`);
  await tx.execute(sql`delete from tags where id = any(${gone})`);
  await tx.execute(sql`delete from slugs where entity_type = 'tag' and entity_id = any(${gone})`);
}
