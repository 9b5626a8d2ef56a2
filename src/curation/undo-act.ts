import type { Actor } from '../audit/repository.ts';
import { sentenceOf } from '../audit/sentence.ts';
import type { Database, Transaction } from '../db/client.ts';
import { postgresFailure } from '../db/errors.ts';
import { ConflictError, NotFoundError, type Fault } from '../errors.ts';
import { checkDeferredConstraints, compareImages } from './act-repository.ts';
import { curate, type Outcome } from './curate.ts';
import { childTables, curatedTables, parentTables, type CuratedTable } from './curated-tables.ts';
import { whyNotUndone } from './no-undo.ts';
import * as later from './later-edits-repository.ts';
import type { ActSummary } from './later-edits-repository.ts';
import { standingActs } from './standing-acts.ts';
import * as repository from './undo-repository.ts';
import type { ChangedSince } from './undo-repository.ts';

/** What an undo does, by table: rows that come back, go, and get former values back. */
export type UndoPlan = Record<string, { restored: number; removed: number; changed: number }>;

/** Rolls the transaction back and says which rows are not as the act, or its redo, left them. */
class RowsChangedSince extends Error {
  readonly rows: ChangedSince[];
  constructor(rows: ChangedSince[]) {
    super('rows have changed since');
    this.rows = rows;
  }
}

/** Carries the plan out of a transaction that must not be kept. */
class PreviewOnly extends Error {
  readonly plan: UndoPlan;
  constructor(plan: UndoPlan) {
    super('preview');
    this.plan = plan;
  }
}

/**
 * Takes a curation act back: each row that it changed must still be as it left it, in the columns that it changed;
 * then the former images are restored. The undo is an act itself, so undoing it again is a redo. Versions count on.
 * With `preview` everything is tried and nothing kept.
 * @throws NotFoundError; ConflictError listing every later act that stands in the way
 */
export async function undoAct(
  db: Database,
  actor: Actor,
  auditId: string,
  { preview }: { preview: boolean },
): Promise<Outcome<{ plan: UndoPlan; act: ActSummary }>> {
  const [act] = await later.listActs(db, [auditId]);
  if (!act) throw new NotFoundError(`There is no entry ${auditId} in the audit trail.`);
  try {
    return await curate(db, actor, { lock: 'exclusive' }, async (tx) => {
      const target = await standingOf(tx, act);
      const plan = await restore(tx, target);
      if (preview) {
        await checkDeferredConstraints(tx);
        throw new PreviewOnly(plan);
      }
      return {
        result: { plan, act },
        entry: {
          action: 'audit.undo',
          entityType: act.entityType,
          entityId: act.entityId,
          entityLabel: act.entityLabel,
          before: { action: act.action },
          after: { sentence: sentenceOf(act), plan },
          undoOf: target.id,
        },
      };
    });
  } catch (error) {
    if (error instanceof PreviewOnly) return { plan: error.plan, act, auditId: null };
    const line = await later.listUndoLine(db, auditId);
    const [target = act] = await later.listActs(db, line.slice(-1));
    throw await asRefusal(db, target, error);
  }
}

/** What was undone and redone stands by its redo: that is what is undone. */
async function standingOf(tx: Transaction, act: ActSummary): Promise<ActSummary> {
  const line = await later.listUndoLine(tx, act.id);
  const [last] = await later.listActs(tx, line.slice(-1));
  if (!last || line.length % 2 === 1) return last ?? act;
  throw new ConflictError('This was undone already. To redo it, undo that undo. Nothing was changed.', {
    errors: [faultOf(last)],
  });
}

async function restore(tx: Transaction, act: ActSummary): Promise<UndoPlan> {
  await compareImages(tx);
  const names = await repository.listChangedTables(tx, act.id);
  if (names.size === 0) {
    throw new ConflictError(`${whyNotUndone(act)} Nothing was changed.`);
  }
  const touched = (tables: CuratedTable[]): CuratedTable[] => tables.filter(({ name }) => names.has(name));
  await repository.collectNetChanges(tx, act.id, touched(curatedTables));
  const changed: ChangedSince[] = [];
  for (const table of touched(curatedTables)) {
    changed.push(...(await repository.listChangedSince(tx, table)));
  }
  if (changed.length > 0) throw new RowsChangedSince(changed);
  const plan: UndoPlan = {};
  for (const table of touched(curatedTables)) {
    plan[table.name] = await repository.countNetChanges(tx, table);
  }
  await restoreRows(tx, touched(parentTables), touched(childTables));
  await refuseMergedTerms(tx, touched(childTables));
  return plan;
}

/** Children leave first and return last, so that nothing ever points at a row that is not there. */
async function restoreRows(
  tx: Transaction,
  parents: CuratedTable[],
  children: CuratedTable[],
): Promise<void> {
  for (const table of children) await repository.removeInserted(tx, table);
  for (const table of parents) await repository.restoreDeleted(tx, table);
  for (const table of parents) {
    if (table.name === 'tags') await repository.freeLabels(tx, table, 'label');
    if (table.name === 'examples') await repository.freeLabels(tx, table, 'name');
  }
  for (const table of [...parents, ...children]) await repository.changeBack(tx, table);
  for (const table of children) await repository.restoreDeleted(tx, table);
  for (const table of parents.toReversed()) {
    await refuseDependents(tx, table);
    await repository.removeInserted(tx, table);
  }
}

async function refuseMergedTerms(tx: Transaction, children: CuratedTable[]): Promise<void> {
  const merged: ChangedSince[] = [];
  for (const child of children) {
    for (const reference of child.references) {
      const mergeable = reference.table === 'tags' || reference.table === 'examples';
      if (mergeable) merged.push(...(await repository.listMergedSince(tx, child, reference)));
    }
  }
  if (merged.length > 0) throw new RowsChangedSince(merged);
}

async function refuseDependents(tx: Transaction, parent: CuratedTable): Promise<void> {
  const dependents: ChangedSince[] = [];
  for (const child of curatedTables) {
    for (const { column, table } of child.references) {
      if (table !== parent.name) continue;
      dependents.push(...(await repository.listDependents(tx, parent, child, column)));
    }
  }
  if (dependents.length > 0) throw new RowsChangedSince(dependents);
}

/** A refusal that names the later acts in the way; other errors as they are. */
async function asRefusal(db: Database, act: ActSummary, error: unknown): Promise<unknown> {
  const rows = await rowsInTheWay(db, act, error);
  if (!rows) return error;
  const candidates = [
    ...(await later.listLaterActs(db, act.id, rows)),
    ...(await later.listLaterNoteActs(db, act.id, rows)),
  ];
  const links = await later.listUndoChains(db, candidates, act.id);
  const blocking = await later.listActs(db, standingActs(links, candidates, act.id));
  return new ConflictError(
    `${countOf(blocking)} later stand in the way: undo them first, the newest first. Nothing was changed.`,
    { errors: blocking.length > 0 ? blocking.map(faultOf) : rows.slice(0, 20).map(unexplained) },
  );
}

const countOf = (acts: ActSummary[]): string =>
  acts.length === 1 ? 'One act that came' : `${acts.length > 0 ? acts.length : 'Changes'} acts that came`;

/** Rows found changed, or, where the database refused the former state, rows that collide with it. */
async function rowsInTheWay(db: Database, act: ActSummary, error: unknown): Promise<ChangedSince[] | null> {
  if (error instanceof RowsChangedSince) return error.rows;
  const code = postgresFailure(error)?.code;
  return code === '23505' || code === '23514' || code === '23503'
    ? later.listCollidingRows(db, act.id)
    : null;
}

const faultOf = (act: ActSummary): Fault => ({
  detail: `${sentenceOf(act)} (${new Date(act.at).toISOString()})`,
  address: `/v1/audit/${act.id}`,
});

const unexplained = ({ table, rowKey }: ChangedSince): Fault => ({
  detail: `A row of ${table} (${rowKey}) was changed outside the audit trail.`,
});
