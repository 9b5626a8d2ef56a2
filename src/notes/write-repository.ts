import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { textArray, uuidArray } from '../db/conditions.ts';
import { uniqueViolation } from '../db/errors.ts';
import { insertAll } from '../db/insert-all.ts';
import { read } from '../db/read.ts';
import { notes } from '../db/schema/notes.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { NoteStatus } from './repository.ts';

export type NewNote = typeof notes.$inferInsert;

/** @throws ConflictError for a slug that is or was another note's. */
export async function insertNotes(tx: Transaction, rows: readonly NewNote[]): Promise<void> {
  try {
    await insertAll(tx, notes, rows);
  } catch (error) {
    throw slugConflict(error, rows.map(({ slug }) => slug).join('”, “')) ?? error;
  }
}

/** @throws ConflictError for a slug that is or was another note's, as storing it would. */
export async function refuseTakenSlug(db: Queryable, slug: string): Promise<void> {
  const rows = await read(db, sql`select from slugs where entity_type = 'note' and slug = ${slug}`);
  if (rows.length > 0) throw slugTaken(slug);
}

function slugConflict(cause: unknown, slug: string): ConflictError | undefined {
  return uniqueViolation(cause)?.includes('slug') === true ? slugTaken(slug, cause) : undefined;
}

const slugTaken = (slug: string, cause?: unknown): ConflictError =>
  new ConflictError(`The slug “${slug}” is or was another note’s. Choose another.`, {
    cause,
    errors: [{ pointer: '#/slug', detail: 'This slug is taken.' }],
  });

/** Which of these titles lead to a note, as `resolveNeighbours` would tie them. */
export async function listTitlesOfOne(db: Queryable, titles: readonly string[]): Promise<string[]> {
  const rows = await read<{ title: string }>(
    db,
    sql`select t.title from unnest(${sql.param(titles)}::text[]) t(title)
      where (select count(*) from notes n where lower(n.title) = lower(t.title)) = 1`,
  );
  return rows.map(({ title }) => title);
}

/**
 * Which of these slugs were ever a note's. Within a transaction, others that ask for the same slugs wait until it
 * ends, so that two never choose the same free one.
 */
export async function listTakenSlugs(db: Queryable, slugs: readonly string[]): Promise<Set<string>> {
  const wanted = textArray([...new Set(slugs)].sort());
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(slug, 2)) from unnest(${wanted}) given (slug)`,
  );
  const rows = await read<{ slug: string }>(
    db,
    sql`select slug from slugs where entity_type = 'note' and slug = any(${wanted})`,
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** Slugs that were ever a note's and are one of these with an ending after a hyphen: reads all slugs of notes. */
export async function listSlugsWithEnding(db: Queryable, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await read<{ slug: string }>(
    db,
    sql`select distinct s.slug from unnest(${textArray(slugs)}) given (slug)
      join slugs s on s.entity_type = 'note' and starts_with(s.slug, given.slug || '-')`,
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** Which of these notes name a neighbour, or are named as one by a note that has not found it yet. */
export async function listNotesWithNeighbours(
  db: Queryable,
  noteIds: readonly string[],
): Promise<Set<string>> {
  const rows = await read<{ id: string }>(
    db,
    sql`
    with given as (select id, lower(title) as title, previous_title, next_title from notes
      where id = any(${uuidArray(noteIds)}))
    select id from given where previous_title is not null or next_title is not null
    union select g.id from given g join notes n on lower(n.previous_title) = g.title
      and n.previous_title is not null and n.previous_note_id is null
    union select g.id from given g join notes n on lower(n.next_title) = g.title
      and n.next_title is not null and n.next_note_id is null`,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Ties neighbours given by title to the notes of that title, in both directions; returns the notes that changed.
 * Of a batch, `later` are the notes after this one: as if they were not there yet.
 */
export async function resolveNeighbours(
  tx: Transaction,
  noteId: string,
  noteTitle: string,
  later: readonly string[] = [],
): Promise<string[]> {
  const unseen = uuidArray(later);
  const touched: string[] = [];
  for (const side of ['previous', 'next'] as const) {
    const idColumn = sql.raw(`${side}_note_id`);
    const titleColumn = sql.raw(`${side}_title`);
    const rows = await read<{ id: string }>(
      tx,
      sql`
      update notes n set ${idColumn} = other.id from notes other
      where n.${idColumn} is null and lower(n.${titleColumn}) = lower(other.title) and n.id <> other.id
        and (n.id = ${noteId} or (other.id = ${noteId} and lower(n.${titleColumn}) = lower(${noteTitle})))
        and n.id <> all(${unseen}) and other.id <> all(${unseen})
        and (select count(*) from notes same
          where lower(same.title) = lower(other.title) and same.id <> all(${unseen})) = 1
      returning n.id`,
    );
    touched.push(...rows.map(({ id }) => id));
  }
  return [...new Set(touched)].filter((id) => id !== noteId);
}

export interface LockedNote {
  id: string;
  slug: string;
  title: string;
  status: NoteStatus;
  statusBeforeTakedown: 'draft' | 'published' | 'archived' | null;
  purgedAt: string | null;
  heldOn: string | null;
  nextMeeting: string | null;
  previousTitle: string | null;
  nextTitle: string | null;
  currentVersion: number;
  version: number;
}

/** The note as it is now, kept from other writers until the transaction ends. @throws NotFoundError */
export async function lockNote(tx: Transaction, id: string): Promise<LockedNote> {
  const [row] = await read<LockedNote>(
    tx,
    sql`select id, slug, title, status, status_before_takedown as "statusBeforeTakedown", purged_at as "purgedAt",
        held_on as "heldOn", next_meeting as "nextMeeting", previous_title as "previousTitle",
        next_title as "nextTitle", current_version as "currentVersion", version
      from notes where id = ${id} for update`,
  );
  if (!row) throw new NotFoundError('The note is not there any more.');
  return row;
}

export type NoteChanges = Partial<Omit<NewNote, 'id' | 'version' | 'updatedAt'>>;

/** Changes a note that is locked; its row version goes up. @throws ConflictError for a slug that is taken */
export async function updateNote(tx: Transaction, id: string, changes: NoteChanges): Promise<void> {
  try {
    await tx
      .update(notes)
      .set({ ...changes, version: sql`${notes.version} + 1`, updatedAt: sql`now()` })
      .where(eq(notes.id, id));
  } catch (error) {
    throw slugConflict(error, changes.slug ?? '') ?? error;
  }
}

/** What hangs on a note and is told to the index with it. */
export async function listDependents(
  db: Queryable,
  noteId: string,
): Promise<{ insights: string[]; examples: string[] }> {
  const insights = await read<{ id: string }>(db, sql`select id from insights where note_id = ${noteId}`);
  const examples = await read<{ id: string }>(
    db,
    sql`select distinct example_id as id from mentions where note_id = ${noteId} and example_id is not null`,
  );
  return { insights: insights.map(({ id }) => id), examples: examples.map(({ id }) => id) };
}

export interface EditableNote {
  slug: string;
  title: string;
  status: NoteStatus;
  heldOn: string | null;
  language: string;
  sourceUrl: string | null;
  licence: string | null;
  attribution: string | null;
  publishedAt: string | null;
}

export async function getEditable(db: Queryable, id: string): Promise<EditableNote> {
  const [row] = await read<EditableNote>(
    db,
    sql`select slug, title, status, held_on as "heldOn", language, source_url as "sourceUrl", licence, attribution,
      published_at as "publishedAt" from notes where id = ${id}`,
  );
  if (!row) throw new NotFoundError('The note is not there any more.');
  return row;
}

/** Takes the words of a purged note from the audit trail (migration 0012), while its insights are still known. */
export async function scrubAuditTrail(tx: Transaction, noteId: string): Promise<void> {
  await tx.execute(sql`select scrub_note(${noteId})`);
}

/** Everything that holds words of the note, in an order that the references allow. */
export async function deleteNoteContent(tx: Transaction, noteId: string): Promise<void> {
  const ofNote = sql`(select id from insights where note_id = ${noteId})`;
  const ofVersions = sql`(select id from versions where note_id = ${noteId})`;
  await tx.execute(sql`delete from insight_tags where insight_id in ${ofNote}`);
  await tx.execute(sql`delete from insight_examples where insight_id in ${ofNote}`);
  await tx.execute(sql`delete from insight_evidence where insight_id in ${ofNote}`);
  await tx.execute(sql`delete from insights where note_id = ${noteId}`);
  await tx.execute(sql`delete from mentions where note_id = ${noteId}`);
  await tx.execute(sql`delete from note_tags where note_id = ${noteId}`);
  await tx.execute(sql`delete from passages where version_id in ${ofVersions}`);
  await tx.execute(sql`delete from sections where version_id in ${ofVersions}`);
  await tx.execute(sql`delete from versions where note_id = ${noteId}`);
}
