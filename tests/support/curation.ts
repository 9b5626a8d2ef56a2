import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../src/audit/repository.ts';
import type { Database } from '../../src/db/client.ts';
import { curatedTables } from '../../src/curation/curated-tables.ts';
import { read } from '../../src/db/read.ts';

export const curator: Actor = { keyId: null, name: 'A curator', requestId: null };

/** Every row of every curated table as text, but for how often and when a row was changed. */
export async function dumpCurated(db: Database): Promise<string> {
  const parts: string[] = [];
  for (const { name } of curatedTables) {
    const rows = await read<{ row: string }>(
      db,
      sql`select (to_jsonb(c) - 'version' - 'updated_at')::text as row from ${sql.raw(`"${name}"`)} c order by 1`,
    );
    parts.push(`${name}\n${rows.map(({ row }) => row).join('\n')}`);
  }
  return parts.join('\n\n');
}

/** A published note with as many insights as asked for, one sentence each; returns their ids in reading order. */
export async function storeNote(
  db: Database,
  { slug, insights, status = 'accepted' }: { slug: string; insights: number; status?: string },
): Promise<{ noteId: string; insightIds: string[] }> {
  const noteId = uuidv7();
  const sentences = Array.from({ length: insights }, (_, i) => `Sentence ${i} of ${slug}.`);
  const text = sentences.join(' ');
  const versionId = uuidv7();
  await db.execute(sql`insert into notes (id, slug, title, status, published_at)
    values (${noteId}, ${slug}, ${`Note ${slug}`}, 'published', now())`);
  await db.execute(sql`insert into versions (id, note_id, number, text, length, sha256, media_type)
    values (${versionId}, ${noteId}, 1, ${text}, ${text.length}, ${slug}, 'text/plain')`);
  let at = 0;
  const rows = sentences.map((exact) => {
    const start = text.indexOf(exact, at);
    at = start + exact.length;
    return { id: uuidv7(), passage: uuidv7(), start, end: at, exact };
  });
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r(id uuid, passage uuid, start int, "end" int, exact text)`;
  await db.execute(sql`insert into passages (id, version_id, start, "end", exact, prefix, suffix)
    select passage, ${versionId}, start, "end", exact, '', '' from ${given}`);
  await db.execute(sql`insert into insights (id, note_id, passage_id, statement, kind, status, confidence, source)
    select id, ${noteId}, passage, exact, 'lesson', ${status}, 0.5, 'rules@1' from ${given}`);
  return { noteId, insightIds: rows.map(({ id }) => id) };
}

/** How many links there are to a tag, counted from the rows. */
export async function linksTo(db: Database, slug: string): Promise<number> {
  const [row] = await read<{ count: number }>(
    db,
    sql`select count(*)::int as count from insight_tags it join tags t on t.id = it.tag_id where t.slug = ${slug}`,
  );
  return row?.count ?? 0;
}
