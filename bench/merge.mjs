// Merging a tag that many insights carry: how long the preview, the merge, its undo, the search documents after each and
// the feed of changes take, and whether readers wait meanwhile. Needs a build:
//   npm run build && node bench/merge.mjs [insights=100000]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { publishChanges } from '../dist/changes/publish.js';
import { undoAct } from '../dist/curation/undo-act.js';
import { connect } from '../dist/db/client.js';
import { createDatabaseIfMissing, migrateDatabase } from '../dist/db/migrate.js';
import { startEmbeddedPostgres } from '../dist/embedded/postgres.js';
import { drainOutbox } from '../dist/outbox/drain.js';
import { findTag } from '../dist/tags/repository.js';
import { mergeTags, planTagMerge } from '../dist/tags/merge-tags.js';

const total = Number(process.argv[2] ?? 100_000);
const perNote = 500;
const actor = { keyId: null, name: 'benchmark', requestId: null };
const log = pino({ level: 'silent' });

const postgres = await startEmbeddedPostgres({ dataDir: path.resolve('.data/bench'), log });
const name = `bench_${process.pid}_${Date.now()}`;
const url = await createDatabaseIfMissing(postgres.url, name);
await migrateDatabase(url);
const client = connect(url);
const { db, sql } = client;
try {
  const tags = await fill();
  const rows = await measure(tags);
  process.stdout.write(`| what | ms | processor time of PostgreSQL, ms |\n|---|---:|---:|\n`);
  for (const [what, ms, cpu = ''] of rows) process.stdout.write(`| ${what} | ${Math.round(ms)} | ${cpu} |\n`);
} finally {
  await client.close();
  const admin = connect(postgres.url, { max: 1 });
  await admin.sql.unsafe(`drop database "${name}" with (force)`);
  await admin.close();
  await postgres.release();
}

async function fill() {
  const [from, into] = [uuidv7(), uuidv7()];
  await sql`insert into tags (id, scheme, slug, label, status) values
    (${from}, 'topic', 'from', 'From', 'active'), (${into}, 'topic', 'into', 'Into', 'active')`;
  for (let n = 0; n < total / perNote; n += 1) {
    const [note, version] = [uuidv7(), uuidv7()];
    const sentences = Array.from({ length: perNote }, (_, i) => `Point ${i} of note ${n}.`);
    const text = sentences.join(' ');
    let at = 0;
    const rows = sentences.map((exact) => {
      const start = at;
      at += exact.length + 1;
      return { insight: uuidv7(), passage: uuidv7(), start, end: start + exact.length, exact };
    });
    await sql`insert into notes (id, slug, title, status, published_at)
      values (${note}, ${`note-${n}`}, ${`Note ${n}`}, 'published', now())`;
    await sql`insert into versions (id, note_id, number, text, length, sha256, media_type)
      values (${version}, ${note}, 1, ${text}, ${text.length}, ${String(n)}, 'text/plain')`;
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(insight uuid, passage uuid, start int, "end" int, exact text)`;
    await sql`insert into passages (id, version_id, start, "end", exact, prefix, suffix)
      select passage, ${version}, start, "end", exact, '', '' from ${given}`;
    await sql`insert into insights (id, note_id, passage_id, statement, kind, status, source)
      select insight, ${note}, passage, exact, 'lesson', 'accepted', 'rules@1' from ${given}`;
    await sql`insert into insight_tags (insight_id, tag_id, source) select insight, ${from}, 'rules@1' from ${given}`;
    // one in ten has both already
    await sql`insert into insight_tags (insight_id, tag_id, source)
      select insight, ${into}, 'human' from ${given} where start % 10 = 0`;
  }
  while ((await drainOutbox(db, null)) > 0);
  await publishChanges(db);
  await sql`analyze`;
  return { from, into };
}

async function measure({ from }) {
  const rows = [];
  const input = { into: 'into' };
  let plan = await timed('preview', () => planTagMerge(db, from, input));
  plan = await timed('preview again', () => planTagMerge(db, from, input));
  const alone = await slowestRead(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  rows.push(['slowest read of a tag, nothing else running', alone]);
  let merged;
  const during = await slowestRead(async () => {
    merged = await timed(`merge (${total} insights)`, () =>
      mergeTags(db, actor, from, { ...input, planToken: plan.planToken }),
    );
  });
  rows.push(['slowest read of a tag while merging', during]);
  await timed('search documents of the merge, derived by the worker (PostgreSQL alone)', drain);
  await timed('the merge told in the feed of changes', () => publishChanges(db));
  await timed('undo', () => undoAct(db, actor, merged.auditId, { preview: false }));
  await timed('search documents of the undo', drain);
  return rows;

  async function drain() {
    while ((await drainOutbox(db, null)) > 0);
  }

  async function timed(what, work) {
    const [start, cpu] = [performance.now(), await processorTime()];
    const result = await work();
    rows.push([what, performance.now() - start, (await processorTime()) - cpu]);
    return result;
  }
}

/** Milliseconds that the connections to this database have computed, as Linux counts them. */
async function processorTime() {
  if (process.platform !== 'linux') return 0;
  const backends =
    await sql`select pid from pg_stat_activity where datname = ${name} and backend_type = 'client backend'`;
  const ticks = backends.map(({ pid }) => {
    const [, user, system] = /\) \S(?: \S+){10} (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return Number(user) + Number(system);
  });
  return ticks.reduce((sum, count) => sum + count, 0) * 10;
}

/** Reads one after the other for as long as the work takes; the longest any of them took. */
async function slowestRead(work) {
  const state = { running: true };
  const finished = work().finally(() => (state.running = false));
  let slowest = 0;
  while (state.running) {
    const start = performance.now();
    await findTag(db, 'governance');
    slowest = Math.max(slowest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await finished;
  return slowest;
}
