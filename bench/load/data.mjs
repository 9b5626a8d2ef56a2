// Deterministic knowledge bases for measuring: notes of 20 sentences with 10 insights each, made in SQL, built once and
// kept; a build that was broken off goes on where it stopped.
import { readdir, readFile } from 'node:fs/promises';
import { connect } from '../../dist/db/client.js';
import { createDatabaseIfMissing, migrateDatabase } from '../../dist/db/migrate.js';
import { seedThemes } from '../../dist/tags/seed-themes.js';

export const insightsPerNote = 10;
const notesPerBatch = 5000;
const topics = 50;
const examples = 40;
const corpus = new URL('../../training/corpus/', import.meta.url);

/** The address of a database with so many notes. */
export async function provideNotes(postgresUrl, count) {
  const url = await createDatabaseIfMissing(postgresUrl, `bench_${count}`);
  await migrateDatabase(url);
  const client = connect(url, { max: 1 });
  try {
    const [{ built }] =
      await client.sql`select exists (select from slugs where slug = ${`built-${count}`}) as built`;
    if (!built) await build(client, count);
  } finally {
    await client.close();
  }
  return url;
}

async function build({ db, sql }, count) {
  await seedThemes(db);
  const sentences = await readSentences();
  // Every row fits by its making: without triggers, a million passages are not compared with their texts one by one.
  await sql`set session_replication_role = replica`;
  await sql`set maintenance_work_mem = '512MB'`;
  await sql`set synchronous_commit = off`;
  await sql`create temporary table sentences (i int primary key, words text not null, length int not null)`;
  await sql`insert into sentences select (ordinality - 1)::int, value, char_length(value)
    from jsonb_array_elements_text(${JSON.stringify(sentences)}::text::jsonb) with ordinality`;
  await vocabulary(sql);
  const indexes = await dropSearchIndexes(sql);
  const [{ next }] = await sql`select coalesce(max(substr(slug, 6)::int) + 1, 0) as next from notes`;
  for (let from = next; from < count; from += notesPerBatch) {
    await insertNotes(sql, from, Math.min(count, from + notesPerBatch), sentences.length);
    console.error(`${Math.min(count, from + notesPerBatch)} of ${count} notes`);
  }
  for (const index of indexes) {
    await sql.unsafe(index.definition);
    await sql`delete from dropped_indexes where name = ${index.name}`;
    console.error(index.name);
  }
  await sql`drop table dropped_indexes`;
  await sql`vacuum analyze`;
  await sql`update content_version set version = version + 1`;
  await sql`insert into slugs (entity_type, slug, entity_id) values ('bench', ${`built-${count}`}, gen_random_uuid())`;
}

/** Words of a million statements are indexed at the end, in one go. */
async function dropSearchIndexes(sql) {
  await sql`create table if not exists dropped_indexes (name text primary key, definition text not null)`;
  const found = await sql`select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename in ('notes', 'versions', 'insights') and indexdef like '% USING gin %'`;
  for (const { name, definition } of found) {
    await sql`insert into dropped_indexes values (${name}, ${definition}) on conflict do nothing`;
    await sql.unsafe(`drop index ${name}`);
  }
  return sql`select name, definition from dropped_indexes order by name`;
}

export async function readSentences() {
  const names = (await readdir(corpus)).filter((name) => name.endsWith('.note')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, corpus), 'utf8')));
  return texts.flatMap((text) =>
    text
      .slice(text.indexOf('\n---\n') + 5)
      .replaceAll(/⟦[^⟧]*⟧/g, '')
      .split(/(?<=[.?!])\s+|\n+/)
      .filter((sentence) => sentence.length > 60 && sentence.length < 200),
  );
}

const id = (kind, number) =>
  `(lpad(to_hex(${number}), 8, '0') || '-0000-7000-8000-${kind.padStart(12, '0')}')::uuid`;

async function vocabulary(sql) {
  await sql.unsafe(`insert into tags (id, scheme, slug, label, status)
    select ${id('1', 'n')}, 'topic', 'topic-' || n, 'Topic ' || n, 'active' from generate_series(0, ${topics - 1}) n
    on conflict do nothing`);
  await sql.unsafe(`insert into examples (id, slug, name, status, source)
    select ${id('2', 'n')}, 'example-' || n, 'Example ' || n, 'active', 'human' from generate_series(0, ${examples - 1}) n
    on conflict do nothing`);
  await sql.unsafe(`insert into slugs (entity_type, slug, entity_id)
    select 'tag', slug, id from tags union all select 'example', slug, id from examples on conflict do nothing`);
}

const insertNotes = (sql, from, to, sentences) =>
  sql.begin(async (tx) => {
    await tx`create temporary table chosen on commit drop as
      select n, k, words, length, (sum(length + 1) over (partition by n order by k) - length - 1)::int as start
      from generate_series(${from}::int, ${to - 1}::int) n, generate_series(0, 19) k
      join lateral (select words, length from sentences where i = (n::bigint * 7919 + k * 104729) % ${sentences}::int) s on true`;
    await tx.unsafe(`insert into notes (id, slug, title, status, published_at, held_on, held_on_precision, series_slug,
        series_title, series_number, licence, attribution, created_at, updated_at)
      select ${id('3', 'n')}, 'note-' || n, left(words, 60) || ' ' || n, 'published', at, at::date, 'day',
        'series-' || n % 20, 'Series ' || n % 20, n / 20, 'CC BY 4.0', 'Cell ' || n % 20, at, at
      from chosen, lateral (select timestamptz '2015-01-01' + n * interval '50 minutes' as at) t where k = 0`);
    await tx.unsafe(
      `insert into slugs (entity_type, slug, entity_id) select 'note', 'note-' || n, ${id('3', 'n')} from chosen where k = 0`,
    );
    await tx.unsafe(`insert into versions (id, note_id, number, text, length, sha256, media_type)
      select ${id('4', 'n')}, ${id('3', 'n')}, 1, string_agg(words, e'\\n' order by k), sum(length + 1) - 1,
        lpad(to_hex(n), 64, '0'), 'text/plain' from chosen group by n`);
    await tx.unsafe(`insert into sections (id, version_id, position, kind, heading, start, "end", blocks)
      select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(k / 10), 12, '5'))::uuid, ${id('4', 'n')}, k / 10,
        case k / 10 when 0 then 'summary' else 'detail' end, null, min(start), max(start + length),
        jsonb_agg(jsonb_build_object('type', 'paragraph', 'start', start, 'end', start + length) order by k)
      from chosen group by n, k / 10`);
    await tx.unsafe(`insert into passages (id, version_id, start, "end", exact, prefix, suffix)
      select ${id('6', 'n * 20 + k')}, ${id('4', 'n')}, start, start + length, words, '', '' from chosen where k < 12`);
    await tx.unsafe(`insert into insights (id, note_id, passage_id, statement, kind, status, confidence, source, created_at, updated_at)
      select ${id('7', `n * ${insightsPerNote} + k`)}, ${id('3', 'n')}, ${id('6', 'n * 20 + k')}, words,
        (array['principle', 'barrier', 'enabler', 'lesson', 'practice', 'question'])[1 + (n + k) % 6], 'accepted',
        0.5 + (n * 7 + k * 3) % 50 / 100.0, 'model@1', at, at
      from chosen, lateral (select timestamptz '2015-01-01' + n * interval '50 minutes' + k * interval '1 second' as at) t
      where k < ${insightsPerNote}`);
    await tx.unsafe(`insert into insight_tags (insight_id, tag_id, source)
      select distinct ${id('7', `n * ${insightsPerNote} + k`)}, t.id, 'model@1' from chosen, generate_series(0, 1) second
      join (select id, row_number() over (order by position, slug) - 1 as place from tags where scheme = 'theme') t on true
      where k < ${insightsPerNote} and (second = 0 or k % 2 = 0) and t.place = (n + k * 5 + second * 3) % 12`);
    await tx.unsafe(`insert into note_tags (note_id, tag_id, source)
      select ${id('3', 'n')}, ${id('1', `(n * 3 + k) % ${topics}`)}, 'human' from chosen where k < 3`);
    await tx.unsafe(`insert into mentions (id, note_id, passage_id, example_id)
      select ${id('8', 'n * 20 + k')}, ${id('3', 'n')}, ${id('6', 'n * 20 + k')}, ${id('2', `(n + k) % ${examples}`)}
      from chosen where k between 10 and 11`);
  });
