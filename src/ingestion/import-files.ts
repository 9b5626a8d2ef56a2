import { Readable } from 'node:stream';
import type { Actor } from '../audit/repository.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Vocabulary } from '../extraction/port.ts';
import { ImportBatch, type ReadyNote } from './import-batch.ts';
import { findKnown, refused, type FoundNote, type ImportOptions, type ImportOutcome } from './import-note.ts';
import { readNote } from './read-note.ts';
import type { SourceEntry } from './read-source.ts';
import { readVocabulary } from './vocabulary.ts';

/** Notes read at the same time: both threads have the next one waiting. */
const readAtOnce = 4;
/** Notes read and not stored yet: while one batch is stored, the next is read. */
const notesAhead = 128;

/** A file to bring in, or why it cannot be read. */
export interface ImportFile {
  /** What the file is known by: the same key again is the same note. */
  key: string;
  content: { bytes: Uint8Array } | { refusal: string };
}

/** What became of the notes of one file, in their order. */
export interface ImportedFile {
  key: string;
  outcomes: ImportOutcome[];
}

export interface ImportFilesOptions extends ImportOptions {
  /** New notes that are stored in one transaction at most. */
  notesAtOnce?: number;
}

/**
 * Brings the notes of many files in, in their order, with the same results as one by one: while a batch is stored,
 * the next notes are read and extracted in threads, no more of them than `notesAhead`. One note that cannot be taken
 * keeps no other out. What was told is stored; what a process that died had not told is stored wholly or not at all, and
 * bringing the same files in again adds what is missing.
 */
export async function* importFiles(
  deps: Deps,
  actor: Actor,
  files: Iterable<ImportFile> | AsyncIterable<ImportFile>,
  options: ImportFilesOptions,
): AsyncGenerator<ImportedFile> {
  const batch = new ImportBatch(deps, actor, options, await readVocabulary(deps));
  const ready = Readable.from(listSteps(deps, files)).map(
    (step: Step) => (step.entry ? prepare(deps, step, batch.vocabulary, options) : step),
    // Known to Node.js since 20.7, not to its types.
    { concurrency: readAtOnce, highWaterMark: notesAhead } as { concurrency: number },
  ) as AsyncIterable<ReadyStep>;
  let complete: ImportedFile[] = [];
  for await (const { file, note, outcome } of ready) {
    const tell = (told: ImportOutcome): void => void file.outcomes.push(told);
    if (outcome) await batch.tellInTurn(outcome, tell);
    else if (note) await batch.add(note, tell);
    else complete.push(file);
    if (!batch.isEmpty) continue;
    yield* complete;
    complete = [];
  }
  await batch.store();
  yield* complete;
}

/** The same of one file. */
export async function importFile(
  deps: Deps,
  actor: Actor,
  { key, bytes }: { key: string; bytes: Uint8Array },
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for await (const file of importFiles(deps, actor, [{ key, content: { bytes } }], options))
    outcomes.push(...file.outcomes);
  return outcomes;
}

/** One note of a file, or, without, the file's end. */
interface Step {
  file: ImportedFile;
  entry?: SourceEntry;
}

interface ReadyStep {
  file: ImportedFile;
  note?: ReadyNote;
  /** Known already. */
  outcome?: ImportOutcome;
}

async function* listSteps(
  deps: Deps,
  files: Iterable<ImportFile> | AsyncIterable<ImportFile>,
): AsyncGenerator<Step> {
  for await (const { key, content } of files) {
    const file: ImportedFile = { key, outcomes: [] };
    if ('refusal' in content) file.outcomes.push(refused(key, content.refusal));
    else
      for (const entry of await deps.threads.run('readFile', { name: key, bytes: content.bytes }))
        yield { file, entry };
    yield { file };
  }
}

/** Reads and extracts what will probably be a new note; what is known already needs none of that, or does it itself. */
async function prepare(
  deps: Deps,
  { file, entry }: Step,
  vocabulary: Vocabulary,
  { dryRun, waits = false }: ImportOptions,
): Promise<ReadyStep> {
  const { part, mediaType, draft, result } = entry!;
  const key = part === null ? file.key : `${file.key}: ${part}`;
  if (!result.ok) return { file, outcome: refused(key, result.detail) };
  const found: FoundNote = { key, source: { document: result.document, mediaType }, draft };
  const { same, known } = await findKnown(deps, key, found.source);
  if (dryRun || same || known) return { file, note: { found, read: null, vocabulary } };
  try {
    return {
      file,
      note: { found, read: await readNote(deps, found.source, { waits, vocabulary }), vocabulary },
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Says why, unless something has changed until its turn.
    return { file, note: { found, read: null, vocabulary } };
  }
}
