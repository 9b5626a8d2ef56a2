import { forgetUnusedTerms, listMentionedTagIds } from '../tags/recognised-repository.ts';
import type { Actor } from '../audit/repository.ts';
import type { Transaction } from '../db/client.ts';
import { writeTransaction, type WriteScope } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { ConflictError } from '../errors.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import { relearnWords } from '../outbox/drift.ts';
import * as repository from './write-repository.ts';

/** Takes a note from the public: its address answers 410 from now on, and nothing of it is shown anywhere. */
export function takeDownNote(
  deps: Deps,
  actor: Actor,
  noteId: string,
  expected: ExpectedVersions,
  reason: string,
): Promise<void> {
  return writeTransaction(deps.db, actor, async (write) => {
    const note = await repository.lockNote(write.tx, noteId);
    requireVersion(note.version, expected);
    if (note.status === 'taken-down') throw new ConflictError('The note has been taken down already.');
    await repository.updateNote(write.tx, noteId, {
      status: 'taken-down',
      statusBeforeTakedown: note.status,
      takedownReason: reason,
      takenDownAt: new Date(),
    });
    await touchNote(write, noteId);
    await write.audit({
      action: 'note.take-down',
      entityType: 'note',
      entityId: noteId,
      entityLabel: note.title,
      before: { status: note.status },
      after: { status: 'taken-down', reason },
    });
  });
}

/** Brings a note back as it was. @throws ConflictError where it is not taken down, or has been purged */
export function restoreNote(deps: Deps, actor: Actor, noteId: string): Promise<void> {
  return writeTransaction(deps.db, actor, async (write) => {
    const note = await lockTakenDown(write.tx, noteId);
    const status = note.statusBeforeTakedown ?? 'archived';
    await repository.updateNote(write.tx, noteId, {
      status,
      statusBeforeTakedown: null,
      takedownReason: null,
      takenDownAt: null,
    });
    await touchNote(write, noteId);
    await write.audit({
      action: 'note.restore',
      entityType: 'note',
      entityId: noteId,
      entityLabel: note.title,
      before: { status: 'taken-down' },
      after: { status },
    });
  });
}

/**
 * Removes the text of a note that was taken down for good: its versions, sections, passages, insights and mentions,
 * what the audit trail quotes of them, and the words that search knows from nowhere else. The address goes on
 * answering 410. @throws ConflictError where it is not taken down, or was purged before
 */
export async function purgeNote(deps: Deps, actor: Actor, noteId: string): Promise<void> {
  await writeTransaction(deps.db, actor, async (write) => {
    const note = await lockTakenDown(write.tx, noteId);
    await touchNote(write, noteId);
    await repository.updateNote(write.tx, noteId, {
      title: 'Removed',
      speakers: [],
      nextMeeting: null,
      attribution: null,
      sourceUrl: null,
      purgedAt: new Date(),
    });
    await repository.scrubAuditTrail(write.tx, noteId);
    const named = await listMentionedTagIds(write.tx, noteId);
    await repository.deleteNoteContent(write.tx, noteId);
    await forgetUnusedTerms(write.tx, named);
    await write.audit({
      action: 'note.purge',
      entityType: 'note',
      entityId: noteId,
      entityLabel: note.slug,
    });
  });
  await relearnWords(deps.db);
}

async function lockTakenDown(tx: Transaction, noteId: string): Promise<repository.LockedNote> {
  const note = await repository.lockNote(tx, noteId);
  if (note.status !== 'taken-down') throw new ConflictError('The note is not taken down.');
  if (note.purgedAt !== null) throw new ConflictError('The note was purged: its text is gone for good.');
  return note;
}

async function touchNote(write: WriteScope, noteId: string): Promise<void> {
  const { insights, examples } = await repository.listDependents(write.tx, noteId);
  await write.touch('note', [noteId]);
  await write.touch('insight', insights);
  await write.touch('example', examples);
}
