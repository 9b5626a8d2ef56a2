import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import type { Database } from '../db/client.ts';
import { writeTransaction } from '../db/transaction.ts';
import { ConflictError } from '../errors.ts';
import type { ModelWeights } from '../extraction/model/weights.ts';
import { fitUpdate } from '../extraction/training/fit.ts';
import { crossValidateByNote, isBetter, type Figures } from './compare-models.ts';
import { packWeights, readShipped } from './model-weights.ts';
import * as repository from './models-repository.ts';
import { examplesOf, readDecisions, type LearningNote } from './read-decisions.ts';

/** Fewer decisions say more about the moment than about the curators. */
const leastDecisions = 20;
/** Notes are judged by models that learnt from others. */
const leastNotes = 3;

export interface TrainingReport {
  learntFrom: { notes: number; accepted: number; rejected: number; passedOver: number };
  inUse: { source: string; figures: Figures };
  candidate: { source: string; figures: Figures };
  better: boolean;
  switched: boolean;
}

/**
 * Fits an update on top of the shipped weights from what people have decided, compares it with the model in use by
 * cross-validation grouped by note, and puts it into use where it is better. Takes seconds of one core.
 * @throws ConflictError where there is too little to learn from, or another training came first
 */
export async function trainModel(
  db: Database,
  actor: Actor,
  { dryRun }: { dryRun: boolean },
): Promise<TrainingReport> {
  const shipped = readShipped();
  const learntUntil = new Date();
  const notes = await readDecisions(db, shipped.weights);
  const learntFrom = countLabels(notes);
  requireEnough(learntFrom);
  const [newest] = await repository.listModels(db);
  const inUse = await repository.getModelInUse(db);
  const number = (newest?.number ?? 1) + 1;
  const source = `model@${number}`;
  const fit = (chosen: readonly LearningNote[], until?: number): ModelWeights =>
    fitUpdate(shipped.weights, examplesOf(chosen, until), source);
  const figures = {
    inUse: crossValidateByNote(notes, (chosen) =>
      // What is in use has learnt from these very notes: it is judged as it would be without the one in question.
      inUse.learntUntil === null || inUse.base !== shipped.digest
        ? shipped.weights
        : fit(chosen, new Date(inUse.learntUntil).getTime()),
    ),
    candidate: crossValidateByNote(notes, (chosen) => fit(chosen)),
  };
  const better = isBetter(figures.candidate, figures.inUse);
  const report = {
    learntFrom,
    inUse: { source: `model@${inUse.number}`, figures: figures.inUse },
    candidate: { source, figures: figures.candidate },
    better,
    switched: better && !dryRun,
  };
  if (report.switched) {
    const packed = packWeights(fit(notes));
    await store(db, actor, { number, weights: packed, base: shipped.digest, learntUntil, report });
  }
  return report;
}

function countLabels(notes: readonly LearningNote[]): TrainingReport['learntFrom'] {
  const sentences = notes.flatMap((note) => note.sentences);
  const count = (wanted: string): number => sentences.filter(({ label }) => label === wanted).length;
  return {
    notes: new Set(notes.map(({ id }) => id)).size,
    accepted: count('accepted'),
    rejected: count('rejected'),
    passedOver: count('passed-over'),
  };
}

function requireEnough({ notes, accepted, rejected }: TrainingReport['learntFrom']): void {
  if (notes >= leastNotes && accepted + rejected >= leastDecisions) return;
  throw new ConflictError(
    `There is too little to learn from: ${accepted} accepted and ${rejected} rejected sentences of ${notes} notes; ` +
      `it takes ${leastDecisions} of ${leastNotes} notes. Accept, reject, edit or make insights first.`,
  );
}

interface NewModel {
  number: number;
  weights: Buffer;
  base: string;
  learntUntil: Date;
  report: TrainingReport;
}

function store(db: Database, actor: Actor, { report, ...model }: NewModel): Promise<void> {
  return writeTransaction(db, actor, async ({ tx, audit }) => {
    await repository.lockModels(tx);
    const [newest] = await repository.listModels(tx);
    const inUse = await repository.getModelInUse(tx);
    if ((newest?.number ?? 1) + 1 !== model.number || report.inUse.source !== `model@${inUse.number}`) {
      throw new ConflictError('Another training came first: train again.');
    }
    const id = uuidv7();
    await repository.insertModel(tx, { id, ...model, figures: report, inUse: false });
    await repository.putIntoUse(tx, model.number);
    await audit({
      action: 'model.train',
      entityType: 'model',
      entityId: id,
      entityLabel: report.candidate.source,
      before: { inUse: report.inUse.source },
      after: report,
    });
  });
}
