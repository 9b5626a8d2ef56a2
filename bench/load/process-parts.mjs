// The parts of the table that are about processes: memory, two of them, and search through one.
import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { getSystemValue } from '../../dist/db/system-repository.js';
import { connect } from '../../dist/db/client.js';
import { measureSearch } from '../search-overhead.mjs';
import { cases } from './cases.mjs';
import { fire, inTurns, medians, percentile, ratioOf } from './measure.mjs';
import { residentMb, startProduct } from './servers.mjs';
import { each, ms, named, table } from './table.mjs';

const sampleMs = 5000;

/** Kept and other answers in turns, for ten minutes. */
export async function memory({ databases: [database], quick, options }) {
  const seconds = Number(options.soak ?? (quick ? 60 : 600));
  const settings = Object.fromEntries(options.setting.map((pair) => pair.split('=', 2)));
  const product = await startProduct(database.url, settings);
  const addresses = await addressesOf(database);
  try {
    await new Promise((done) => setTimeout(done, 5000));
    const rest = residentMb(product.pid);
    const samples = [];
    const sampling = setInterval(() => samples.push(residentMb(product.pid)), sampleMs);
    let turn = 0;
    const mixed = () => {
      const { hit, miss } = addresses[named[turn++ % named.length]];
      return turn % 2 === 0 ? hit : miss();
    };
    const { perSecond } = await fire(product, mixed, { seconds });
    clearInterval(sampling);
    const middle = samples[Math.floor(samples.length / 2)] ?? Number.NaN;
    const end = samples.at(-1) ?? Number.NaN;
    return table(
      `Memory (aims: 120 MB at rest, 200 MB after load, no growth in the last half)`,
      ['load, s', 'requests/s', 'at rest, MB', 'half-way, MB', 'at the end, MB', 'most, MB'],
      [[seconds, each(perSecond), ...[rest, middle, end, Math.max(...samples)].map((mb) => mb.toFixed(0))]],
    );
  } finally {
    await product.stop();
  }
}

/** Hits and misses through a proxy to one process, and to two. */
export async function two({ databases: [database], timing }) {
  const products = [await startProduct(database.url), await startProduct(database.url)];
  const proxies = [await startProxy(products.slice(0, 1)), await startProxy(products)];
  const addresses = await addressesOf(database);
  try {
    const rows = [];
    for (const kind of ['hit', 'miss']) {
      const path = addresses[named[0]][kind];
      const [one, both] = await inTurns(
        proxies.map((proxy) => (seconds) => fire(proxy, path, { seconds })),
        timing,
      );
      const cells = [one, both].map((side) => each(medians(side).perSecond));
      rows.push([`${named[0]}, ${kind}`, ...cells, ratioOf(both, one).toFixed(2)]);
    }
    return table(
      `Two processes behind a proxy (aim 1.7× one, where cores allow: ${cpus().length} here for clients, proxy, processes and PostgreSQL)`,
      ['case', 'one, requests/s', 'two, requests/s', 'ratio'],
      rows,
    );
  } finally {
    for (const { stop } of [...proxies, ...products]) await stop();
  }
}

export async function search({ quick }) {
  const { own, direct } = await measureSearch(quick ? 1000 : 10_000);
  const cells = [own, direct].flatMap((times) => [ms(percentile(times, 0.5)), ms(percentile(times, 0.99))]);
  return table(
    'Search through Meilisearch, one client (aim: p50 1.2× the same query sent straight to it)',
    ['notes', 'p50, ms', 'p99, ms', 'straight p50, ms', 'straight p99, ms', 'ratio of p50'],
    [[each(quick ? 1000 : 10_000), ...cells, (percentile(own, 0.5) / percentile(direct, 0.5)).toFixed(2)]],
  );
}

async function startProxy(products) {
  const ports = products.map(({ base }) => new URL(base).port);
  const child = fork(new URL('tcp-proxy.mjs', import.meta.url), ports);
  const base = await new Promise((resolve) => child.once('message', resolve));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { base, pid: child.pid, stop: () => (child.disconnect(), ended) };
}

async function addressesOf({ count, url }) {
  const client = connect(url, { max: 1 });
  try {
    return cases(count, await getSystemValue(client.db, 'cursor-secret'));
  } finally {
    await client.close();
  }
}
