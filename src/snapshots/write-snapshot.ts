import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Transaction } from '../db/client.ts';
import { inSnapshot } from '../db/snapshot.ts';
import * as repository from './repository.ts';
import { snapshotTables, type Scope } from './tables.ts';

export const formatName = 'knowledge-base-snapshot';
export const formatVersion = 1;

export interface SnapshotHeader extends repository.Installation {
  format: typeof formatName;
  formatVersion: number;
  scope: Scope;
  /** When anything in it last changed. */
  asOf: string | null;
}

/**
 * Writes one moment of the knowledge base as gzipped lines of JSON: a header, for each table its name and its rows in
 * the order of their keys, and at the end the number of rows and the SHA-256 of all lines before. The same content gives
 * the same bytes. Memory stays at a batch of rows. Returns the name of the file, dated by what it holds.
 */
export function writeSnapshot(db: Database, scope: Scope, folder: string): Promise<string> {
  return inSnapshot(db, async (tx) => {
    await repository.setUtc(tx);
    const header: SnapshotHeader = {
      format: formatName,
      formatVersion,
      scope,
      asOf: await repository.readNewestInstant(tx, scope),
      ...(await repository.readInstallation(tx)),
    };
    const name = `knowledge-base-${scope}-${header.asOf?.slice(0, 10) ?? 'empty'}.ndjson.gz`;
    const file = path.join(folder, name);
    const unfinished = `${file}.part`;
    try {
      await pipeline(
        Readable.from(lines(tx, header)),
        createGzip({ level: 9 }),
        createWriteStream(unfinished),
      );
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return file;
  });
}

async function* lines(tx: Transaction, header: SnapshotHeader): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  let rows = 0;
  yield hashed(`${JSON.stringify(header)}\n`);
  for (const table of snapshotTables) {
    yield hashed(`${JSON.stringify({ table: table.name })}\n`);
    for await (const batch of repository.readRows(tx, table, header.scope)) {
      rows += batch.length;
      yield hashed(`${batch.join('\n')}\n`);
    }
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`;
}
