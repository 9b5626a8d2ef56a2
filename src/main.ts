import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { takeTurn } from './db/turns.ts';
import { closeInGoodOrder } from './http/closing.ts';
import { ensureAdminKey } from './keys/service.ts';
import { openComposition, runProcess, type Surroundings } from './run-process.ts';
import { importSample } from './sample.ts';
import { checkAddress, listenFailure } from './start-failure.ts';
import { publishPeople } from './tags/publish-people.ts';
import { seedThemes } from './tags/seed-themes.ts';
import { startWorkers } from './workers.ts';

const usualPort = 3000;
/** How long requests in flight may take once no more are sent here. */
const lastRequestsMs = 20_000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runProcess(start);

async function start(surroundings: Surroundings): Promise<void> {
  const { config, lifetime } = surroundings;
  await checkAddress(config);
  const { servers, composition } = await openComposition(surroundings);
  const { deps, client } = composition;
  const sample = await takeTurn(client, async () => {
    await seedThemes(deps.db);
    await publishPeople(deps.db, config.PUBLISH_PEOPLE);
    return config.IMPORT_SAMPLE ? await importSample(deps) : null;
  });
  if (config.RUN_WORKER) await startWorkers(composition, servers, lifetime);
  const app = await lifetime.open(
    () => buildApp(deps),
    (opened) => closeInGoodOrder(opened, config.DRAIN_SECONDS),
    { withinMs: config.DRAIN_SECONDS * 1000 + lastRequestsMs },
  );
  const base = await listen(app, config);
  // Not before, as a start that fails would have made a key that nobody has seen.
  const adminKey = await takeTurn(client, () => ensureAdminKey(deps.db, config.BOOTSTRAP_ADMIN_KEY));
  announce(base, { adminKey, sample, engine: deps.search.engine });
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
