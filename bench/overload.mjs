// What becomes of twice the load that the product can carry, with its default settings: how much of the capacity goes on
// being answered, how fast the rest is refused. Capacity and overload in turns, so that a slow moment of the machine
// meets both; answers that nothing kept, so that each costs a query. Aims: at least 0.8 of the capacity, nothing but
// 200 and 503, every 503 with Retry-After.
//   npm run build && node bench/overload.mjs [rounds] [seconds]
import { cpus, loadavg } from 'node:os';
import { connect } from '../dist/db/client.js';
import { getSystemValue } from '../dist/db/system-repository.js';
import { cases } from './load/cases.mjs';
import { provideNotes } from './load/data.mjs';
import { median, percentile } from './load/measure.mjs';
import { offer, saturate } from './load/offer.mjs';
import { startPostgres, startProduct } from './load/servers.mjs';

const [rounds = 5, seconds = 8] = process.argv.slice(2).map(Number);
const notes = 1000;
const clients = 32;
const warmUpSeconds = 5;

const postgres = await startPostgres();
try {
  const url = await provideNotes(postgres.url, notes);
  const product = await startProduct(url, { MAX_REQUESTS_IN_FLIGHT: '' });
  try {
    await measure(product.base, await addresses(url));
  } finally {
    await product.stop();
  }
} finally {
  await postgres.release();
}

/** Another address each time. */
async function addresses(url) {
  const client = connect(url, { max: 1 });
  const secret = await getSystemValue(client.db, 'cursor-secret');
  await client.close();
  return cases(notes, secret)['list of 20 notes with tags'].miss;
}

async function measure(base, path) {
  await saturate(base, path, { clients, seconds: warmUpSeconds });
  const shares = [];
  console.log(`${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Node.js ${process.version}\n`);
  console.log(
    '| capacity/s | offered/s | answered/s | of the capacity | 200: p50, p99 ms | 503: p50, p99 ms | other |',
  );
  console.log('|---:|---:|---:|---:|---:|---:|---:|');
  for (let round = 0; round < rounds; round += 1) {
    const alone = await saturate(base, path, { clients, seconds });
    const capacity = alone.filter(({ status }) => status === 200).length / seconds;
    const { answers, until, lasted } = await offer(base, path, { perSecond: 2 * capacity, seconds });
    const answered = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status, saysWhen }) => status === 503 && saysWhen);
    // Those under way when the offer ends had the machine to themselves.
    const perSecond = answered.filter(({ at }) => at <= until).length / lasted;
    const share = perSecond / capacity;
    shares.push(share);
    const row = [
      capacity.toFixed(0),
      (answers.length / lasted).toFixed(0),
      perSecond.toFixed(0),
      share.toFixed(2),
      times(answered),
      times(refused),
      answers.length - answered.length - refused.length,
    ];
    console.log(`| ${row.join(' | ')} |`);
  }
  console.log(`\nthe middle round: ${median(shares).toFixed(2)} of the capacity`);
}

function times(answers) {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  if (sorted.length === 0) return '–';
  return `${percentile(sorted, 0.5).toFixed(0)}, ${percentile(sorted, 0.99).toFixed(0)}`;
}
