import { sql } from 'drizzle-orm';
import { textArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import type { Span } from '../extraction/port.ts';
import type { Section } from './note-structure.ts';

/** A version of a note as it was taken apart when it came in. */
export interface StoredText {
  noteId: string;
  versionId: string;
  versionNumber: number;
  isCurrent: boolean;
  slug: string;
  title: string;
  text: string;
  sections: Section[];
}

const storedTexts = sql`
  select n.id as "noteId", v.id as "versionId", v.number as "versionNumber",
    v.number = n.current_version as "isCurrent", n.slug, n.title, v.text,
    coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'heading', s.heading, 'position', s.position,
      'start', s.start, 'end', s."end", 'blocks', s.blocks) order by s.position)
      from sections s where s.version_id = v.id), '[]') as sections
  from versions v join notes n on n.id = v.note_id and n.status <> 'taken-down'`;

/** The newest text of a note; null where it was taken down. */
export async function findCurrentText(db: Queryable, noteId: string): Promise<StoredText | null> {
  const [row] = await read<StoredText>(
    db,
    sql`${storedTexts} where n.id = ${noteId} and v.number = n.current_version`,
  );
  return row ?? null;
}

export function listTextsOfVersions(db: Queryable, versionIds: readonly string[]): Promise<StoredText[]> {
  return read<StoredText>(
    db,
    sql`${storedTexts} where v.id = any(${textArray(versionIds)}::uuid[]) order by n.id, v.number`,
  );
}

/** Notes that are not taken down, the oldest first. */
export function listNotesToExtract(db: Queryable): Promise<{ id: string; slug: string }[]> {
  return read(db, sql`select id, slug from notes where status <> 'taken-down' order by created_at, id`);
}

/**
 * Where people or extraction know something in a version already, whatever became of it: quotations, also where they
 * only seem to be, and mentions.
 */
export async function listKnownSpans(
  db: Queryable,
  versionId: string,
): Promise<{ quotations: Span[]; mentions: Span[] }> {
  const quotations = await read<Span>(
    db,
    sql`
    select p.start, p."end" from insights i join passages p on p.id = i.passage_id where p.version_id = ${versionId}
    union select p.start, p."end" from insight_evidence ev join passages p on p.id = ev.passage_id
      where ev.version_id = ${versionId}
    union select c.start, c."end" from insight_evidence ev
      cross join lateral jsonb_to_recordset(ev.candidates) c(start int, "end" int) where ev.version_id = ${versionId}`,
  );
  const mentions = await read<Span>(
    db,
    sql`select p.start, p."end" from mentions m join passages p on p.id = m.passage_id where p.version_id = ${versionId}`,
  );
  return { quotations, mentions };
}
