// How fast the product answers, each figure beside its limit from the same run: see bench/results.md. The data are made
// once and kept under DATA_DIR/bench. Needs a build, which `npm run bench` makes:
//   npm run bench [-- --quick] [-- --only=hits,misses,...] [-- --sizes=1000,100000] [-- --notes=10000] [-- --soak=600]
//     [-- --setting=PUBLIC_CACHE_MB=12] [-- --build]
// `sizes` are the notes of the databases, `notes` those of an import, `soak` the seconds under load of the memory part,
// whose process gets each `setting` as well.
import { cpus } from 'node:os';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { provideNotes } from './load/data.mjs';
import { parts } from './load/parts.mjs';
import { startPostgres } from './load/servers.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    build: { type: 'boolean', default: false },
    only: { type: 'string' },
    sizes: { type: 'string' },
    notes: { type: 'string' },
    soak: { type: 'string' },
    setting: { type: 'string', multiple: true, default: [] },
  },
});
const sizes = (options.sizes ?? (options.quick ? '1000' : '1000,100000')).split(',').map(Number);
const timing = options.quick
  ? { rounds: 3, seconds: 3, warmUpSeconds: 10 }
  : { rounds: 3, seconds: 8, warmUpSeconds: 3 };
const chosen = options.only?.split(',') ?? Object.keys(parts);

const postgres = await startPostgres();
try {
  const databases = [];
  for (const count of sizes) databases.push({ count, url: await provideNotes(postgres.url, count) });
  if (!options.build) await measure(databases);
} finally {
  await postgres.release();
}

async function measure(databases) {
  const sections = [];
  for (const name of chosen) {
    if (!parts[name]) throw new Error(`There is no part ${name}: ${Object.keys(parts).join(', ')}.`);
    console.error(name);
    const { quick } = options;
    const table = await parts[name]({ databases, postgresUrl: postgres.url, timing, quick, options });
    console.log(`\n${table}`);
    sections.push(table);
  }
  const head = `# What \`npm run bench\` measured

${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)};
clients, servers and PostgreSQL share them. ${timing.rounds} rounds of ${timing.seconds} s in turns with the limit, after ${timing.warmUpSeconds} s to warm up; the
middle round. 32 connections on loopback unless a table says otherwise. The limit sends the same bytes with bare Fastify: from memory,
or for a miss fetched from one row by one prepared statement.
`;
  if (options.only === undefined)
    writeFileSync(new URL('results.md', import.meta.url), `${head}\n${sections.join('\n')}`);
}
