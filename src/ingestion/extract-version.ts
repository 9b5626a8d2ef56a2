import { writeTransaction, type WriteScope } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { ConflictError } from '../errors.ts';
import type { Extraction } from '../extraction/port.ts';
import { enqueueJob } from '../jobs/enqueue.ts';
import type { JobContext, JobKind } from '../jobs/job.ts';
import { lockNote } from '../notes/write-repository.ts';
import { findPendingStructure, finishExtraction, insertExtraction } from './extractions-repository.ts';
import { newFindings } from './new-findings.ts';
import type { ParsedNote } from './note-structure.ts';
import { storeExtraction } from './store-extraction.ts';
import { listKnownSpans, listTextsOfVersions, type StoredText } from './stored-text-repository.ts';
import { readVocabulary } from './vocabulary.ts';

/** Finds the insights and names of a version that was too large to be extracted before the answer. */
export const extractVersion: JobKind<{ versionId: string }> = { name: 'extract-version', maxAttempts: 6 };

/** Who writes then, as the audit trail names it. */
const actor = { keyId: null, name: 'extraction', requestId: null };

const takenDown = 'The note was taken down meanwhile.';

/** Leaves the extraction of a new version to a job. */
export async function requestExtraction(
  { tx }: WriteScope,
  versionId: string,
  structure: ParsedNote,
): Promise<void> {
  await insertExtraction(tx, versionId, structure);
  await enqueueJob(tx, extractVersion, { versionId });
}

/** Finds the same as an extraction at once would have found. Called again after it was done, it does nothing. */
export async function runExtractVersion(
  deps: Deps,
  { versionId }: { versionId: string },
  { isLast }: Pick<JobContext, 'isLast'>,
): Promise<void> {
  const structure = await findPendingStructure(deps.db, versionId);
  if (!structure) return;
  const [stored] = await listTextsOfVersions(deps.db, [versionId]);
  if (!stored) return void (await finishExtraction(deps.db, versionId, 'failed', takenDown));
  if (!stored.isCurrent) return void (await finishExtraction(deps.db, versionId, 'superseded'));
  try {
    const found = await deps.extractor.extract({
      text: stored.text,
      structure: { ...structure, sections: stored.sections },
      vocabulary: await readVocabulary(deps),
    });
    await store(deps, stored, found);
  } catch (error) {
    if (isLast) await fail(deps, stored, error);
    throw error;
  }
}

function store(deps: Deps, stored: StoredText, found: Extraction): Promise<void> {
  const { noteId, versionId, versionNumber } = stored;
  return writeTransaction(deps.db, actor, async (write) => {
    const note = await lockNote(write.tx, noteId);
    // The next attempt finds out what became of it.
    if (note.currentVersion !== versionNumber || note.status === 'taken-down')
      throw new ConflictError('The note was replaced or taken down meanwhile.');
    if (!(await finishExtraction(write.tx, versionId, 'done'))) return;
    const extraction = await storeExtraction(write, {
      noteId,
      versionId,
      text: stored.text,
      extraction: newFindings(found, await listKnownSpans(write.tx, versionId)),
      source: deps.extractor.source,
      // What an edit adds is new to everybody: a curator looks at it first.
      acceptFrom: versionNumber === 1 ? deps.config.AUTO_ACCEPT_CONFIDENCE : Number.POSITIVE_INFINITY,
    });
    await write.touch('note', [noteId]);
    await write.audit({
      action: 'note.extract',
      entityType: 'note',
      entityId: noteId,
      entityLabel: note.title,
      after: { version: versionNumber, extraction },
    });
  });
}

/** The note says so from now on: a write, so that no cache goes on saying that it is pending. */
function fail({ db }: Deps, { noteId, versionId }: StoredText, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  return writeTransaction(db, actor, async ({ tx, touch }) => {
    await finishExtraction(tx, versionId, 'failed', reason.slice(0, 500));
    await touch('note', [noteId]);
  });
}
