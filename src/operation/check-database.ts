import { failure, fine, warning, type Finding } from './finding.ts';

export interface DatabaseFacts {
  /** As 170004. */
  version: number;
  encoding: string;
  extensions: string[];
  /** Whether migrations may make schemas. */
  mayCreate: boolean;
  /** Tables that may not be read or written. */
  closedTables: string[];
  /** How far its clock is before this machine's. */
  clockAheadMs: number;
}

const oldestVersion = 150_000;
const neededExtensions = ['unaccent', 'pg_trgm'];
const toleratedClockMs = 5000;

/** PostgreSQL as it is set up. */
export function checkDatabase(facts: DatabaseFacts): Finding[] {
  return [versionOf(facts), encodingOf(facts), extensionsOf(facts), privilegesOf(facts), clockOf(facts)];
}

function versionOf({ version }: DatabaseFacts): Finding {
  const says = `PostgreSQL is version ${Math.floor(version / 10_000)}.`;
  return version < oldestVersion
    ? failure('database version', says, 'Move to PostgreSQL 15 or newer.')
    : fine('database version', says);
}

function encodingOf({ encoding }: DatabaseFacts): Finding {
  const says = `The database stores text as ${encoding}.`;
  return encoding === 'UTF8'
    ? fine('encoding', says)
    : failure('encoding', says, 'Make a database with ENCODING UTF8, and load the data into it.');
}

function extensionsOf({ extensions }: DatabaseFacts): Finding {
  const missing = neededExtensions.filter((name) => !extensions.includes(name));
  return missing.length === 0
    ? fine('extensions', `There are ${neededExtensions.join(' and ')}.`)
    : failure(
        'extensions',
        `These are missing: ${missing.join(', ')}.`,
        `As a superuser: ${missing.map((name) => `CREATE EXTENSION ${name};`).join(' ')}`,
      );
}

function privilegesOf({ mayCreate, closedTables }: DatabaseFacts): Finding {
  const part = 'privileges';
  if (closedTables.length > 0)
    return failure(
      part,
      `Tables that the user may not read and write: ${closedTables.join(', ')}.`,
      'GRANT SELECT, INSERT, UPDATE, DELETE on them, or connect as their owner.',
    );
  return mayCreate
    ? fine(part, 'The user may read, write and migrate.')
    : warning(
        part,
        'The user may not make schemas: the next migration may fail.',
        'GRANT CREATE ON DATABASE … TO the user, or let its owner start the program once after each update.',
      );
}

function clockOf({ clockAheadMs }: DatabaseFacts): Finding {
  const seconds = Math.round(Math.abs(clockAheadMs) / 1000);
  return Math.abs(clockAheadMs) > toleratedClockMs
    ? warning(
        'clock',
        `The clocks of the database and of this machine differ by ${seconds} s.`,
        'Let both follow a time server: keys expire and jobs fall due by them.',
      )
    : fine('clock', 'The clocks of the database and of this machine agree.');
}
