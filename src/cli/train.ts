import { InvalidArgumentError, type Command } from 'commander';
import { markdownTable } from '../extraction/training/markdown.ts';
import { bringModelBack, listModels } from '../learning/service.ts';
import type { TrainingReport } from '../learning/train-model.ts';
import { commandLine, withKnowledgeBase } from './knowledge-base.ts';

interface TrainFlags {
  dryRun: boolean;
  json: boolean;
  list: boolean;
  backTo?: number;
}

/** `kb train`: learns from what curators decided. */
export function registerTrain(program: Command): void {
  program
    .command('train')
    .description('Learn from what curators decided; the new model is used only where it is better.')
    .option('--dry-run', 'compare, and change nothing', false)
    .option('--json', 'print the comparison as JSON', false)
    .option('--list', 'say which models there are', false)
    .option('--back-to <number>', 'put model@<number> back into use', modelNumber)
    .action(async (flags: TrainFlags) => {
      const { backTo, json } = flags;
      if (flags.list) return list();
      if (backTo !== undefined) return goBack(backTo);
      const { trainModel } = await import('../learning/train-model.ts');
      const report = await withKnowledgeBase(({ deps }) => trainModel(deps.db, commandLine, flags));
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : describe(report));
    });
}

function modelNumber(value: string): number {
  const number = /^(?:model@)?([1-9]\d{0,8})$/.exec(value)?.[1];
  if (number === undefined) throw new InvalidArgumentError('Name it by its number, such as 1.');
  return Number(number);
}

async function goBack(number: number): Promise<void> {
  const { changed } = await withKnowledgeBase(({ deps }) => bringModelBack(deps.db, commandLine, number));
  process.stdout.write(changed ? `model@${number} is in use.\n` : `model@${number} was in use already.\n`);
}

async function list(): Promise<void> {
  const models = await withKnowledgeBase(({ deps }) => listModels(deps.db));
  for (const { number, createdAt, inUse } of models) {
    const origin = number === 1 ? 'shipped' : new Date(createdAt).toISOString();
    process.stdout.write(`model@${number}  ${origin}${inUse ? '  in use' : ''}\n`);
  }
}

function describe({ learntFrom, inUse, candidate, better, switched }: TrainingReport): string {
  const rows = [inUse, candidate].map(({ source, figures: { insights, themes } }) => [
    source,
    ...[insights.precision, insights.recall, insights.f1, themes.precision, themes.recall, themes.f1].map(
      (figure) => figure.toFixed(3),
    ),
  ]);
  const head = ['model', 'insights P', 'R', 'F1', 'themes P', 'R', 'F1'];
  const { notes, accepted, rejected, passedOver } = learntFrom;
  const verdict = switched
    ? `${candidate.source} is better and in use now. Back: kb train --back-to ${inUse.source.slice('model@'.length)}`
    : better
      ? `${candidate.source} would be better; nothing was changed.`
      : `${candidate.source} would not be better: ${inUse.source} stays in use.`;
  return `${accepted} accepted, ${rejected} rejected, ${passedOver} passed over, in ${notes} notes\n\n${markdownTable(head, rows)}\n\n${verdict}\n`;
}
