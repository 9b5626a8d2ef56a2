import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import type { Queryable } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { writeTransaction, type WriteScope } from '../db/transaction.ts';
import { ConflictError, DomainError } from '../errors.ts';
import type { Extraction } from '../extraction/port.ts';
import { slugify } from '../lib/slug.ts';
import * as versions from '../notes/version-repository.ts';
import * as notes from '../notes/write-repository.ts';
import { countCodePoints } from '../text/code-points.ts';
import { requestExtraction } from './extract-version.ts';
import { invalidText } from './invalid-text.ts';
import type { ParsedNote } from './note-structure.ts';
import type { ReadDocument } from './read-document.ts';
import type { NoteSource } from './read-source.ts';
import { storeExtraction, type StoredExtraction } from './store-extraction.ts';
import { readVocabulary } from './vocabulary.ts';

/** No note of a meeting has more: what has, is a book, or made to wear the server out. */
const maxLines = 10_000;

/** In UTF-16 units: extracting more takes longer than whoever sent it should wait. */
const extractedAtOnce = 100_000;

/** A note to bring in. Whatever is left out is taken from the text, where it says. */
export interface IngestInput extends NoteSource {
  title?: string | undefined;
  slug?: string | undefined;
  heldOn?: string | undefined;
  status: 'draft' | 'published';
  language: string;
  sourceUrl?: string | undefined;
  licence?: string | undefined;
  attribution?: string | undefined;
  /** What an import knows it by. */
  sourceKey?: string | undefined;
}

export interface Ingested {
  id: string;
  slug: string;
  /** What was found in it; null where a job will look. */
  extraction: StoredExtraction | null;
}

/**
 * Reads, takes apart, extracts and stores a note in one transaction: afterwards all of it is there, or nothing. The
 * extraction of a large one is left to a job, unless `waits`.
 * @throws DomainError `invalid-request` for a text without words or with characters that cannot be stored,
 *   `payload-too-large`, `conflict` for a slug that is taken or a text that is here already.
 */
export async function ingestNote(
  deps: Deps,
  actor: Actor,
  input: IngestInput,
  { waits = false }: ReadOptions = {},
): Promise<Ingested> {
  const read = await readNote(deps, input, { waits });
  const result = await writeTransaction(deps.db, actor, (write) => store(deps, write, input, read));
  deps.log.info({ note: result.slug, ...result.extraction }, 'note ingested');
  return result;
}

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
}

/** @throws DomainError as `ingestNote` does for the text itself */
export async function readNote(
  deps: Deps,
  { document }: Pick<NoteSource, 'document'>,
  { waits = false }: ReadOptions = {},
): Promise<ReadNote> {
  const { text, outline } = document;
  requireStorable(text, deps.config.MAX_NOTE_BYTES);
  const structure = await deps.threads.run('parse', { text, outline });
  const extraction =
    waits || text.length <= extractedAtOnce
      ? await deps.extractor.extract({ text, structure, vocabulary: await readVocabulary(deps) })
      : null;
  return { document, text, sha256: sha256Of(text), structure, extraction };
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

async function store(
  deps: Deps,
  write: WriteScope,
  input: IngestInput,
  { document, text, sha256, structure, extraction }: ReadNote,
): Promise<Ingested> {
  const { tx } = write;
  await versions.lockText(tx, sha256);
  await refuseKnownText(tx, sha256);
  const note = await newNote(tx, input, { document, structure });
  await notes.insertNote(tx, note);
  const versionId = uuidv7();
  const version = { id: versionId, noteId: note.id, number: 1, text, length: countCodePoints(text) };
  const sections = structure.sections.map((section) => ({ id: uuidv7(), versionId, ...section }));
  await versions.insertVersion(
    tx,
    { ...version, sha256, mediaType: input.mediaType, marks: document.marks },
    sections,
  );
  if (!extraction) await requestExtraction(write, versionId, structure);
  const stored =
    extraction &&
    (await storeExtraction(write, {
      noteId: note.id,
      versionId,
      text,
      extraction,
      source: deps.extractor.source,
      acceptFrom: deps.config.AUTO_ACCEPT_CONFIDENCE,
    }));
  const neighbours = await notes.resolveNeighbours(tx, note.id, note.title);
  await write.touch('note', [note.id, ...neighbours]);
  await write.audit({
    action: 'note.create',
    entityType: 'note',
    entityId: note.id,
    entityLabel: note.title,
    after: { slug: note.slug, status: note.status, sha256, extraction: stored ?? 'pending' },
  });
  return { id: note.id, slug: note.slug, extraction: stored };
}

export async function refuseKnownText(db: Queryable, sha256: string): Promise<void> {
  const known = await versions.findNoteByText(db, sha256);
  if (!known) return;
  throw new ConflictError(
    `This text is here already, as “${known.title}” (/v1/notes/${known.slug}). Nothing was stored.`,
    { errors: [{ pointer: '#/text', detail: `The same text as note “${known.slug}”.` }] },
  );
}

/** The row that a text becomes: within a transaction, as the slug is chosen there. */
export async function newNote(
  db: Queryable,
  input: IngestInput,
  { document, structure }: Pick<ReadNote, 'document' | 'structure'>,
): Promise<notes.NewNote & { id: string }> {
  const title = input.title ?? structure.title;
  const heldOn =
    input.heldOn === undefined ? structure.heldOn : { date: input.heldOn, precision: 'day' as const };
  return {
    id: uuidv7(),
    slug: input.slug ?? (await freeSlug(db, title)),
    title,
    seriesSlug: structure.series && slugify(structure.series.title),
    seriesTitle: structure.series?.title ?? null,
    seriesNumber: structure.series?.number ?? null,
    heldOn: heldOn?.date ?? null,
    heldOnPrecision: heldOn?.precision ?? null,
    nextMeeting: structure.nextMeeting,
    previousTitle: structure.previous?.title ?? document.metadata.previous?.title ?? null,
    nextTitle: structure.next?.title ?? document.metadata.next?.title ?? null,
    speakers: structure.speakers,
    language: input.language,
    sourceUrl: input.sourceUrl ?? null,
    licence: input.licence ?? null,
    attribution: input.attribution ?? null,
    sourceKey: input.sourceKey ?? null,
    status: input.status,
    publishedAt: input.status === 'published' ? new Date() : null,
  };
}

/** The title’s slug, or the first of `…-2`, `…-3` that no note ever had. */
async function freeSlug(db: Queryable, title: string): Promise<string> {
  const slug = slugify(title);
  const taken = await notes.listSlugsLike(db, slug);
  let candidate = slug;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${slug}-${number}`;
  return candidate;
}
