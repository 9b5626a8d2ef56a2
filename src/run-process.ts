import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { compose, provideServers, type Composition, type Servers } from './compose.ts';
import { isStartedByNpm, readConfig, type Config } from './config.ts';
import { createLog } from './lib/log.ts';
import { endInGoodOrder, endWithParent, Lifetime } from './lifetime.ts';
import { explainFailure } from './start-failure.ts';

/** How long local servers may take to stop. */
const serversStopMs = 30_000;

export interface Surroundings {
  config: Config;
  log: FastifyBaseLogger;
  lifetime: Lifetime;
}

/** Starts a process that runs until it is told to end; a start that fails says why in one sentence. */
export async function runProcess(start: (surroundings: Surroundings) => Promise<void>): Promise<void> {
  let lifetime: Lifetime | undefined;
  try {
    const config = readConfig();
    const log = createLog(config.LOG_LEVEL, pino.destination({ dest: 2, sync: true }));
    lifetime = new Lifetime(log);
    endInGoodOrder(lifetime, log, config.DRAIN_SECONDS);
    if (isStartedByNpm()) endWithParent();
    await start({ config, log, lifetime });
  } catch (error) {
    // What fails because the end has begun is no failure of the start.
    if (lifetime?.isEnding === true) return;
    process.stderr.write(`${explainFailure(error)}\n`);
    await lifetime?.end();
    process.exit(1);
  }
}

/** The servers, and what requests and jobs work with; closed with the process. */
export async function openComposition({
  config,
  log,
  lifetime,
}: Surroundings): Promise<{ servers: Servers; composition: Composition }> {
  const servers = await lifetime.open(
    () => provideServers(config, log),
    ({ release }) => release(),
    { withinMs: serversStopMs },
  );
  const composition = await lifetime.open(
    () => compose(config, log, servers),
    ({ close }) => close(),
  );
  return { servers, composition };
}
