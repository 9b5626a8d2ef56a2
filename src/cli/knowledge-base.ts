import { pino } from 'pino';
import { compose, provideServers, type Composition } from '../compose.ts';
import { readConfig } from '../config.ts';
import { OutboxWorker } from '../outbox/worker.ts';
import { createLog } from '../lib/log.ts';
import { seedThemes } from '../tags/seed-themes.ts';

/** Who writes, as the audit trail names commands. */
export const commandLine = { keyId: null, name: 'command line', requestId: null };

/**
 * Opens the knowledge base that the settings name, hands it to a command, brings the index up to date and closes it. With `seed` an
 * empty one gets the themes to start with.
 */
export async function withKnowledgeBase<T>(
  work: (composition: Composition) => Promise<T>,
  { seed = true }: { seed?: boolean } = {},
): Promise<T> {
  const config = readConfig();
  const level = config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL;
  const log = createLog(level, pino.destination({ dest: 2, sync: true }));
  const servers = await provideServers(config, log);
  try {
    const composition = await compose(config, log, servers);
    try {
      if (seed) await seedThemes(composition.deps.db);
      const result = await work(composition);
      await bringIndexUpToDate(composition);
      return result;
    } finally {
      await composition.close();
    }
  } finally {
    await servers.release();
  }
}

async function bringIndexUpToDate({ client, index, deps }: Composition): Promise<void> {
  const worker = new OutboxWorker({ client, index, log: deps.log });
  await worker.start();
  await worker.settled();
  await worker.stop();
}
