import type { Database } from '../db/client.ts';
import { ConflictError } from '../errors.ts';
import { extractVersion } from '../ingestion/extract-version.ts';
import { enqueueJob } from '../jobs/enqueue.ts';
import { checkSnapshot, readSnapshot } from './read-snapshot.ts';
import * as repository from './repository.ts';
import type { SnapshotHeader } from './write-snapshot.ts';

/**
 * Fills an empty database with what a snapshot holds, ids and versions included: all of it or nothing. The database
 * checks every row as it would any other, quotations included.
 * @throws BrokenSnapshotError; ConflictError where the database is not empty, or of another version of the program
 */
export async function restoreSnapshot(
  db: Database,
  file: string,
): Promise<Omit<SnapshotHeader, 'formatVersion' | 'format'>> {
  const header = await checkSnapshot(file);
  const { schema } = await repository.readInstallation(db);
  if (schema !== header.schema) {
    throw new ConflictError(
      'The snapshot was made by another version of the program: restore it with that one, and start this one on the result.',
    );
  }
  await db.transaction(async (tx) => {
    await repository.setUtc(tx);
    const filled = await repository.findFilledTable(tx);
    if (filled !== null)
      throw new ConflictError(`The database is not empty (${filled}): restore into a new one.`);
    await repository.makeRoom(tx, header.scope);
    await repository.deferReferences(tx);
    for await (const { table, rows } of readSnapshot(file)) await repository.insertRows(tx, table, rows);
    for (const versionId of await repository.listPendingExtractions(tx))
      await enqueueJob(tx, extractVersion, { versionId });
    await repository.setInstallation(tx, header);
  });
  return header;
}
