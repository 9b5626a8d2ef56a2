import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Balancer } from '../support/balancer.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Program, sampleAddress, until, wellEnded, type Run } from '../support/process.ts';

vi.setConfig({ testTimeout: 60_000 });

const key = `kb_${'rolling-restart-'.repeat(3)}`;
const authorization = `Bearer ${key}`;
const mostPerMinute = 1_000_000;
const agent = new Agent({ keepAlive: true });
const balancer = new Balancer();
let program: Program;
let database: TestDatabase;
let site: string;
let runs: Run[];
let bases: string[];

beforeAll(async () => {
  program = new Program();
  database = await createTestDatabase();
  runs = [start(), start()];
  bases = await Promise.all(runs.map((run) => run.listening()));
  balancer.sendTo(bases);
  site = await balancer.listen();
  await until(() => bases.every((base) => balancer.isReady(base)));
});
afterAll(async () => {
  balancer.close();
  agent.destroy();
  await program?.remove();
  await database?.drop();
});

const start = (): Run =>
  program.start({
    settings: {
      DATABASE_URL: database.url,
      SEARCH_ENGINE: 'postgres',
      BOOTSTRAP_ADMIN_KEY: key,
      RATE_LIMIT_PER_MINUTE: String(mostPerMinute),
      RATE_LIMIT_STORE: 'postgres',
      DRAIN_SECONDS: '2',
    },
  });

interface Answer {
  status: number;
  connection: string | undefined;
  body: string;
}

function ask(url: string, begin: (request: ClientRequest) => void = (asked) => asked.end(), options = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const answered = async (answer: IncomingMessage): Promise<void> =>
      resolve({
        status: answer.statusCode ?? 0,
        connection: answer.headers.connection,
        body: await text(answer),
      });
    const asked = request(url, { agent, ...options }, (answer) => void answered(answer).catch(reject));
    begin(asked.on('error', reject));
  });
}

/** Readers and a writer that ask without a pause until told to stop; gives what they saw that was no success. */
function load(): { stop: () => Promise<{ answered: number; failures: string[] }> } {
  let isOver = false;
  let answered = 0;
  const failures: string[] = [];
  const addresses = [
    () => `${site}${sampleAddress}?fields=title`,
    (n: number) => `${site}/v1/insights?limit=${(n % 100) + 1}`,
    () => `${site}/v1/search?q=succession`,
    () => `${site}/v1/export/insights.csv`,
  ];
  const rename = (n: number) => (asked: ClientRequest) => asked.end(JSON.stringify({ title: `Title ${n}` }));
  const patch = {
    method: 'PATCH',
    headers: { authorization, 'if-match': '*', 'content-type': 'application/json' },
  };
  const client = async (one: (n: number) => Promise<Answer>): Promise<void> => {
    for (let n = 0; !isOver; n += 1) {
      const outcome = await one(n).then(
        ({ status, body }) => (status === 200 ? null : `${status} ${body.slice(0, 200)}`),
        String,
      );
      if (outcome === null) answered += 1;
      else failures.push(outcome);
    }
  };
  const clients = [
    ...addresses.map((address) => client((n) => ask(address(n)))),
    client((n) => ask(site + sampleAddress, rename(n), patch)),
  ];
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(clients);
      return { answered, failures };
    },
  };
}

test('two processes that share their limits take off what the other answered', async () => {
  const [one = '', other = ''] = bases;
  const used = async (base: string): Promise<number> => {
    const { headers } = await fetch(`${base}/v1/themes`, { headers: { authorization } });
    return mostPerMinute - Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
  };
  let own = 0;
  await until(async () => {
    for (let i = 0; i < 20; i += 1) await used(one);
    own += 1;
    return (await used(other)) >= own + 20;
  });
});

test('two processes are restarted one after the other under load, and no request fails', async () => {
  const traffic = load();
  for (const [i, run] of runs.entries()) {
    const closing = balancer.seenClosing;
    expect(await run.stop()).toEqual(wellEnded);
    expect(run.stderr()).not.toContain('did not close in time');
    expect(balancer.seenClosing).toBe(closing + 1);
    runs[i] = start();
    bases[i] = await runs[i].listening();
    await until(() => balancer.isReady(bases[i]!));
  }
  const { answered, failures } = await traffic.stop();
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(100);
});

test('a request in flight is finished, and its connection and all kept ones are given up', async () => {
  const [run, base] = [runs[0]!, bases[0]!];
  const kept = new Agent({ keepAlive: true });
  expect((await ask(base + sampleAddress, undefined, { agent: kept })).connection).toBe('keep-alive');
  let finish: () => void = () => undefined;
  const upload = ask(
    `${base}/v1/notes`,
    (asked) => {
      asked.write('A note that takes its time.');
      finish = () => void asked.end('\nAnd arrives whole.\n');
    },
    { method: 'POST', agent: kept, headers: { authorization, 'content-type': 'text/plain' } },
  );
  // The server has its first half once it has answered what was sent after it.
  await ask(`${base}/health/live`);
  run.signal('SIGTERM');
  await until(async () => (await ask(`${base}/health/ready`, undefined, { agent: false })).status === 503);
  const late = await ask(base + sampleAddress, undefined, { agent: kept });
  expect(late).toMatchObject({ status: 200, connection: 'close' });
  // Past the time for draining: nobody gets in, and the end waits for what is under way.
  await until(() =>
    ask(`${base}/health/live`, undefined, { agent: false }).then(
      () => false,
      () => true,
    ),
  );
  finish();
  expect(await upload).toMatchObject({ status: 201, connection: 'close' });
  expect(await run.ended).toEqual(wellEnded);
  kept.destroy();
});
