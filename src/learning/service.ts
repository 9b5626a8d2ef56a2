import type { Actor } from '../audit/repository.ts';
import type { Database } from '../db/client.ts';
import { writeTransaction } from '../db/transaction.ts';
import { NotFoundError } from '../errors.ts';
import * as repository from './models-repository.ts';

export const listModels = repository.listModels;

/** Puts a former model back into use, or a later one again. @throws NotFoundError for a number that no model has */
export function bringModelBack(db: Database, actor: Actor, number: number): Promise<{ changed: boolean }> {
  return writeTransaction(db, actor, async ({ tx, audit }) => {
    await repository.lockModels(tx);
    const models = await repository.listModels(tx);
    const wanted = models.find((model) => model.number === number);
    if (!wanted) {
      const known = models.map((model) => `model@${model.number}`).join(', ');
      throw new NotFoundError(`There is no model@${number}. There are: ${known}.`);
    }
    if (wanted.inUse) return { changed: false };
    await repository.putIntoUse(tx, number);
    const former = models.find(({ inUse }) => inUse);
    await audit({
      action: 'model.use',
      entityType: 'model',
      entityId: wanted.id,
      entityLabel: `model@${number}`,
      before: { inUse: `model@${former?.number}` },
      after: { inUse: `model@${number}` },
    });
    return { changed: true };
  });
}
