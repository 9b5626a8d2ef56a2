import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { scopes, snapshotTables, type SnapshotTable } from './tables.ts';
import { formatName, formatVersion } from './write-snapshot.ts';

const Header = z.object({
  format: z.literal(formatName),
  formatVersion: z.literal(formatVersion),
  scope: z.enum(scopes),
  asOf: z.iso.datetime().nullable(),
  schema: z.string(),
  contentVersion: z.int(),
  peoplePublished: z.boolean(),
});
const Trailer = z.strictObject({ rows: z.int(), sha256: z.string() });

/** Said of a file that is not a whole, unchanged snapshot. */
export class BrokenSnapshotError extends Error {}

/** Lines of a gzipped file, however large. Only a line feed ends one: texts may hold other line separators. */
async function* readLines(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  const reading = pipeline(createReadStream(file), unzipped);
  // Thrown below, once what came before it has been read.
  reading.catch(() => undefined);
  let rest = '';
  for await (const chunk of unzipped.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  await reading;
  if (rest !== '') throw new Error('its last line is not complete');
}

/** Reads all of a snapshot without using it. @throws BrokenSnapshotError where one bit of it is not as it was written */
export async function checkSnapshot(file: string): Promise<z.infer<typeof Header>> {
  const hash = createHash('sha256');
  let [header, last] = ['', ''];
  let [lines, tables] = [0, 0];
  try {
    for await (const line of readLines(file)) {
      if (lines === 0) header = line;
      else hash.update(`${last}\n`);
      if (line.startsWith('{"table":')) tables += 1;
      last = line;
      lines += 1;
    }
    const trailer = Trailer.parse(JSON.parse(last));
    const whole = trailer.sha256 === hash.digest('hex') && trailer.rows === lines - tables - 2;
    if (!whole) throw new Error('its checksum does not fit');
    return Header.parse(JSON.parse(header));
  } catch (error) {
    const reason =
      error instanceof z.ZodError || error instanceof SyntaxError ? 'it is none' : messageOf(error);
    throw new BrokenSnapshotError(`${file} is not a whole snapshot: ${reason}. Nothing was restored.`, {
      cause: error,
    });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const batchSize = 500;

/** The rows of a snapshot that was checked, some at a time. */
export async function* readSnapshot(file: string): AsyncGenerator<{ table: SnapshotTable; rows: string[] }> {
  let table: SnapshotTable | undefined;
  let rows: string[] = [];
  let lines = 0;
  for await (const line of readLines(file)) {
    lines += 1;
    const isTrailer = /^\{"rows":\d+,"sha256":/.test(line);
    const named = /^\{"table":"(\w+)"\}$/.exec(line)?.[1];
    if (table && rows.length > 0 && (named !== undefined || isTrailer || rows.length === batchSize)) {
      yield { table, rows };
      rows = [];
    }
    if (lines === 1 || isTrailer) continue;
    if (named === undefined) rows.push(line);
    else table = tableNamed(named);
  }
}

function tableNamed(name: string): SnapshotTable {
  const table = snapshotTables.find((one) => one.name === name);
  if (!table) throw new BrokenSnapshotError(`The snapshot has a table ${name}, which there is none of here.`);
  return table;
}
