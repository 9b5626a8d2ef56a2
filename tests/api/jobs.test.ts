import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { writeTransaction } from '../../src/db/transaction.ts';
import { enqueueJob } from '../../src/jobs/enqueue.ts';
import { PermanentJobError, registerJob, type JobKind } from '../../src/jobs/job.ts';
import { runExtractVersion } from '../../src/ingestion/extract-version.ts';
import { parsePlainText } from '../../src/ingestion/parse-plain-text.ts';
import { readVocabulary } from '../../src/ingestion/vocabulary.ts';
import { indexText } from '../../src/text/code-points.ts';
import { sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const actor = { keyId: null, name: 'test', requestId: null };
const noted: JobKind<{ word: string }> = { name: 'test-note', maxAttempts: 3 };
const failing: JobKind<{ times: number }> = {
  name: 'test-fail',
  maxAttempts: 3,
  retryAfterSeconds: () => 0,
};
const hopeless: JobKind<null> = { name: 'test-hopeless', maxAttempts: 3 };

let kb: KnowledgeBase;
let admin: string;
const words: string[] = [];
const attempts: string[] = [];
beforeAll(async () => {
  kb = await startKnowledgeBase();
  admin = await kb.keyFor('admin');
  registerJob(kb.deps.jobs, noted, async ({ word }) => void words.push(word));
  registerJob(kb.deps.jobs, failing, async ({ times }, { attempt, isLast }) => {
    attempts.push(`${times}: ${attempt}${isLast ? ', the last' : ''}`);
    if (attempt <= times) throw new Error(`no ${attempt}`);
  });
  registerJob(kb.deps.jobs, hopeless, () => Promise.reject(new PermanentJobError('never')));
});
afterAll(() => kb?.stop());

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(20);
}

const enqueue = <P>(kind: JobKind<P>, payload: P) =>
  writeTransaction(kb.deps.db, actor, ({ tx }) => enqueueJob(tx, kind, payload));

const metrics = async () => (await kb.request.get('/metrics').expect(200)).text;

test('a job is done when what asked for it was committed, and only then', async () => {
  const abandoned = writeTransaction(kb.deps.db, actor, async ({ tx }) => {
    await enqueueJob(tx, noted, { word: 'abandoned' });
    throw new Error('and nothing of it happened');
  });
  await expect(abandoned).rejects.toThrow('nothing of it');
  await enqueue(noted, { word: 'kept ’œ☂' });
  await until(() => words.length > 0);
  expect(words).toEqual(['kept ’œ☂']);
});

test('what fails is tried again, and parked after its last attempt with the reason', async () => {
  await enqueue(failing, { times: 1 });
  await until(() => attempts.length === 2);
  expect(attempts).toEqual(['1: 1', '1: 2']);
  await enqueue(failing, { times: 9 });
  await until(async () => (await metrics()).includes('jobs{job="test-fail",state="parked"} 1'));
  expect(attempts.slice(2)).toEqual(['9: 1', '9: 2', '9: 3, the last']);
  const [parked] = await read<{ reason: string }>(
    kb.deps.db,
    sql`select last_error as reason from graphile_worker.jobs where task_identifier = 'test-fail'`,
  );
  expect(parked?.reason).toBe('no 3');
  const text = await metrics();
  for (const [outcome, count] of [
    ['succeeded', 1],
    ['failed', 3],
    ['parked', 1],
  ])
    expect(text).toContain(`job_attempts_total{job="test-fail",outcome="${outcome}"} ${count}`);
});

test('what can never succeed is parked at once', async () => {
  await enqueue(hopeless, null);
  await until(async () => (await metrics()).includes('jobs{job="test-hopeless",state="parked"} 1'));
  expect(await metrics()).not.toContain('job_attempts_total{job="test-hopeless",outcome="failed"} 1');
});

test('what a worker held that is gone is done by another', async () => {
  await kb.deps.db.transaction(async (tx) => {
    await enqueueJob(tx, noted, { word: 'from a dead hand' });
    await tx.execute(sql`
      update graphile_worker._private_jobs set locked_by = 'worker-gone', locked_at = now() - interval '1 minute'`);
  });
  await until(() => words.includes('from a dead hand'));
});

test('a server that goes away while the queue ends brings nobody down', async () => {
  const { startRunner } = await import('../../src/jobs/runner.ts');
  const { db, jobs, log } = kb.deps;
  const url = new URL(kb.deps.databaseUrl);
  const goodbye = Buffer.from([0x58, 0, 0, 0, 4]);
  let cutShort = 0;
  const relay = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ port: Number(url.port), host: url.hostname, allowHalfOpen: true });
    server.pipe(client);
    client.on('error', () => server.destroy());
    client.on('data', (data) => {
      if (!goodbye.equals(data)) return void server.write(data);
      const end = sql`select pg_terminate_backend(pid) from pg_stat_activity where client_port = ${server.localPort!}`;
      void db.execute(end).then(() => (cutShort += 1));
    });
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const relayed = Object.assign(new URL(url), { port: String((relay.address() as AddressInfo).port) });
  const uncaught: unknown[] = [];
  const hear = (error: unknown): void => void uncaught.push(error);
  process.on('uncaughtException', hear);
  const runner = await startRunner({ databaseUrl: relayed.href, db, jobs, log, onDeath: () => undefined });
  await runner.stop();
  await new Promise((done) => relay.close(done));
  process.off('uncaughtException', hear);
  expect(cutShort).toBeGreaterThan(0);
  expect(uncaught).toEqual([]);
});

describe('a large text', () => {
  const filler = (word: string): string =>
    Array.from({ length: 4200 }, (_, at) => `${word} ${at + 1}: 14 chairs, 3 tables.`).join('\n');
  const text = `${sampleText}\n\n${filler('Room')}\n`;
  const get = async (path: string) =>
    (await kb.request.get(path).set('authorization', admin).expect(200)).body;
  let slug: string;

  const extracted = async () => {
    await until(async () => (await get(`/v1/notes/${slug}/extraction`)).data.state !== 'pending');
    return (await get(`/v1/notes/${slug}/extraction`)).data;
  };

  test('is stored at once; a job finds in it what would have been found at once', async () => {
    const { body } = await kb.request
      .post('/v1/notes')
      .set('authorization', admin)
      .send({ text })
      .expect(201);
    expect(body.data).toMatchObject({ extraction: 'pending', insightCount: 0 });
    slug = body.data.slug;
    expect(await extracted()).toMatchObject({ state: 'done', version: 1, reason: null });
    const { data } = await get(
      `/v1/notes/${slug}/insights?sort=position&limit=100&fields=statement,kind,confidence`,
    );
    const structure = parsePlainText(text);
    const vocabulary = { ...(await readVocabulary(kb.deps)), examples: [] };
    const found = await kb.deps.extractor.extract({ text, structure, vocabulary });
    const index = indexText(text);
    const accepted = found.insights.filter(
      ({ confidence }) => confidence >= kb.deps.config.AUTO_ACCEPT_CONFIDENCE,
    );
    expect(accepted.length).toBeGreaterThan(10);
    expect(data).toEqual(
      accepted.map(({ start, end, kind, confidence }) => ({
        id: expect.any(String),
        statement: index.slice(start, end).replaceAll(/\s+/g, ' '),
        kind,
        confidence,
      })),
    );
    expect((await get(`/v1/notes/${slug}`)).data.extraction).toBe('done');
  });

  test('is extracted once, however often the job is done', async () => {
    const { total } = (await get('/v1/insights')).page;
    const [version] = await read<{ id: string }>(kb.deps.db, sql`select version_id as id from extractions`);
    await runExtractVersion(kb.deps, { versionId: version!.id }, { isLast: false });
    expect((await get('/v1/insights')).page.total).toBe(total);
  });

  test('in a new version, adds suggestions only', async () => {
    const { total } = (await get('/v1/insights')).page;
    const { headers } = await kb.request.get(`/v1/notes/${slug}`).set('authorization', admin);
    const added = 'Lasting trust is built when boards listen before they decide.';
    const replaced = await kb.request
      .put(`/v1/notes/${slug}/text`)
      .set({ authorization: admin, 'if-match': headers['etag'] })
      .send({ text: `${sampleText}\n\n${added}\n\n${filler('Hall')}\n` })
      .expect(200);
    expect(replaced.body.data).toMatchObject({ extraction: 'pending', suggested: 0 });
    expect(await extracted()).toMatchObject({ state: 'done', version: 2 });
    expect((await get('/v1/insights')).page.total).toBe(total);
    const { data } = await get('/v1/insights?status=suggested&fields=statement&limit=100');
    expect(data.map(({ statement }: { statement: string }) => statement)).toContain(added);
  });

  test('that cannot be extracted says so, and why', async () => {
    await kb.deps.db.execute(sql`update extractions set state = 'pending', finished_at = null`);
    const [version] = await read<{ id: string }>(
      kb.deps.db,
      sql`select x.version_id as id from extractions x join versions v on v.id = x.version_id where v.number = 2`,
    );
    const broken = {
      ...kb.deps,
      extractor: { source: 'none', extract: () => Promise.reject(new Error('no memory')) },
    };
    const run = () => runExtractVersion(broken, { versionId: version!.id }, { isLast: true });
    await expect(run()).rejects.toThrow('no memory');
    expect(await extracted()).toMatchObject({ state: 'failed', reason: 'no memory' });
    expect((await get(`/v1/notes/${slug}?fields=extraction`)).data.extraction).toBe('failed');
  });
});

test('a training that has too little to learn from says so where it was asked for', async () => {
  const post = () =>
    kb.request.post('/v1/models/trainings').set('authorization', admin).send({ dryRun: true });
  const asked = await post().expect(202);
  const address = asked.headers['location'] ?? '';
  expect(asked.body.data.url).toBe(address);
  const training = async () =>
    (await kb.request.get(address).set('authorization', admin).expect(200)).body.data;
  await until(async () => (await training()).finishedAt !== null);
  expect(await training()).toMatchObject({
    state: 'failed',
    dryRun: true,
    reason: expect.stringContaining('too little to learn from'),
  });
  const models = await kb.request.get('/v1/models').set('authorization', admin).expect(200);
  expect(models.body.data).toMatchObject([{ source: 'model@1', shipped: true, inUse: true }]);
});
