import { stat } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { glob } from 'tinyglobby';
import type { Deps } from '../deps.ts';
import { importFiles, type ImportFile } from '../ingestion/import-files.ts';
import type { ImportOutcome } from '../ingestion/import-note.ts';
import { maxSourceBytes, sourceEndings } from '../ingestion/read-source.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';
import { readAtMost } from './read-at-most.ts';

interface ImportFlags {
  dryRun: boolean;
  json: boolean;
}

/** `kb import <paths…>`: files, folders and patterns of every format that can be read. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description(`Bring notes in: files, folders or patterns of ${sourceEndings.join(', ')}.`)
    .argument('<paths...>', 'what to bring in')
    .option('--dry-run', 'say what would be done and store nothing', false)
    .option('--json', 'print the outcome of every note as JSON, one a line', false)
    .action(async (paths: string[], flags: ImportFlags) => {
      // Whoever reads comes first where all share a processor; the threads inherit it.
      setPriority(constants.priority.PRIORITY_LOW);
      const files = await expand(paths);
      const outcomes = await withKnowledgeBase(({ deps }) => importAll(deps, files, flags));
      process.stdout.write(flags.json ? asLines(outcomes) : asTable(outcomes));
      if (outcomes.some(({ outcome }) => outcome === 'refused')) process.exitCode = 1;
    });
}

interface Found {
  file: string;
  /** What the note is known by: its place below what was named. */
  key: string;
}

async function expand(paths: string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const named of paths) found.push(...(await expandOne(named)));
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function expandOne(named: string): Promise<Found[]> {
  const entry = await stat(named).catch(() => null);
  if (entry?.isFile() === true) return [{ file: named, key: path.basename(named) }];
  const cwd = entry?.isDirectory() === true ? named : '.';
  const pattern = entry?.isDirectory() === true ? `**/*{${sourceEndings.join(',')}}` : named;
  const files = await glob(pattern, { cwd, caseSensitiveMatch: false });
  if (files.length === 0)
    throw new Error(`Nothing to import at “${named}”: no file, folder or pattern finds anything there.`);
  return files.map((file) => ({ file: path.join(cwd, file), key: cwd === '.' ? path.basename(file) : file }));
}

async function importAll(
  deps: Deps,
  files: Found[],
  { dryRun, json }: ImportFlags,
): Promise<ImportOutcome[]> {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {file}',
    stream: process.stderr,
    noTTYOutput: false,
  });
  if (!json) bar.start(files.length, 0, { file: '' });
  const outcomes: ImportOutcome[] = [];
  for await (const imported of importFiles(deps, commandLine, readAll(files), { dryRun, waits: true })) {
    outcomes.push(...imported.outcomes);
    bar.increment(1, { file: imported.key });
  }
  bar.stop();
  return outcomes;
}

async function* readAll(files: readonly Found[]): AsyncGenerator<ImportFile> {
  for (const { file, key } of files) {
    const bytes = await readAtMost(file, maxSourceBytes);
    const refusal = `The file is larger than ${maxSourceBytes} bytes. Split it.`;
    yield { key, content: bytes ? { bytes } : { refusal } };
  }
}

const asLines = (outcomes: ImportOutcome[]): string =>
  outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join('');

function asTable(outcomes: ImportOutcome[]): string {
  const kinds = ['imported', 'new version', 'unchanged', 'refused'] as const;
  const counts = kinds.map((kind) => `${outcomes.filter(({ outcome }) => outcome === kind).length} ${kind}`);
  const lines = outcomes.map(({ name, outcome, slug, detail }) =>
    [outcome.padEnd(11), name, slug === null ? '' : `→ /v1/notes/${slug}`, detail ?? '']
      .filter(Boolean)
      .join('  '),
  );
  return `${lines.join('\n')}\n${counts.join(', ')}\n`;
}
