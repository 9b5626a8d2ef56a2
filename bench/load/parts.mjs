// The parts of the table, each a function that measures and gives Markdown.
import { connect } from '../../dist/db/client.js';
import { getSystemValue } from '../../dist/db/system-repository.js';
import { cases } from './cases.mjs';
import { fire, inTurns, medians, percentile, ratioOf, time } from './measure.mjs';
import { beside, importing, reindex } from './bulk-parts.mjs';
import { memory, search, two } from './process-parts.mjs';
import { residentMb, startLimit, startProduct } from './servers.mjs';
import { each, ms, named, table } from './table.mjs';

/** The product, its limit, and the addresses for one database. */
async function withBoth({ count, url }, settings, work) {
  const client = connect(url, { max: 1 });
  const product = await startProduct(url, settings);
  const limit = await startLimit(url);
  try {
    const addresses = cases(count, await getSystemValue(client.db, 'cursor-secret'));
    await work({ product, limit, addresses, sql: client.sql });
  } finally {
    await limit.stop();
    await product.stop();
    await client.close();
  }
}

const ofConnection = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

async function answerOf(base, path, conditions = {}) {
  const response = await fetch(base + path, { headers: { 'accept-encoding': 'identity', ...conditions } });
  if (response.status >= 400) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !ofConnection.has(name)));
  return { headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** PostgreSQL’s sessions tell what they did once they have been idle for ten seconds. */
const toldAfterMs = 11_000;

/** Statements that a request takes, by PostgreSQL's own count of transactions. */
async function statementsPer(sql, base, path, requests = 200) {
  const count = async () => {
    await new Promise((done) => setTimeout(done, toldAfterMs));
    const [row] =
      await sql`select sum(xact_commit)::float8 as n from pg_stat_database where datname = current_database()`;
    return row.n;
  };
  const before = await count();
  const idle = (await count()) - before;
  for (let i = 0; i < requests; i += 1) await answerOf(base, path());
  return Math.max(0, (await count()) - before - 2 * idle) / requests;
}

async function hits({ databases, timing }) {
  const rows = [];
  await withBoth(databases[0], {}, async ({ product, limit, addresses }) => {
    for (const name of named) {
      const path = addresses[name].hit;
      const answer = await answerOf(product.base, path);
      await limit.answerWith(answer);
      const [ours, bare] = await inTurns(
        [(seconds) => fire(product, path, { seconds }), (seconds) => fire(limit, '/memory', { seconds })],
        timing,
      );
      rows.push(line(name, ours, bare, answer.body.length));
    }
    const path = addresses[named[0]].hit;
    const { etag } = (await answerOf(product.base, path)).headers;
    const headers = { 'if-none-match': etag };
    await limit.answerWith(await answerOf(product.base, path, headers));
    const [ours, bare] = await inTurns(
      [
        (seconds) => fire(product, path, { seconds, status: 304, headers }),
        (seconds) => fire(limit, '/conditional', { seconds, status: 304, headers }),
      ],
      timing,
    );
    rows.push(line('304 revalidation (aim 0.95)', ours, bare, 0));
  });
  return table(`Cache hits, ${each(databases[0].count)} notes (aim 0.85 of the limit)`, lineHead, rows);
}

const lineHead = [
  'case',
  'bytes',
  'requests/s',
  'p50, ms',
  'p99, ms',
  'limit, requests/s',
  'of the limit',
  'processor, ms',
  'limit’s',
];
function line(name, ours, bare, bytes) {
  const [own, other] = [medians(ours), medians(bare)];
  return [
    name,
    each(bytes),
    each(own.perSecond),
    ms(own.p50),
    ms(own.p99),
    each(other.perSecond),
    ratioOf(ours, bare).toFixed(2),
    own.processor.toFixed(3),
    other.processor.toFixed(3),
  ];
}

/** Addresses made before they are needed: signing cursors is no work of the product's. */
function prepared(make, count = 20_000) {
  const paths = Array.from({ length: count }, make);
  let turn = 0;
  return () => paths[turn++ % count];
}

async function misses({ databases, timing }) {
  const rows = [];
  const p50s = new Map();
  for (const database of databases) {
    await withBoth(database, {}, async ({ product, limit, addresses, sql }) => {
      for (const name of named) {
        const path = prepared(addresses[name].miss);
        const answer = await answerOf(product.base, path());
        await limit.answerWith(answer);
        const [ours, bare] = await inTurns(
          [(seconds) => fire(product, path, { seconds }), (seconds) => fire(limit, '/row', { seconds })],
          timing,
        );
        const { p50 } = medians(ours);
        const small = p50s.get(name);
        p50s.set(name, small ?? p50);
        const statements = await statementsPer(sql, product.base, path);
        rows.push([
          each(database.count),
          ...line(name, ours, bare, answer.body.length),
          small === undefined ? '' : (p50 / small).toFixed(2),
          statements.toFixed(1),
          `${Math.round(residentMb(product.pid))} MB`,
        ]);
      }
    });
  }
  return table(
    'Cache misses: every request another address (aims: 0.6 of the limit; p50 at most 1.3× that of the first size)',
    ['notes', ...lineHead, 'p50 of the first size’s', 'statements', 'RSS'],
    rows,
  );
}

async function deep({ databases, quick }) {
  const rows = [];
  for (const database of databases) {
    await withBoth(database, {}, async ({ product, addresses }) => {
      const measure = async (path) => {
        await time(product.base, Array.from({ length: 20 }, path));
        return time(product.base, Array.from({ length: quick ? 30 : 200 }, path));
      };
      const [first, far, facets] = [
        await measure(addresses.first),
        await measure(addresses.deep),
        await measure(addresses.facets),
      ];
      const cell = (times) => ms(percentile(times, 0.5));
      rows.push([
        each(database.count * 10),
        cell(first),
        cell(far),
        (percentile(far, 0.5) / percentile(first, 0.5)).toFixed(2),
        cell(facets),
        ms(percentile(facets, 0.99)),
      ]);
    });
  }
  return table(
    'Deep pages and facets, one client (aims: 1.2× the first page; facets under 150 ms)',
    ['insights', 'first page p50, ms', 'at 90% p50, ms', 'ratio', 'facets p50, ms', 'p99, ms'],
    rows,
  );
}

export const parts = { hits, misses, deep, search, two, import: importing, reindex, beside, memory };
