import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import type { Queryable, Transaction } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { writeTransaction, type WriteScope } from '../db/transaction.ts';
import { ConflictError } from '../errors.ts';
import * as versions from '../notes/version-repository.ts';
import * as notes from '../notes/write-repository.ts';
import { countCodePoints } from '../text/code-points.ts';
import { requestExtraction } from './extract-version.ts';
import { newNotes, type IngestInput, type NoteToIngest } from './new-note.ts';
import { readNote, type ReadNote, type ReadOptions } from './read-note.ts';
import { storeExtractions, type StoredExtraction } from './store-extraction.ts';

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
  return (await ingestRead(deps, actor, [{ input, read }]))[0]!;
}

/**
 * Stores notes that were read already, in their order and in one transaction, as if they came one by one. Search
 * finds several when the worker has come to them.
 * @throws DomainError as `ingestNote`, where any of them cannot be taken: then none is stored
 */
export async function ingestRead(
  deps: Deps,
  actor: Actor,
  notes: readonly NoteToIngest[],
): Promise<Ingested[]> {
  const documents = notes.length === 1 ? 'now' : 'later';
  const stored = await writeTransaction(deps.db, actor, (write) => store(deps, write, notes), { documents });
  for (const { slug, extraction } of stored) deps.log.info({ note: slug, ...extraction }, 'note ingested');
  return stored;
}

interface NewVersion {
  note: notes.NewNote & { id: string };
  versionId: string;
  input: IngestInput;
  read: ReadNote;
}

async function store(deps: Deps, write: WriteScope, given: readonly NoteToIngest[]): Promise<Ingested[]> {
  const { tx } = write;
  await versions.lockTexts(
    tx,
    given.map(({ read }) => read.sha256),
  );
  for (const { read } of given) await refuseKnownText(tx, read.sha256);
  const rows = await newNotes(tx, given);
  const fresh = given.map((one, place): NewVersion => ({ ...one, note: rows[place]!, versionId: uuidv7() }));
  await notes.insertNotes(tx, rows);
  await insertVersions(tx, fresh);
  const stored = await storeFound(deps, write, fresh);
  await write.touch('note', await tieNeighbours(tx, rows));
  await write.audit(
    ...fresh.map(({ note, read }) => ({
      action: 'note.create' as const,
      entityType: 'note' as const,
      entityId: note.id,
      entityLabel: note.title,
      after: {
        slug: note.slug,
        status: note.status,
        sha256: read.sha256,
        extraction: stored.get(note.id) ?? 'pending',
      },
    })),
  );
  return rows.map(({ id, slug }) => ({ id, slug, extraction: stored.get(id) ?? null }));
}

function insertVersions(tx: Transaction, fresh: readonly NewVersion[]): Promise<void> {
  const rows = fresh.map(({ note, versionId, input, read: { text, sha256, document } }) => ({
    id: versionId,
    noteId: note.id,
    number: 1,
    text,
    length: countCodePoints(text),
    sha256,
    mediaType: input.mediaType,
    marks: document.marks,
  }));
  const sections = fresh.flatMap(({ versionId, read }) =>
    read.structure.sections.map((section) => ({ id: uuidv7(), versionId, ...section })),
  );
  return versions.insertVersions(tx, rows, sections);
}

/** What was found in each note, by its id; what is not extracted yet is left to jobs. */
async function storeFound(
  deps: Deps,
  write: WriteScope,
  fresh: readonly NewVersion[],
): Promise<Map<string, StoredExtraction>> {
  for (const { versionId, read } of fresh)
    if (!read.extraction) await requestExtraction(write, versionId, read.structure);
  const found = fresh.flatMap(({ note, versionId, read: { text, extraction } }) =>
    extraction ? [{ noteId: note.id, versionId, text, extraction }] : [],
  );
  const source = deps.extractor.source;
  const acceptFrom = deps.config.AUTO_ACCEPT_CONFIDENCE;
  const stored = await storeExtractions(
    write,
    found.map((one) => ({ ...one, source, acceptFrom, isNew: true })),
  );
  return new Map(found.map(({ noteId }, place) => [noteId, stored[place]!]));
}

/** Ties each note to its neighbours as if the notes after it were not there yet; gives them and what changed. */
async function tieNeighbours(tx: Transaction, rows: readonly NewVersion['note'][]): Promise<string[]> {
  const ids = rows.map(({ id }) => id);
  const concerned = await notes.listNotesWithNeighbours(tx, ids);
  const touched = new Set(ids);
  for (const [place, { id, title }] of rows.entries()) {
    if (!concerned.has(id)) continue;
    for (const other of await notes.resolveNeighbours(tx, id, title, ids.slice(place + 1)))
      touched.add(other);
  }
  return [...touched];
}

export async function refuseKnownText(db: Queryable, sha256: string): Promise<void> {
  const known = await versions.findNoteByText(db, sha256);
  if (!known) return;
  throw new ConflictError(
    `This text is here already, as “${known.title}” (/v1/notes/${known.slug}). Nothing was stored.`,
    { errors: [{ pointer: '#/text', detail: `The same text as note “${known.slug}”.` }] },
  );
}
