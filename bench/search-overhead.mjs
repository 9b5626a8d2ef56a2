// What GET /v1/search costs beside the same query sent straight to Meilisearch, and how fast GET /v1/suggest answers.
// Both over HTTP, in turns, each query once before that. Needs a build:
//   npm run build && node bench/search-overhead.mjs [notes=10000]
import { fileURLToPath } from 'node:url';
import { buildApp } from '../dist/app.js';
import { percentile, withNotes } from './search-fixture.mjs';

const usualNotes = 10_000;
const rounds = 10;
const limit = 20;
const queries = [
  'trust',
  'governance',
  'commissioning',
  'leadership',
  'residents',
  'handover',
  'volunteer',
  'Tuesday',
  'goverance',
  'comissioning',
  'shared purpose',
  'succession planning',
  'lived experience',
  'empty chair',
  'who should chair the board',
  'what happens when a leader leaves?',
  '"mobile numbers"',
  'trust -board',
];
const typed = ['tru', 'gov', 'success', 'the', 'note', 'comm', 'lead', 'a', 'governence', 'every'];

/** As a site would ask for what /v1/search shows. */
const asked = (indexUid, q) => ({
  indexUid,
  q,
  matchingStrategy: 'frequency',
  attributesToRetrieve: ['id', 'title', 'url', 'note', 'noteTitle', 'kind', 'themes'],
  attributesToHighlight: ['title', 'text'],
  attributesToCrop: ['text:30'],
});

async function get(address, init) {
  const started = performance.now();
  const response = await fetch(address, init);
  await response.text();
  if (!response.ok) throw new Error(`${address} ${response.status}`);
  return performance.now() - started;
}

function print(notes, { rows, own: all, direct: allDirect, suggestions }) {
  const cell = (ms) => ms.toFixed(1);
  const line = (q, own, direct) =>
    `| ${q} | ${cell(percentile(own, 0.5))} | ${cell(percentile(direct, 0.5))} | ${(percentile(own, 0.5) / percentile(direct, 0.5)).toFixed(2)} |`;
  console.log(
    `${notes} notes\n\n| query | /v1/search p50, ms | straight p50, ms | ratio |\n|---|---:|---:|---:|`,
  );
  for (const { q, own, direct } of rows) console.log(line(q, own, direct));
  console.log(line('all', all, allDirect));
  console.log(
    `\n/v1/suggest: p50 ${cell(percentile(suggestions, 0.5))} ms, p95 ${cell(percentile(suggestions, 0.95))} ms`,
  );
}

/** Milliseconds of every answer, sorted, and by query; suggestions as well. */
export async function measureSearch(notes) {
  let measured;
  await withNotes(notes, async (served) => void (measured = await measure(served)));
  return measured;
}

async function measure({ kb, meilisearch }) {
  const app = await buildApp(kb.deps);
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const ours = (q) => get(`${base}/v1/search?${new URLSearchParams({ q, limit: String(limit) })}`);
  const straight = (q) =>
    get(`${meilisearch.url}/multi-search`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${meilisearch.apiKey}`,
        // As quick as Meilisearch can be asked: see src/search/meilisearch-client.ts.
        'accept-encoding': 'identity',
      },
      body: JSON.stringify({
        federation: { limit },
        queries: ['notes', 'insights', 'examples'].map((indexUid) => asked(indexUid, q)),
      }),
    });
  const rows = [];
  for (const q of queries) {
    const [own, direct] = [[], []];
    await ours(q);
    await straight(q);
    for (let round = 0; round < rounds; round += 1) {
      own.push(await ours(q));
      direct.push(await straight(q));
    }
    rows.push({ q, own, direct });
  }
  const suggestions = [];
  for (let round = 0; round < rounds; round += 1)
    for (const q of typed) suggestions.push(await get(`${base}/v1/suggest?${new URLSearchParams({ q })}`));
  await app.close();
  const sorted = (times) => times.sort((a, b) => a - b);
  return {
    rows,
    own: sorted(rows.flatMap(({ own }) => own)),
    direct: sorted(rows.flatMap(({ direct }) => direct)),
    suggestions: sorted(suggestions),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const notes = Number(process.argv[2] ?? usualNotes);
  print(notes, await measureSearch(notes));
}
