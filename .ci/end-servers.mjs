// Ends local servers of this checkout that nobody uses any more, and fails when there are some: a run should leave none.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedMeilisearch } from '../dist/embedded/meilisearch.js';
import { startEmbeddedPostgres } from '../dist/embedded/postgres.js';
import { isAlive } from '../dist/embedded/processes.js';

const kinds = { postgres: startEmbeddedPostgres, meilisearch: startEmbeddedMeilisearch };
const log = { info() {}, warn() {}, error() {} };

for (const dataDir of ['.data', '.data/test']) {
  for (const [kind, start] of Object.entries(kinds)) {
    const state = join(dataDir, 'run', kind, 'state.json');
    const pid = existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')).pid : null;
    if (pid === null || !isAlive(pid)) continue;
    // Whoever gives a server back that nobody else uses ends it.
    const server = await start({ dataDir, log });
    await server?.release();
    if (isAlive(pid)) continue;
    process.stdout.write(`${kind} of ${dataDir} was left running as process ${pid}\n`);
    process.exitCode = 1;
  }
}
