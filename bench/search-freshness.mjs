// How long a committed change takes until every search in Meilisearch finds it. Needs a build:
//   npm run build && node bench/search-freshness.mjs [notes=1000] [writes=100]
import { insertNotes, percentile, withNotes } from './search-fixture.mjs';

const notes = Number(process.argv[2] ?? 1000);
const writes = Number(process.argv[3] ?? 100);

async function isFound({ url, apiKey }, n) {
  const response = await fetch(`${url}/indexes/notes/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ q: '', filter: `slug = note-${n}`, limit: 1 }),
  });
  const { hits = [] } = await response.json();
  return hits.length > 0;
}

await withNotes(notes, async ({ kb, meilisearch, sentences }) => {
  const waits = [];
  for (let i = 0; i < writes; i += 1) {
    const n = notes + i;
    await insertNotes(kb.client.sql, sentences, n, n + 1);
    const committed = performance.now();
    while (!(await isFound(meilisearch, n))) await new Promise((done) => setTimeout(done, 2));
    waits.push(performance.now() - committed);
  }
  const cell = (share) => percentile(waits, share).toFixed(0);
  console.log(
    `${notes} notes, ${writes} writes of a note with 4 insights: commit to searchable p50 ${cell(0.5)} ms, p95 ${cell(0.95)} ms`,
  );
});
