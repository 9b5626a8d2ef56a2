import { sql } from 'drizzle-orm';
import { textArray, uuidArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';

/** A theme as codes meet it: whatever its status, and a merged one is what it went into. */
export interface MetTheme {
  id: string;
  slug: string;
  status: 'active' | 'proposed' | 'retired' | 'merged';
}

/** The themes that have or had these ids. */
export async function findThemesById(db: Queryable, ids: readonly string[]): Promise<Map<string, MetTheme>> {
  const rows = await read<MetTheme & { requested: string }>(
    db,
    sql`select held.id as requested, t.id, t.slug, t.status from tags held
      join tags t on t.id = coalesce(held.merged_into_id, held.id)
      where held.scheme = 'theme' and held.id = any(${uuidArray(ids)})`,
  );
  return new Map(rows.map(({ requested, ...theme }) => [requested, theme]));
}

/** The themes that these labels or aliases mean or meant, a living one first. */
export async function findThemesByName(
  db: Queryable,
  names: readonly string[],
): Promise<Map<string, MetTheme>> {
  const rows = await read<MetTheme & { requested: string }>(
    db,
    sql`with wanted as (select name, fold_label(name) as key from unnest(${textArray(names)}) name),
      meant as (
        select w.name, coalesce(held.merged_into_id, held.id) as id from wanted w
          join tags held on held.scheme = 'theme' and held.label_key = w.key
        union select w.name, a.tag_id from wanted w
          join tag_aliases a on a.scheme = 'theme' and a.label_key = w.key)
      select distinct on (m.name) m.name as requested, t.id, t.slug, t.status from meant m
      join tags t on t.id = m.id order by m.name, t.status, t.slug`,
  );
  return new Map(rows.map(({ requested, ...theme }) => [requested, theme]));
}

/** A version of a living note. */
export interface HeldVersion {
  id: string;
  noteId: string;
  isCurrent: boolean;
}

const versions = sql`versions v join notes n on n.id = v.note_id and n.status <> 'taken-down'`;
const columns = sql`v.id, n.id as "noteId", v.number = n.current_version as "isCurrent"`;

/** By the digest of its text: the version that has it, a current one before others. */
export async function findVersionsOfTexts(
  db: Queryable,
  sha256s: readonly string[],
): Promise<Map<string, HeldVersion>> {
  const rows = await read<HeldVersion & { sha256: string }>(
    db,
    sql`select distinct on (v.sha256) v.sha256, ${columns} from ${versions}
      where v.sha256 = any(${textArray(sha256s)})
      order by v.sha256, v.number = n.current_version desc, v.created_at desc, v.id`,
  );
  return new Map(rows.map(({ sha256, ...version }) => [sha256, version]));
}

export const listVersions = (db: Queryable): Promise<HeldVersion[]> =>
  read(db, sql`select ${columns} from ${versions}`);

/** By title, the notes of which there is only one so called. */
export async function findNotesByTitle(
  db: Queryable,
  titles: readonly string[],
): Promise<Map<string, string>> {
  const rows = await read<{ title: string; noteId: string }>(
    db,
    sql`select w.title, min(n.id::text) as "noteId" from unnest(${textArray(titles)}) w(title)
      join notes n on lower(n.title) = lower(w.title) and n.status <> 'taken-down'
      group by w.title having count(*) = 1`,
  );
  return new Map(rows.map(({ title, noteId }) => [title, noteId]));
}

export interface CurrentText {
  noteId: string;
  slug: string;
  versionId: string;
  versionNumber: number;
  text: string;
}

export async function getCurrentText(db: Queryable, noteId: string): Promise<CurrentText> {
  const [row] = await read<CurrentText>(
    db,
    sql`select n.id as "noteId", n.slug, v.id as "versionId", v.number as "versionNumber", v.text
      from notes n join versions v on v.note_id = n.id and v.number = n.current_version where n.id = ${noteId}`,
  );
  if (!row) throw new Error(`There is no note ${noteId}.`);
  return row;
}
