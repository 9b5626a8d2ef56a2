// A knowledge base of many notes, made of the training notes' sentences, with both local servers and a running worker.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { compose } from '../dist/compose.js';
import { readConfig } from '../dist/config.js';
import { createDatabaseIfMissing, migrateDatabase } from '../dist/db/migrate.js';
import { startEmbeddedMeilisearch } from '../dist/embedded/meilisearch.js';
import { startEmbeddedPostgres } from '../dist/embedded/postgres.js';
import { OutboxWorker } from '../dist/outbox/worker.js';
import { seedThemes } from '../dist/tags/seed-themes.js';

const corpus = new URL('../training/corpus/', import.meta.url);
const sentencesPerNote = 12;
const insightsPerNote = 4;
const notesPerInsert = 200;
const log = pino({ level: 'error' }, pino.destination(2));

/** Runs `work` over a knowledge base with so many notes, and leaves nothing behind. */
export async function withNotes(count, work) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kb-bench-search-'));
  const servers = [];
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    servers.push(postgres);
    const meilisearch = await startEmbeddedMeilisearch({ dataDir, log });
    if (!meilisearch) throw new Error('No Meilisearch can be started here.');
    servers.push(meilisearch);
    const databaseUrl = await createDatabaseIfMissing(postgres.url, 'bench');
    await migrateDatabase(databaseUrl);
    const config = readConfig({ LOG_LEVEL: 'error', RATE_LIMIT_PER_MINUTE: '0' });
    const kb = await compose(config, log, { databaseUrl, meilisearch, searchTimeoutMs: 20_000 });
    const worker = new OutboxWorker({ client: kb.client, index: kb.index, log });
    try {
      await seedThemes(kb.deps.db);
      const sentences = await readSentences();
      for (let from = 0; from < count; from += notesPerInsert)
        await insertNotes(kb.client.sql, sentences, from, Math.min(count, from + notesPerInsert));
      await worker.start();
      await untilIndexed(kb.client.sql);
      await kb.client.sql`vacuum analyze`;
      await work({ kb, meilisearch, sentences });
    } finally {
      await worker.stop();
      await kb.close();
    }
  } finally {
    for (const server of servers.reverse()) await server.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function readSentences() {
  const names = (await readdir(corpus)).filter((name) => name.endsWith('.note')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, corpus), 'utf8')));
  return texts.flatMap((text) =>
    text
      .slice(text.indexOf('\n---\n') + 5)
      .replaceAll(/⟦[^⟧]*⟧/g, '')
      .split(/(?<=[.?!])\s+|\n+/)
      .filter((sentence) => sentence.length > 40 && sentence.length < 250),
  );
}

/** Notes `from` to `to`: the same in every run. */
export async function insertNotes(sql, sentences, from, to) {
  const notes = [];
  const insights = [];
  for (let n = from; n < to; n += 1) {
    const [note, version] = [uuidv7(), uuidv7()];
    const chosen = Array.from(
      { length: sentencesPerNote },
      (_, i) => sentences[(n * 7919 + i * 104_729) % sentences.length],
    );
    notes.push({
      note,
      version,
      n,
      title: `${chosen[0].split(' ').slice(0, 5).join(' ')} ${n}`,
      text: chosen.join('\n'),
    });
    let at = 0;
    for (const [i, exact] of chosen.entries()) {
      const length = [...exact].length;
      if (i < insightsPerNote)
        insights.push({
          insight: uuidv7(),
          passage: uuidv7(),
          note,
          version,
          start: at,
          end: at + length,
          exact,
          theme: (n + i) % 12,
        });
      at += length + 1;
    }
  }
  const given = JSON.stringify(notes);
  const found = JSON.stringify(insights);
  await sql.begin(async (tx) => {
    await tx`insert into notes (id, slug, title, status, published_at)
      select note, 'note-' || n, title, 'published', now() from jsonb_to_recordset(${given}::jsonb) as r(note uuid, n int, title text)`;
    await tx`insert into versions (id, note_id, number, text, length, sha256, media_type)
      select version, note, 1, text, char_length(text), n::text, 'text/plain'
      from jsonb_to_recordset(${given}::jsonb) as r(note uuid, version uuid, n int, text text)`;
    await tx`insert into passages (id, version_id, start, "end", exact, prefix, suffix)
      select passage, version, start, "end", exact, '', ''
      from jsonb_to_recordset(${found}::jsonb) as r(passage uuid, version uuid, start int, "end" int, exact text)`;
    await tx`insert into insights (id, note_id, passage_id, statement, kind, status, source)
      select insight, note, passage, exact, 'lesson', 'accepted', 'human'
      from jsonb_to_recordset(${found}::jsonb) as r(insight uuid, note uuid, passage uuid, exact text)`;
    await tx`insert into insight_tags (insight_id, tag_id, source)
      select insight, t.id, 'human' from jsonb_to_recordset(${found}::jsonb) as r(insight uuid, theme int)
      join (select id, row_number() over (order by position) - 1 as place from tags where scheme = 'theme') t on t.place = theme`;
    await tx`update content_version set version = version + 1`;
  });
}

async function untilIndexed(sql) {
  for (;;) {
    const [{ waiting }] = await sql`select count(*)::int as waiting from outbox`;
    if (waiting === 0) return;
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** The value that this share of them does not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
