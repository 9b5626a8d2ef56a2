import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { textArray } from '../db/conditions.ts';
import { insertAll } from '../db/insert-all.ts';
import { read } from '../db/read.ts';
import { sections } from '../db/schema/sections.ts';
import { versions } from '../db/schema/versions.ts';
import type { Mark } from '../ingestion/marks.ts';
import type { Block, SectionKind } from '../ingestion/note-structure.ts';

export interface SectionRow {
  noteId: string;
  kind: SectionKind;
  heading: string | null;
  position: number;
  start: number;
  end: number;
  blocks: Block[];
}

/** The sections of the current versions of several notes, in reading order. */
export async function listSections(db: Queryable, noteIds: readonly string[]): Promise<SectionRow[]> {
  const rows = await read<SectionRow>(
    db,
    sql`
    select v.note_id as "noteId", s.kind, s.heading, s.position, s.start, s."end", s.blocks
    from sections s join versions v on v.id = s.version_id
    join notes n on n.id = v.note_id and n.current_version = v.number
    where v.note_id = any(${textArray(noteIds)}::uuid[]) order by v.note_id, s.position`,
  );
  return rows;
}

export interface TextRow {
  noteId: string;
  text: string;
  marks: Mark[];
}

/** The current texts of several notes. */
export async function listTexts(db: Queryable, noteIds: readonly string[]): Promise<TextRow[]> {
  const rows = await read<TextRow>(
    db,
    sql`
    select v.note_id as "noteId", v.text, v.marks from versions v
    join notes n on n.id = v.note_id and n.current_version = v.number
    where v.note_id = any(${textArray(noteIds)}::uuid[])`,
  );
  return rows;
}

export interface VersionRow {
  number: number;
  text: string;
  length: number;
  sha256: string;
  mediaType: string;
  createdAt: string;
}

export async function listVersions(db: Queryable, noteId: string): Promise<Omit<VersionRow, 'text'>[]> {
  const rows = await read<VersionRow>(
    db,
    sql`
    select number, length, sha256, media_type as "mediaType", created_at as "createdAt"
    from versions where note_id = ${noteId} order by number desc`,
  );
  return rows;
}

export async function findVersion(db: Queryable, noteId: string, number: number): Promise<VersionRow | null> {
  const [row] = await read<VersionRow>(
    db,
    sql`
    select number, text, length, sha256, media_type as "mediaType", created_at as "createdAt"
    from versions where note_id = ${noteId} and number = ${number}`,
  );
  return row ?? null;
}

/** By the id of the version. */
export async function getVersionText(db: Queryable, id: string): Promise<string> {
  const [row] = await read<{ text: string }>(db, sql`select text from versions where id = ${id}`);
  if (!row) throw new Error(`There is no version ${id}.`);
  return row.text;
}

/** Of texts, by digest, the living notes that have them now. */
export async function listNotesByText(
  db: Queryable,
  sha256s: readonly string[],
): Promise<Map<string, { slug: string; title: string }>> {
  const rows = await read<{ sha256: string; slug: string; title: string }>(
    db,
    sql`
    select v.sha256, n.slug, n.title from versions v join notes n on n.id = v.note_id and n.current_version = v.number
    where v.sha256 = any(${textArray(sha256s)}) and n.status <> 'taken-down'`,
  );
  return new Map(rows.map(({ sha256, ...note }) => [sha256, note]));
}

/** A living note whose current text has this digest. */
export async function findNoteByText(
  db: Queryable,
  sha256: string,
): Promise<{ slug: string; title: string } | null> {
  const [row] = await read<{ slug: string; title: string }>(
    db,
    sql`
    select n.slug, n.title from versions v join notes n on n.id = v.note_id and n.current_version = v.number
    where v.sha256 = ${sha256} and n.status <> 'taken-down' limit 1`,
  );
  return row ?? null;
}

/** Makes ingests of the same texts wait for each other until the transaction ends. */
export async function lockTexts(tx: Transaction, sha256s: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(sha256, 1))
    from unnest(${textArray([...new Set(sha256s)].sort())}) given (sha256)`);
}

export async function insertVersions(
  tx: Transaction,
  rows: readonly (typeof versions.$inferInsert)[],
  sectionRows: readonly (typeof sections.$inferInsert)[],
): Promise<void> {
  await insertAll(tx, versions, rows);
  await insertAll(tx, sections, sectionRows);
}

export function listVersionTexts(db: Queryable, noteId: string): Promise<{ number: number; text: string }[]> {
  return read(db, sql`select number, text from versions where note_id = ${noteId}`);
}
