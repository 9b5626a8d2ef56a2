// How large every kind of page is as it is served, and how long the server takes for it: docs/pages.md. The data are made
// once and kept under DATA_DIR/bench. Needs a build:
// With --engine=meilisearch all of it is indexed first.
//   npm run build && node bench/pages.mjs [--notes=10000] [--requests=12] [--warm-up=20] [--only=theme,queue] [--engine=postgres]
import { execFile } from 'node:child_process';
import { get } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { connect } from '../dist/db/client.js';
import { newKey } from '../dist/keys/service.js';
import { withMeilisearch } from './load/bulk-bases.mjs';
import { median } from './load/measure.mjs';
import { startPostgres, startProduct } from './load/servers.mjs';
import { ms, table } from './load/table.mjs';
import { provideDesk } from './pages/data.mjs';
import { desk, explorer } from './pages/kinds.mjs';

const { values: options } = parseArgs({
  options: {
    notes: { type: 'string', default: '10000' },
    requests: { type: 'string', default: '12' },
    'warm-up': { type: 'string', default: '20' },
    only: { type: 'string' },
    engine: { type: 'string', default: 'postgres' },
  },
});
const requests = Number(options.requests);
const warmUp = Number(options['warm-up']);
const chosen = options.only?.split(',');

const postgres = await startPostgres();
try {
  const databaseUrl = await provideDesk(postgres.url, Number(options.notes));
  if (options.engine === 'postgres') await measure(databaseUrl, {});
  else
    await withMeilisearch(async (meilisearch) =>
      measure(databaseUrl, await indexed(databaseUrl, meilisearch)),
    );
  const load = loadavg()[0]?.toFixed(0);
  console.log(
    `${options.notes} notes, ${requests} requests each; ${cpus().length} cores, load average ${load} at the end.`,
  );
} finally {
  await postgres.release();
}

/** The settings by which the product searches what was indexed. */
async function indexed(databaseUrl, { url, apiKey }) {
  const settings = { SEARCH_ENGINE: 'meilisearch', MEILI_URL: url, MEILI_API_KEY: apiKey };
  const env = { ...process.env, ...settings, DATABASE_URL: databaseUrl };
  await promisify(execFile)(process.execPath, ['dist/cli/kb.js', 'reindex'], { env });
  return settings;
}

async function measure(databaseUrl, settings) {
  const key = newKey();
  const product = await startProduct(databaseUrl, { BOOTSTRAP_ADMIN_KEY: key, ...settings });
  const { sql, close } = connect(databaseUrl, { max: 1 });
  const write = () => sql`with written as (update content_version set version = version + 1 returning version)
    select pg_notify('content_version', version::text) from written`;
  try {
    const cookie = await signIn(product.base, key);
    const parts = { Explorer: [explorer, {}], Desk: [desk, { cookie }] };
    for (const [name, [kinds, headers]] of Object.entries(parts)) {
      const rows = [];
      for (const [kind, path] of Object.entries(kinds)) {
        if (chosen && !chosen.includes(kind)) continue;
        rows.push([kind, ...(await measureKind(product.base, path, headers, write))]);
        console.error(name, ...rows.at(-1));
      }
      const head = [
        'page',
        'HTML, kB',
        'style, kB',
        'scripts, kB',
        'together, kB',
        'first, ms',
        'p50 (least), ms',
        'after a write, ms',
      ];
      console.log(`\n${table(name, head, rows)}`);
    }
  } finally {
    await close();
    await product.stop();
  }
}

/**
 * Each request at another address where there are more: the very first, those that follow once the process and its
 * connections know the kind, and those that come after everything that was kept has been forgotten.
 */
async function measureKind(base, path, headers, write) {
  const first = (await ask(base, path(requests * 2), headers)).ms;
  for (let n = 1; n < warmUp; n += 1) await ask(base, path(requests * 2 + n), headers);
  const times = { usual: [], written: [] };
  for (let n = 0; n < requests; n += 1) times.usual.push((await ask(base, path(n), headers)).ms);
  for (let n = 0; n < requests; n += 1) {
    await write();
    // Until the announcement was heard.
    await new Promise((done) => setTimeout(done, 20));
    times.written.push((await ask(base, path(n), headers)).ms);
  }
  const sizes = await sizesOf(base, await ask(base, path(0), headers));
  const together = sizes.html + sizes.css + sizes.js;
  const kilobytes = [sizes.html, sizes.css, sizes.js, together].map((bytes) => (bytes / 1000).toFixed(1));
  return [
    ...kilobytes,
    ms(first),
    ...[times.usual, times.written].map((all) => `${ms(median(all))} (${ms(Math.min(...all))})`),
  ];
}

async function sizesOf(base, { bytes, text }) {
  const sizes = { html: bytes, css: 0, js: 0 };
  for (const [, address, ending] of text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(css|js))"/g))
    sizes[ending] += (await ask(base, address)).bytes;
  return sizes;
}

async function signIn(base, key) {
  const answer = await fetch(`${base}/admin/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ key }),
    redirect: 'manual',
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** As a browser asks: the bytes are those that were sent. */
function ask(base, path, headers = {}) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'br', ...headers };
    get(base + path, { headers: sent }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        if (answer.statusCode !== 200) return reject(new Error(`${path}: ${answer.statusCode}`));
        const isCoded = answer.headers['content-encoding'] === 'br';
        const text = String(isCoded ? brotliDecompressSync(body) : body);
        return resolve({ bytes: body.length, ms: performance.now() - began, text });
      });
    }).on('error', reject);
  });
}
