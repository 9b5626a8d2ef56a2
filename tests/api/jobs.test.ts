import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { writeTransaction } from '../../src/db/transaction.ts';
import { enqueueJob } from '../../src/jobs/enqueue.ts';
import { PermanentJobError, registerJob, type JobKind } from '../../src/jobs/job.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

const actor = { keyId: null, name: 'test', requestId: null };
const noted: JobKind<{ word: string }> = { name: 'test-note', maxAttempts: 3 };
const failing: JobKind<{ times: number }> = {
  name: 'test-fail',
  maxAttempts: 3,
  retryAfterSeconds: () => 0,
};
const hopeless: JobKind<null> = { name: 'test-hopeless', maxAttempts: 3 };

let kb: KnowledgeBase;
const words: string[] = [];
const attempts: string[] = [];
beforeAll(async () => {
  kb = await startKnowledgeBase();
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
