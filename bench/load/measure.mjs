import autocannon from 'autocannon';
import { processorMs } from './servers.mjs';

export const connections = 32;

/**
 * One round: requests a second, milliseconds, and milliseconds of the processor that the process `pid` took for each.
 * `path` is an address, or makes another one for each request.
 */
export async function fire(
  { base, pid },
  path,
  { seconds, headers = {}, status = 200, clients = connections },
) {
  const made = typeof path === 'function';
  const before = processorMs(pid);
  const result = await autocannon({
    url: base,
    connections: clients,
    duration: seconds,
    headers,
    requests: [made ? { setupRequest: (request) => ({ ...request, path: path() }) } : { path }],
  });
  const answered = result.statusCodeStats[status]?.count ?? 0;
  const others = Object.entries(result.statusCodeStats).filter(([code]) => Number(code) !== status);
  if (answered === 0 || others.length > 0 || result.errors > 0)
    throw new Error(
      `${made ? path() : path}: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`,
    );
  return {
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    processor: (processorMs(pid) - before) / answered,
  };
}

/** Every side once to warm up, then all sides in turns, so that a slow moment of the machine meets them all. */
export async function inTurns(sides, { rounds, seconds, warmUpSeconds }) {
  const results = sides.map(() => []);
  for (const side of sides) await side(warmUpSeconds);
  for (let round = 0; round < rounds; round += 1)
    for (const [i, side] of sides.entries()) results[i].push(await side(seconds));
  return results;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export const medians = (results) => ({
  perSecond: median(results.map(({ perSecond }) => perSecond)),
  p50: median(results.map(({ p50 }) => p50)),
  p99: median(results.map(({ p99 }) => p99)),
  processor: median(results.map(({ processor }) => processor)),
});

/** The middle of the rounds' own ratios. */
export const ratioOf = (ours, limit, member = 'perSecond') =>
  median(ours.map((result, round) => result[member] / limit[round][member]));

/** One after the other: milliseconds of each answer, for what is too slow or too precise for 32 clients. */
export async function time(base, paths) {
  const times = [];
  for (const path of paths) {
    const began = performance.now();
    const response = await fetch(base + path);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

export const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
