// The parts of the table that are about much at once: an import, a re-index, and reads beside both. Each works on a
// database and a Meilisearch of its own, of which nothing stays.
import { spawn } from 'node:child_process';
import { pino } from 'pino';
import { getSystemValue } from '../../dist/db/system-repository.js';
import { connect } from '../../dist/db/client.js';
import { importFiles } from '../../dist/ingestion/import-files.js';
import { readNote } from '../../dist/ingestion/read-note.js';
import { readVocabulary } from '../../dist/ingestion/vocabulary.js';
import { OutboxWorker } from '../../dist/outbox/worker.js';
import { startRebuild } from '../../dist/outbox/service.js';
import { loadBare } from './bare-loader.mjs';
import { withCopy, withFreshDatabase, withKnowledgeBase, withMeilisearch } from './bulk-bases.mjs';
import { cases } from './cases.mjs';
import { percentile } from './measure.mjs';
import { withNoteFiles } from './note-files.mjs';
import { startProduct } from './servers.mjs';
import { each, ms, named, table } from './table.mjs';

const project = new URL('../..', import.meta.url);
const actor = { keyId: null, name: 'bench', requestId: null };
const log = pino({ level: 'error' }, pino.destination(2));
const usual = { notes: 10_000, quickNotes: 300 };
const mostOneByOne = 1000;
const readsAtOnce = 4;
const readsPerSecond = 25;
const words = 'trust governance leadership residents handover volunteer purpose funding chair network'.split(
  ' ',
);

async function secondsOf(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** A command as people give it; it ends when the index has it all. */
function kb(args, databaseUrl, meilisearch) {
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    MEILI_URL: meilisearch.url,
    MEILI_API_KEY: meilisearch.apiKey,
  };
  const child = spawn(process.execPath, ['dist/cli/kb.js', ...args], {
    cwd: project,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`kb import ended with ${code}`)),
    );
  });
}

/** An import of so many notes, and its stages one at a time with everything else ready. */
export async function importing({ postgresUrl, quick, options }) {
  const count = Number(options.notes ?? (quick ? usual.quickNotes : usual.notes));
  return withNoteFiles(count, (folder, texts) =>
    withMeilisearch(async (meilisearch) => {
      const { stages, known } = await withFreshDatabase(postgresUrl, (url) =>
        stagesAlone(url, meilisearch, texts),
      );
      const oneByOne = texts.slice(0, mostOneByOne);
      const single = await withFreshDatabase(postgresUrl, (databaseUrl) =>
        withKnowledgeBase({ databaseUrl, meilisearch, extractor: known }, ({ deps }) =>
          secondsOf(() => storeAll(deps, oneByOne, { notesAtOnce: 1 })),
        ),
      );
      const whole = await withFreshDatabase(postgresUrl, (url) =>
        secondsOf(() => kb(['import', folder, '--json'], url, meilisearch)),
      );
      const [slowest, longest] = Object.entries(stages).sort(([, a], [, b]) => b - a)[0];
      const row = (name, seconds, notes = count) => [
        name,
        each(notes),
        seconds.toFixed(1),
        ms(notes / seconds),
      ];
      return table(
        `Import of ${each(count)} notes with extraction and index (aim 0.5 of the slowest stage alone: here ${slowest}, ${(longest / whole).toFixed(2)})`,
        ['stage', 'notes', 'seconds', 'notes/s'],
        [
          ...Object.entries(stages).map(([name, seconds]) => row(name, seconds)),
          row('kb import, all of it', whole),
          row('parse and store in batches of one', single, oneByOne.length),
        ],
      );
    }),
  );
}

async function stagesAlone(databaseUrl, meilisearch, texts) {
  const found = new Map();
  const known = { source: 'model', extract: async ({ text }) => found.get(text) };
  const extraction = await withKnowledgeBase({ databaseUrl, meilisearch }, async ({ deps }) => {
    const vocabulary = await readVocabulary(deps);
    const extract = async (text) => {
      const document = { text, outline: [], marks: [] };
      found.set(text, (await readNote(deps, { document }, { waits: true, vocabulary })).extraction);
    };
    await extract(texts[0]);
    let next = 0;
    const others = async () => {
      while (next < texts.length) await extract(texts[next++]);
    };
    return secondsOf(() => Promise.all([others(), others(), others(), others()]));
  });
  return withKnowledgeBase(
    { databaseUrl, meilisearch, extractor: known },
    async ({ deps, client, index }) => {
      const storing = await secondsOf(() => storeAll(deps, texts));
      const worker = new OutboxWorker({ client, index, log });
      const indexing = await secondsOf(async () => {
        await worker.start();
        await worker.settled();
      });
      await worker.stop();
      const stages = { 'parse and extract': extraction, 'parse and store': storing, index: indexing };
      return { stages, known };
    },
  );
}

async function storeAll(deps, texts, options = {}) {
  const files = texts.map((text, n) => ({ key: `${n}.txt`, content: { bytes: Buffer.from(text) } }));
  const all = { dryRun: false, waits: true, ...options };
  for await (const { outcomes } of importFiles(deps, actor, files, all))
    if (outcomes[0]?.outcome !== 'imported') throw new Error(JSON.stringify(outcomes));
}

/** A full re-index of the largest database, and a loader that has nothing to do but to send the same documents. */
export async function reindex({ databases }) {
  const { url: databaseUrl } = databases.at(-1);
  return withMeilisearch((meilisearch) =>
    withKnowledgeBase({ databaseUrl, meilisearch }, async ({ deps, client }) => {
      const bare = await loadBare(client, meilisearch, 'bare_');
      const rebuild = async () => {
        const { finished } = await startRebuild(deps);
        await finished;
      };
      const seconds = await secondsOf(rebuild);
      const [{ status }] =
        await client.sql`select status from index_rebuilds order by started_at desc limit 1`;
      if (status !== 'succeeded') throw new Error(`the rebuild has ${status}`);
      return table(
        'Full re-index, and a bare loader of the same documents into the same Meilisearch (aim 0.8)',
        ['insights', 'documents', 'bare, s', 're-index, s', 'documents/s', 'of the bare'],
        [
          [
            each(bare.insights),
            each(bare.documents),
            bare.seconds.toFixed(1),
            seconds.toFixed(1),
            each(bare.documents / seconds),
            (bare.seconds / seconds).toFixed(2),
          ],
        ],
      );
    }),
  );
}

/** The same reads, none kept, at the same pace: alone, beside an import, and beside a re-index. */
export async function beside({ databases: [database], postgresUrl, quick, options }) {
  const count = Number(options.notes ?? (quick ? usual.quickNotes : usual.notes));
  const quietSeconds = quick ? 10 : 60;
  return withNoteFiles(count, (folder) =>
    withMeilisearch((meilisearch) =>
      withCopy(postgresUrl, database, async (url) => {
        await kb(['reindex'], url, meilisearch);
        const product = await startProduct(url, {
          SEARCH_ENGINE: 'meilisearch',
          MEILI_URL: meilisearch.url,
          MEILI_API_KEY: meilisearch.apiKey,
        });
        try {
          const addresses = await addressesOf(database.count, url);
          const rest = () => new Promise((done) => setTimeout(done, quietSeconds * 1000));
          await readBeside(product, addresses, rest);
          const quiet = await readBeside(product, addresses, rest);
          const during = await readBeside(product, addresses, () =>
            kb(['import', folder, '--json'], url, meilisearch),
          );
          await untilIndexed(url);
          const rebuilding = await readBeside(product, addresses, () => kb(['reindex'], url, meilisearch));
          const row = (name, { times, late }) => [
            name,
            each(times.length),
            ms(percentile(times, 0.5)),
            ms(percentile(times, 0.99)),
            (percentile(times, 0.99) / percentile(quiet.times, 0.99)).toFixed(2),
            each(late),
          ];
          return table(
            `Reads beside an import of ${each(count)} notes and a re-index, ${each(database.count)} notes, ${readsPerSecond} reads a second, none kept (aim: p99 at most 3× the quiet p99)`,
            ['beside', 'reads', 'p50, ms', 'p99, ms', 'p99 of the quiet', 'not begun in time'],
            [row('nothing', quiet), row('kb import', during), row('re-index', rebuilding)],
          );
        } finally {
          await product.stop();
        }
      }),
    ),
  );
}

/** Reads at an even pace for as long as `work` takes; what could not begin in time, as all readers wait, is counted. */
async function readBeside({ base }, next, work) {
  const times = [];
  let late = 0;
  let reading = 0;
  let failure;
  const read = async () => {
    const began = performance.now();
    const response = await fetch(base + next());
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${response.url}: ${response.status}`);
    times.push(performance.now() - began);
  };
  const pace = setInterval(() => {
    if (reading >= readsAtOnce) return void (late += 1);
    reading += 1;
    read()
      .catch((error) => (failure ??= error))
      .finally(() => (reading -= 1));
  }, 1000 / readsPerSecond);
  try {
    await work();
  } finally {
    clearInterval(pace);
  }
  while (reading > 0) await new Promise((done) => setTimeout(done, 10));
  if (failure) throw failure;
  return { times: times.sort((a, b) => a - b), late };
}

async function addressesOf(count, url) {
  const client = connect(url, { max: 1 });
  try {
    const all = cases(count, await getSystemValue(client.db, 'cursor-secret'));
    let turn = 0;
    return () => {
      const kind = turn++ % (named.length + 1);
      if (kind < named.length) return all[named[kind]].miss();
      return `/v1/search?limit=${1 + (turn % 50)}&q=${words[turn % words.length]}`;
    };
  } finally {
    await client.close();
  }
}

async function untilIndexed(url) {
  const client = connect(url, { max: 1 });
  try {
    const waiting = async () => (await client.sql`select from outbox limit 1`).length > 0;
    while (await waiting()) await new Promise((done) => setTimeout(done, 500));
  } finally {
    await client.close();
  }
}
