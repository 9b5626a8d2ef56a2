import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { compose, provideServers, type Composition } from './compose.ts';
import { isStartedByNpm, readConfig, type Config } from './config.ts';
import { takeTurn } from './db/turns.ts';
import { ensureAdminKey } from './keys/service.ts';
import { createLog } from './lib/log.ts';
import { endInGoodOrder, endWithParent, Lifetime } from './lifetime.ts';
import { OutboxWorker } from './outbox/worker.ts';
import { importSample } from './sample.ts';
import { checkAddress, explainFailure, listenFailure } from './start-failure.ts';
import { publishPeople } from './tags/publish-people.ts';
import { seedThemes } from './tags/seed-themes.ts';

const usualPort = 3000;
/** How long local servers may take to stop. */
const serversStopMs = 30_000;
/** How long the first requests wait for the index at most; afterwards the database answers until it is there. */
const indexHeadStartMs = 5000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await run();

async function run(): Promise<void> {
  let lifetime: Lifetime | undefined;
  try {
    const config = readConfig();
    const log = createLog(config.LOG_LEVEL, pino.destination({ dest: 2, sync: true }));
    lifetime = new Lifetime(log);
    endInGoodOrder(lifetime, log);
    if (isStartedByNpm()) endWithParent();
    await start(config, lifetime, log);
  } catch (error) {
    // What fails because the end has begun is no failure of the start.
    if (lifetime?.isEnding === true) return;
    process.stderr.write(`${explainFailure(error)}\n`);
    await lifetime?.end();
    process.exit(1);
  }
}

async function start(config: Config, lifetime: Lifetime, log: Composition['deps']['log']): Promise<void> {
  await checkAddress(config);
  const servers = await lifetime.open(
    () => provideServers(config, log),
    ({ release }) => release(),
    { withinMs: serversStopMs },
  );
  const composition = await lifetime.open(
    () => compose(config, log, servers),
    ({ close }) => close(),
  );
  const { deps, client } = composition;
  const sample = await takeTurn(client, async () => {
    await seedThemes(deps.db);
    await publishPeople(deps.db, config.PUBLISH_PEOPLE);
    return config.IMPORT_SAMPLE ? await importSample(deps) : null;
  });
  await startWorker(composition, lifetime);
  const app = await lifetime.open(
    () => buildApp(deps),
    (opened) => opened.close(),
  );
  const base = await listen(app, config);
  // Not before, as a start that fails would have made a key that nobody has seen.
  const adminKey = await takeTurn(client, () => ensureAdminKey(deps.db, config.BOOTSTRAP_ADMIN_KEY));
  announce(base, { adminKey, sample, engine: deps.search.engine });
}

async function startWorker({ deps, client, index }: Composition, lifetime: Lifetime): Promise<void> {
  if (!index) return;
  const worker = await lifetime.open(
    async () => new OutboxWorker({ client, index, log: deps.log }),
    (opened) => opened.stop(),
  );
  await worker.start();
  await Promise.race([
    worker.settled(),
    new Promise((resolve) => setTimeout(resolve, indexHeadStartMs).unref()),
  ]);
}

/** The port asked for, or the usual one and, where that is taken, any. */
async function listen(app: FastifyInstance, config: Config): Promise<string> {
  const { HOST: host, PORT: port } = config;
  try {
    await app.listen({ host, port: port ?? usualPort });
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || port !== undefined) throw listenFailure(config, error) ?? error;
    await app.listen({ host, port: 0 });
  }
  const address = app.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
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
