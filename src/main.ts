import type { AddressInfo } from 'node:net';
import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { compose, provideServers } from './compose.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { ensureAdminKey } from './keys/service.ts';
import { OutboxWorker } from './outbox/worker.ts';
import { importSample } from './sample.ts';
import { seedThemes } from './tags/seed-themes.ts';

const usualPort = 3000;
const shutdownMs = 20_000;
/** How long the first requests wait for the index at most; afterwards the database answers until it is there. */
const indexHeadStartMs = 3000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await start(readConfig());
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : explain(error)}\n`);
  process.exitCode = 1;
}

async function start(config: Config): Promise<void> {
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }));
  const closers: (() => Promise<unknown>)[] = [];
  // Closes what was opened, the last first: also when a start is interrupted or fails half way.
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error: unknown) => log.error({ err: error }, 'closing failed'));
  };
  closeWithGrace({ delay: shutdownMs, logger: log }, closeAll);
  try {
    const servers = await provideServers(config, log);
    closers.push(servers.release);
    const { databaseUrl, meilisearch } = servers;
    const { deps, client, index, close } = await compose(config, log, { databaseUrl, meilisearch });
    closers.push(close);
    await seedThemes(deps.db);
    const adminKey = await ensureAdminKey(deps.db, config.BOOTSTRAP_ADMIN_KEY);
    const sample = config.IMPORT_SAMPLE ? await importSample(deps) : null;
    if (index) {
      const worker = new OutboxWorker({ client, index, log });
      closers.push(() => worker.stop());
      await worker.start();
      await Promise.race([
        worker.settled(),
        new Promise((resolve) => setTimeout(resolve, indexHeadStartMs).unref()),
      ]);
    }
    const app = await buildApp(deps);
    closers.push(() => app.close());
    announce(await listen(app, config), { adminKey, sample, engine: deps.search.engine });
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** The port asked for, or the usual one and, where that is taken, any. */
async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    await app.listen({ host: config.HOST, port: config.PORT ?? usualPort });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || config.PORT !== undefined) throw error;
    await app.listen({ host: config.HOST, port: 0 });
  }
  const { port } = app.server.address() as AddressInfo;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  return `http://${host}:${port}`;
}

function announce(
  base: string,
  { adminKey, sample, engine }: { adminKey: string | null; sample: string | null; engine: string },
): void {
  if (sample !== null) {
    say('The sample note is in. To try:');
    for (const path of [
      `/v1/notes/${sample}`,
      '/v1/insights?theme=governance',
      '/v1/search?q=succession',
      '/docs',
    ])
      say(`  ${base}${path}`);
  }
  if (adminKey !== null) say(`The first admin key, shown this once: ${adminKey}`);
  if (engine === 'postgres') say('Search runs on PostgreSQL.');
  say(`listening on ${base}`);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken. Set PORT to another, or to 0 for any free one.';
  return `The start failed: ${error.message}`;
}
