import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database, Transaction } from '../db/client.ts';
import { ConflictError, InvalidRequestError, type Fault } from '../errors.ts';
import { applyExampleEdit } from '../examples/edit-example.ts';
import { requireHeldExamples } from '../examples/held-examples.ts';
import { mergeHeldExamples } from '../examples/merge-examples.ts';
import { lockExample } from '../examples/write-repository.ts';
import { applyAnchor } from '../insights/anchor-insight.ts';
import { applyInsightEdit, lockInsight } from '../insights/edit-insight.ts';
import { decideInsightRows, findQuotableNote } from '../insights/write-repository.ts';
import { lockAnchorTarget } from '../passages/repository.ts';
import { applyTagEdit } from '../tags/edit-tag.ts';
import { requireHeldTags } from '../tags/held-tags.ts';
import { mergeHeldTags } from '../tags/merge-tags.ts';
import { lockTag } from '../tags/write-repository.ts';
import { dismissItem, lockNotes, setNeighbour } from './decision-repository.ts';
import { findQueueItems, type QueueRow } from './repository.ts';
import type { DecideInput, QueueType } from './schemas.ts';

interface Decision {
  input: DecideInput;
  row: QueueRow;
  /** Of the decision in the body. */
  pointer: string;
  keyId: string | null;
}

type Decide = (tx: Transaction, decision: Decision) => Promise<void>;

const byType: Record<QueueType, Decide> = {
  insight: decideInsight,
  passage: decidePassage,
  tag: decideTag,
  example: decideExample,
  neighbour: decideNeighbour,
};

/**
 * Decides items of the queue: all of them, or none. An item that somebody else decided or changed first is a conflict
 * that names it.
 */
export function decideQueue(
  db: Database,
  actor: Actor,
  inputs: readonly DecideInput[],
): Promise<Outcome<{ decided: number }>> {
  const merges = inputs.some(({ decision }) => decision === 'merge');
  return curate(db, actor, { lock: merges ? 'exclusive' : 'shared' }, async (tx, auditId) => {
    const rows = await lockItems(tx, inputs);
    for (const [i, input] of inputs.entries()) {
      const row = rows.get(input.item);
      if (row) await byType[row.type](tx, { input, row, pointer: `#/decisions/${i}`, keyId: actor.keyId });
    }
    return {
      result: { decided: inputs.length },
      entry: {
        action: 'queue.decide',
        entityType: 'collection',
        entityId: auditId,
        entityLabel: inputs.length === 1 ? '1 item' : `${inputs.length} items`,
        after: {
          decisions: inputs.map((input) => ({ ...input, title: rows.get(input.item)?.title })),
        },
      },
    };
  });
}

/** The items as they wait, locked against others in one order. @throws ConflictError naming those that wait no more */
async function lockItems(tx: Transaction, inputs: readonly DecideInput[]): Promise<Map<string, QueueRow>> {
  const names = inputs.map(({ item }) => item).sort();
  for (const name of names) await lockItem(tx, name);
  const rows = new Map((await findQueueItems(tx, names)).map((row) => [row.item, row]));
  const faults = inputs.flatMap(({ item, version }, i): Fault[] => {
    const row = rows.get(item);
    if (row?.version === version) return [];
    const detail = row
      ? `Somebody changed “${row.title}” after you read it: it is at version ${row.version}.`
      : `${item} waits no more: somebody decided it, or it was never here.`;
    return [{ pointer: `#/decisions/${i}`, detail }];
  });
  if (faults.length > 0) {
    throw new ConflictError('Somebody else came first: see errors. Nothing was changed.', { errors: faults });
  }
  return rows;
}

async function lockItem(tx: Transaction, item: string): Promise<void> {
  const [type = '', id = ''] = item.split(':');
  if (type === 'tag') await lockTag(tx, id).catch(gone(item));
  else if (type === 'example') await lockExample(tx, id).catch(gone(item));
  else if (type === 'neighbour') await lockNotes(tx, [id]);
  else await lockInsight(tx, id).catch(gone(item));
}

const gone =
  (item: string) =>
  (cause: unknown): never => {
    throw new ConflictError(`${item} waits no more. Nothing was changed.`, { cause });
  };

function refuse({ pointer, row, input }: Decision, allowed: string): never {
  throw new InvalidRequestError('The body is not valid: see errors.', [
    { pointer: `${pointer}/decision`, detail: `“${input.decision}” does not fit a ${row.type}: ${allowed}.` },
  ]);
}

async function decideInsight(tx: Transaction, decision: Decision): Promise<void> {
  const { input, row, keyId } = decision;
  if (input.decision === 'merge') refuse(decision, 'accept, reject or edit it');
  if (input.decision === 'edit') {
    const { label: _label, definition: _definition, ...edit } = input.edit ?? {};
    await applyInsightEdit(tx, await lockInsight(tx, row.id), edit);
  }
  await decideInsightRows(tx, [row.id], input.decision === 'reject' ? 'rejected' : 'accepted', keyId);
}

/** Accepting takes the place that was found for changed words; rejecting gives the insight up. */
async function decidePassage(tx: Transaction, decision: Decision): Promise<void> {
  const { input, row, keyId } = decision;
  await lockInsight(tx, row.id);
  if (input.decision === 'reject') return decideInsightRows(tx, [row.id], 'rejected', keyId);
  const target = await lockAnchorTarget(tx, row.id);
  if (input.decision !== 'accept' || target.proposed === null) {
    refuse(decision, 'accept the place that was found, where there is one, or reject it');
  }
  await applyAnchor(tx, row.id, target, target.proposed);
}

async function decideTag(tx: Transaction, { input, row, pointer }: Decision): Promise<void> {
  const tag = await lockTag(tx, row.id);
  if (input.decision === 'merge') {
    const [into] = await requireHeldTags(tx, [input.into ?? ''], `${pointer}/into`, tag.scheme);
    if (into) await mergeHeldTags(tx, tag.id, into.id);
    return;
  }
  const { label, definition } = input.edit ?? {};
  const status = input.decision === 'reject' ? ('retired' as const) : ('active' as const);
  await applyTagEdit(tx, tag, { status, ...(input.decision === 'edit' && { label, definition }) });
}

async function decideExample(tx: Transaction, { input, row, pointer }: Decision): Promise<void> {
  const example = await lockExample(tx, row.id);
  if (input.decision === 'merge') {
    const [into] = await requireHeldExamples(tx, [input.into ?? ''], `${pointer}/into`);
    if (into) await mergeHeldExamples(tx, example.id, into.id);
    return;
  }
  const { label, definition } = input.edit ?? {};
  const status = input.decision === 'reject' ? ('retired' as const) : ('active' as const);
  const edit = input.decision === 'edit' && { name: label, summary: definition };
  await applyExampleEdit(tx, example, { status, ...edit });
}

async function decideNeighbour(tx: Transaction, decision: Decision): Promise<void> {
  const { input, row, pointer } = decision;
  if (input.decision === 'reject') return dismissItem(tx, input.item);
  if (input.into === undefined || input.decision === 'edit')
    refuse(decision, 'merge it into a note, or reject it');
  const note = await findQuotableNote(tx, input.into);
  if (!note || note.id === row.id) {
    throw new InvalidRequestError('The body is not valid: see errors.', [
      { pointer: `${pointer}/into`, detail: `There is no other note “${input.into}”.` },
    ]);
  }
  await setNeighbour(tx, row.id, row.side ?? 'next', note.id);
}
