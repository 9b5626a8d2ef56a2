import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Extraction, Vocabulary } from '../extraction/port.ts';
import { invalidText } from './invalid-text.ts';
import type { ParsedNote } from './note-structure.ts';
import type { ReadDocument } from './read-document.ts';
import type { NoteSource } from './read-source.ts';
import { readVocabulary } from './vocabulary.ts';

/** No note of a meeting has more: what has, is a book, or made to wear the server out. */
const maxLines = 10_000;

/** In UTF-16 units: extracting more takes longer than whoever sent it should wait. */
const extractedAtOnce = 100_000;

/** A text taken apart and extracted, before anything is stored. */
export interface ReadNote {
  document: ReadDocument;
  text: string;
  sha256: string;
  structure: ParsedNote;
  /** Null where it is left to a job. */
  extraction: Extraction | null;
}

export interface ReadOptions {
  /** Whether to extract large texts too, however long that takes. */
  waits?: boolean;
  /** What the extractor is to know; by default what the database says now. */
  vocabulary?: Vocabulary;
}

/** @throws DomainError as `ingestNote` does for the text itself */
export async function readNote(
  deps: Deps,
  { document }: Pick<NoteSource, 'document'>,
  { waits = false, vocabulary }: ReadOptions = {},
): Promise<ReadNote> {
  const { text, outline } = document;
  requireStorable(text, deps.config.MAX_NOTE_BYTES);
  const structure = await deps.threads.run('parse', { text, outline });
  const read = { document, text, sha256: sha256Of(text), structure, extraction: null };
  if (!waits && text.length > extractedAtOnce) return read;
  return extractRead(deps, read, vocabulary ?? (await readVocabulary(deps)));
}

/** The same with what is found in it by somebody who knows this vocabulary. */
export async function extractRead(
  { extractor }: Pick<Deps, 'extractor'>,
  read: ReadNote,
  vocabulary: Vocabulary,
): Promise<ReadNote> {
  const { text, structure } = read;
  return { ...read, extraction: await extractor.extract({ text, structure, vocabulary }) };
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

function requireStorable(text: string, maxBytes: number): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) {
    throw new DomainError(
      'payload-too-large',
      `The text has ${bytes} bytes; at most ${maxBytes} are taken (MAX_NOTE_BYTES).`,
    );
  }
  const lines = text.match(/\S[^\n]*/gu)?.length ?? 0;
  if (lines > maxLines) {
    throw new DomainError(
      'payload-too-large',
      `The text has ${lines} lines; at most ${maxLines} are taken. Split it into one note a meeting.`,
    );
  }
  if (!/[\p{L}\p{N}]/u.test(text)) throw invalidText('The text has no words in it. Send the note’s text.');
}
