import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { noteTags } from '../db/schema/tags.ts';

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
  noteId: string,
  tagIds: readonly string[],
  source: string,
): Promise<void> {
  if (tagIds.length === 0) return;
  await tx
    .insert(noteTags)
    .values(tagIds.map((tagId) => ({ noteId, tagId, source })))
    .onConflictDoNothing();
}

/** Takes recognised terms from a note whose text does not name them any more; what people gave it stays. */
export async function dropUnnamedNoteTags(tx: Transaction, noteId: string): Promise<void> {
  await tx.execute(sql`
    delete from note_tags nt using tags t
    where nt.note_id = ${noteId} and nt.source <> 'human' and t.id = nt.tag_id
      and t.scheme in ('organisation', 'person', 'place')
      and not exists (select from mentions m where m.note_id = nt.note_id and m.tag_id = nt.tag_id)`);
}
