import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { enqueueJob } from '../jobs/enqueue.ts';
import type { JobContext, JobKind } from '../jobs/job.ts';
import { lockModels } from './models-repository.ts';
import {
  findTraining,
  hasUnfinishedTraining,
  insertTraining,
  updateTraining,
  type TrainingRow,
} from './trainings-repository.ts';

/** `kb train`, asked for over HTTP. */
export const train: JobKind<{ trainingId: string }> = { name: 'train', maxAttempts: 3 };

/** @throws ConflictError while another waits or runs */
export function requestTraining(
  { db }: Pick<Deps, 'db'>,
  actor: Actor,
  { dryRun }: { dryRun: boolean },
): Promise<TrainingRow> {
  const id = uuidv7();
  return db.transaction(async (tx) => {
    await lockModels(tx);
    if (await hasUnfinishedTraining(tx)) throw new ConflictError('A training is on its way already.');
    await insertTraining(tx, { id, state: 'waiting', dryRun, actor });
    await enqueueJob(tx, train, { trainingId: id });
    return getTraining({ db: tx }, id);
  });
}

/** @throws NotFoundError for an id that no training has */
export async function getTraining(
  { db }: { db: Parameters<typeof findTraining>[0] },
  id: string,
): Promise<TrainingRow> {
  const training = await findTraining(db, id);
  if (!training) throw new NotFoundError('There is no training of that id.');
  return training;
}

/** Trains in a thread. Too little to learn from is an outcome, not a failure of the job. */
export async function runTraining(
  { db, threads, databaseUrl }: Deps,
  { trainingId }: { trainingId: string },
  { isLast }: Pick<JobContext, 'isLast'>,
): Promise<void> {
  const training = await findTraining(db, trainingId);
  if (!training || training.finishedAt !== null) return;
  await updateTraining(db, trainingId, { state: 'running' });
  const finish = (changes: Parameters<typeof updateTraining>[2]): Promise<void> =>
    updateTraining(db, trainingId, { ...changes, finishedAt: new Date() });
  try {
    const { actor, dryRun } = training;
    const outcome = await threads.run('train', { databaseUrl, actor, dryRun });
    if ('report' in outcome) await finish({ state: 'succeeded', report: outcome.report });
    else await finish({ state: 'failed', reason: outcome.refused });
  } catch (error) {
    if (isLast) await finish({ state: 'failed', reason: 'It failed unexpectedly: see the log.' });
    throw error;
  }
}
