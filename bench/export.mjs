// Exporting every insight as CSV and as NDJSON: time and the peak growth of the process's memory, beside PostgreSQL's own
// COPY of the same rows. The notes, ten insights each, are made once and kept. Needs a build; --expose-gc, so that memory
// is that of the export and not of what came before:
//   npm run build && node --expose-gc bench/export.mjs [insights=100000]
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect } from '../dist/db/client.js';
import { exportInsights } from '../dist/exports/service.js';
import { publicAccess } from '../dist/keys/service.js';
import { insightsPerNote, provideNotes } from './load/data.mjs';
import { startPostgres } from './load/servers.mjs';

const total = Number(process.argv[2] ?? 100_000);
const megabyte = 1024 * 1024;
const context = { base: 'https://knowledge.example' };

const postgres = await startPostgres();
const { db, sql, close } = connect(await provideNotes(postgres.url, total / insightsPerNote));
try {
  process.stdout.write('| what | seconds | MB written | peak growth of memory, MB |\n|---|---:|---:|---:|\n');
  await measure('COPY, as CSV', copied);
  for (const format of ['csv', 'ndjson']) {
    await measure(`export, as ${format.toUpperCase()}`, async () => {
      const { stream } = await exportInsights(db, publicAccess, { sort: 'position' }, format, context);
      return stream;
    });
  }
} finally {
  await close();
  await postgres.release();
}

/** The same columns in the same order, put together by the database alone. */
function copied() {
  return sql`copy (
    select p.exact, i.statement, i.kind,
      (select string_agg(t.label, ' | ' order by t.position, t.slug) from insight_tags it
        join tags t on t.id = it.tag_id and t.status = 'active' where it.insight_id = i.id),
      n.title, n.series_title, n.series_number, n.held_on, v.number, p.start, p."end", p.prefix, p.suffix,
      n.slug, n.source_url, n.attribution, n.licence, n.language, i.status, i.confidence, i.source, i.id
    from insights i join notes n on n.id = i.note_id join passages p on p.id = i.passage_id
      join versions v on v.id = p.version_id
    where i.status = 'accepted' and i.anchoring = 'anchored' and n.status = 'published'
    order by n.slug, p.start, i.id) to stdout (format csv, header)`.readable();
}

async function measure(what, open) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  let bytes = 0;
  const started = performance.now();
  await pipeline(
    await open(),
    new Writable({
      write(chunk, _encoding, done) {
        bytes += chunk.length;
        done();
      },
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  clearInterval(timer);
  peak = Math.max(peak, process.memoryUsage().rss);
  const cells = [
    what,
    seconds.toFixed(1),
    Math.round(bytes / megabyte),
    Math.round((peak - before) / megabyte),
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
