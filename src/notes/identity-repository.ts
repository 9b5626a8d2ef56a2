import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { textArray } from '../db/conditions.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import { notes } from '../db/schema/notes.ts';
import type { NoteStatus } from './repository.ts';

export interface HeldSlug {
  requested: string;
  id: string;
  slug: string;
  title: string;
  status: NoteStatus;
  takedownReason: string | null;
  publishedAt: string | null;
}

/** The notes that hold these slugs now or held them once. */
export async function resolveNotes(db: Queryable, slugs: readonly string[]): Promise<HeldSlug[]> {
  const rows = await read<HeldSlug>(
    db,
    sql`
    select s.slug as requested, n.id, n.slug, n.title, n.status, n.takedown_reason as "takedownReason",
      n.published_at as "publishedAt"
    from slugs s join notes n on n.id = s.entity_id
    where s.entity_type = 'note' and s.slug = any(${textArray(slugs)})`,
  );
  return rows;
}

export async function listNoteSlugs(db: Queryable): Promise<string[]> {
  const rows = await read<{ slug: string }>(db, sql`select n.slug from notes n where ${published.note}`);
  return rows.map(({ slug }) => slug);
}

/** Whether there ever was a note, whatever became of it. */
export async function hasAnyNote(db: Queryable): Promise<boolean> {
  const rows = await db.select({ id: notes.id }).from(notes).limit(1);
  return rows.length > 0;
}

/** The notes that imports brought in under these keys. */
export async function listImported(
  db: Queryable,
  sourceKeys: readonly string[],
): Promise<Map<string, ImportedNote>> {
  const rows = await read<ImportedNote & { sourceKey: string }>(
    db,
    sql`select id, slug, status, source_key as "sourceKey" from notes where source_key = any(${textArray(sourceKeys)})`,
  );
  return new Map(rows.map(({ sourceKey, ...note }) => [sourceKey, note]));
}

export interface ImportedNote {
  id: string;
  slug: string;
  status: NoteStatus;
}
