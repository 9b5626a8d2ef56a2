// How well search finds what people mean: nDCG@10, MRR and recall@10 of both engines over the graded queries in
// tests/fixtures/relevance, asked through GET /v1/search. One set of queries is what search was tuned by; the other
// was written before, over other notes, and says whether that generalises. `npm run relevance` builds and runs it;
// `-- --verbose` adds a line for each query.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { buildApp } from '../dist/app.js';
import { compose } from '../dist/compose.js';
import { readConfig } from '../dist/config.js';
import { createDatabaseIfMissing, migrateDatabase } from '../dist/db/migrate.js';
import { startEmbeddedMeilisearch } from '../dist/embedded/meilisearch.js';
import { startEmbeddedPostgres } from '../dist/embedded/postgres.js';
import { OutboxWorker } from '../dist/outbox/worker.js';
import { importSample } from '../dist/sample.js';
import { seedThemes } from '../dist/tags/seed-themes.js';
import { readAnnotated, storeAnnotated } from './search-annotated-notes.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const verbose = process.argv.includes('--verbose');
const top = 10;
/** Each set has its queries, and the notes that they are about. */
const sets = [
  { name: 'tuned', queries: 'queries.json', folder: 'training/development', notes: /\.note$/ },
  { name: 'held out', queries: 'held-out.json', folder: 'training/corpus', notes: /^e-.*\.note$/ },
];
const log = pino({ level: 'error' }, pino.destination(2));
const dataDir = await mkdtemp(path.join(tmpdir(), 'kb-relevance-'));
const servers = [];

try {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  servers.push(postgres);
  const meilisearch = await startEmbeddedMeilisearch({ dataDir, log });
  if (meilisearch) servers.push(meilisearch);
  for (const [number, set] of sets.entries()) {
    const databaseUrl = await createDatabaseIfMissing(postgres.url, `relevance_${number}`);
    await migrateDatabase(databaseUrl);
    for (const engine of meilisearch ? ['meilisearch', 'postgres'] : ['postgres']) {
      const rows = await evaluate(databaseUrl, engine === 'meilisearch' ? meilisearch : null, engine, set);
      print(`${set.name}: ${engine}`, rows);
    }
  }
} finally {
  for (const server of servers.reverse()) await server.release();
  await rm(dataDir, { recursive: true, force: true });
}

async function evaluate(databaseUrl, server, engine, set) {
  const file = path.join(root, 'tests/fixtures/relevance', set.queries);
  const queries = JSON.parse(await readFile(file, 'utf8'));
  const config = readConfig({ LOG_LEVEL: 'error', RATE_LIMIT_PER_MINUTE: '0' });
  const kb = await compose(config, log, { databaseUrl, meilisearch: server, searchTimeoutMs: 20_000 });
  const worker = new OutboxWorker({ client: kb.client, index: kb.index, log });
  try {
    await fill(kb.deps, set);
    await worker.start();
    await worker.settled();
    const app = await buildApp(kb.deps);
    const judged = await judge(kb.deps);
    const rows = [];
    for (const query of queries) rows.push(await score(app, judged, query, engine));
    await app.close();
    return rows;
  } finally {
    await worker.stop();
    await kb.close();
  }
}

/** The sample as it is imported, and the notes of the set with the passages, themes and names marked in them. */
async function fill(deps, set) {
  await seedThemes(deps.db);
  if ((await importSample(deps)) === null) return;
  const folder = path.join(root, set.folder);
  for (const name of (await readdir(folder)).sort()) {
    if (!set.notes.test(name)) continue;
    await storeAnnotated(deps.db, readAnnotated(await readFile(path.join(folder, name), 'utf8')), name);
  }
}

/** Everything that can be found, with what the judgements speak of. */
async function judge({ db }) {
  const { sql } = await import('drizzle-orm');
  const insights = await db.execute(sql`
    select i.id, i.statement, array(select t.slug from insight_tags it join tags t on t.id = it.tag_id
      where it.insight_id = i.id) as themes
    from insights i join notes n on n.id = i.note_id where i.status = 'accepted' and n.status = 'published'`);
  const notes = await db.execute(sql`select id, title from notes where status = 'published'`);
  const examples = await db.execute(sql`select id, name from examples where status = 'active'`);
  const plain = (text) => text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').toLowerCase();
  return ({ relevant }) => {
    const grades = new Map();
    const give = (id, grade) => grades.set(id, Math.max(grade, grades.get(id) ?? 0));
    for (const { insight, theme, note, example, grade } of relevant) {
      if (theme) for (const { id, themes } of insights) if (themes.includes(theme)) give(id, grade);
      if (insight)
        for (const { id, statement } of insights)
          if (plain(statement).includes(plain(insight))) give(id, grade);
      if (note) for (const { id, title } of notes) if (plain(title).includes(plain(note))) give(id, grade);
      if (example) for (const { id, name } of examples) if (plain(name) === plain(example)) give(id, grade);
    }
    return grades;
  };
}

async function score(app, judged, query, engine) {
  const answer = await app.inject({ url: '/v1/search', query: { q: query.q, limit: String(top) } });
  const body = answer.json();
  if (answer.statusCode !== 200 || (engine === 'postgres' && body.engine !== engine))
    throw new Error(`${query.q}: ${answer.body.slice(0, 300)}`);
  const grades = judged(query);
  if (grades.size === 0) throw new Error(`Nothing is relevant to “${query.q}”: the fixtures have changed.`);
  const found = body.data.map(({ id }) => grades.get(id) ?? 0);
  const gain = (list) =>
    list.slice(0, top).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  const first = found.findIndex((grade) => grade > 0);
  return {
    q: query.q,
    kind: query.kind,
    ndcg: gain(found) / ideal,
    rr: first < 0 ? 0 : 1 / (first + 1),
    recall: found.filter((grade) => grade > 0).length / Math.min(top, grades.size),
  };
}

function print(title, rows) {
  const mean = (some, name) => some.reduce((sum, row) => sum + row[name], 0) / some.length;
  const line = (label, some) =>
    `${label.padEnd(24)} ${String(some.length).padStart(4)}   ${['ndcg', 'rr', 'recall'].map((name) => mean(some, name).toFixed(3)).join('   ')}`;
  console.log(`${title.padEnd(23)} queries nDCG@10   MRR  recall@10`);
  for (const kind of new Set(rows.map((row) => row.kind)))
    console.log(
      line(
        `  ${kind}`,
        rows.filter((row) => row.kind === kind),
      ),
    );
  console.log(`${line('  all', rows)}\n`);
  if (!verbose) return;
  for (const row of [...rows].sort((a, b) => a.ndcg - b.ndcg))
    console.log(
      `  ${row.ndcg.toFixed(2)} ${row.rr.toFixed(2)} ${row.recall.toFixed(2)}  ${row.kind}: ${row.q}`,
    );
  console.log('');
}
