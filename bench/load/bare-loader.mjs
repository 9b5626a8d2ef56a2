// Sends documents that lie ready in a file to Meilisearch and does nothing else: what a re-index is held against.
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Meilisearch } from 'meilisearch';
import { inLine } from '../../dist/lib/in-line.js';
import { refreshAll } from '../../dist/outbox/drift.js';
import { listDocumentIds, readDocuments } from '../../dist/search/documents.js';
import { indexName, indexSettings } from '../../dist/search/meilisearch-settings.js';
import { searchTypes } from '../../dist/search/port.js';
import { listSynonymGroups } from '../../dist/search/synonyms.js';

const payloadCharacters = 4_000_000;
const payloadsOnTheWay = 8;
const documentsAtOnce = 500;
const patience = { timeout: 3_600_000, interval: 50 };

/** Seconds from the first payload until the last is searchable; the documents are read and written down before that. */
export async function loadBare({ db, sql }, { url, apiKey }, prefix) {
  const folder = await mkdtemp(path.join(tmpdir(), 'kb-bench-documents-'));
  try {
    await refreshMissing(db, sql);
    const counts = {};
    for (const type of searchTypes) counts[type] = await writeDown(db, type, path.join(folder, type));
    const client = new Meilisearch({ host: url, apiKey });
    const synonyms = await listSynonymGroups(db);
    for (const type of searchTypes) await prepare(client, indexName(prefix, type), type, synonyms);
    const began = performance.now();
    await inLine(payloadsOnTheWay, async (add) => {
      for (const type of searchTypes)
        for await (const lines of payloads(path.join(folder, type)))
          await add(() => send(client.index(indexName(prefix, type)), lines));
    });
    const seconds = (performance.now() - began) / 1000;
    for (const type of searchTypes) await client.deleteIndex(indexName(prefix, type)).waitTask(patience);
    const documents = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { seconds, documents, insights: counts.insight };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A database that was made in SQL has none yet; they stay for the next run. */
async function refreshMissing(db, sql) {
  const [{ held, wanted }] = await sql`select (select count(*) from search_documents) as held,
    (select count(*) from insights) + (select count(*) from notes) as wanted`;
  if (Number(held) >= Number(wanted)) return;
  await refreshAll(db, () => Promise.resolve());
  await sql`vacuum analyze search_documents`;
}

async function writeDown(db, type, file) {
  const handle = await open(file, 'w');
  const ids = await listDocumentIds(db, type);
  for (let at = 0; at < ids.length; at += documentsAtOnce) {
    const documents = await readDocuments(db, type, ids.slice(at, at + documentsAtOnce));
    await handle.write(documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
  }
  await handle.close();
  return ids.length;
}

async function prepare(client, name, type, synonyms) {
  await client.createIndex(name, { primaryKey: 'id' }).waitTask(patience);
  await client.index(name).updateSettings(indexSettings(type, synonyms)).waitTask(patience);
}

async function* payloads(file) {
  let lines = [];
  let characters = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    lines.push(line);
    characters += line.length;
    if (characters < payloadCharacters) continue;
    yield lines.join('\n');
    [lines, characters] = [[], 0];
  }
  if (lines.length > 0) yield lines.join('\n');
}

async function send(index, lines) {
  const task = await index.addDocumentsFromString(lines, 'application/x-ndjson').waitTask(patience);
  if (task.status !== 'succeeded') throw new Error(JSON.stringify(task.error));
}
