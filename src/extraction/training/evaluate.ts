import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parsePlainText } from '../../ingestion/parse-plain-text.ts';
import { createModel } from '../model-extractor.ts';
import { shippedWeightsUrl } from '../model/weights.ts';
import { recogniseNames } from '../names/recognise-names.ts';
import type { ExtractionInput } from '../port.ts';
import { segment } from '../segment.ts';
import { everySentence, keywords } from './baselines.ts';
import {
  addFigures,
  emptyFigures,
  entityKinds,
  evaluateNote,
  type Found,
  type NoteFigures,
} from './evaluate-note.ts';
import { figure, markdownTable, reliabilityTable } from './markdown.ts';
import { f1, precision, recall } from './metrics.ts';
import { readCorpus, type LabelledNote } from './read-corpus.ts';
import { reliability } from './reliability.ts';
import { themeSlugs } from './settings.ts';

const defaultNotes = fileURLToPath(new URL('../../../training/development', import.meta.url));

interface Contender {
  name: string;
  find: (input: ExtractionInput) => Found[];
}

/** `evaluate.js [FOLDER] [--weights FILE] [--themes]`: figures of the shipped model on labelled notes, beside two baselines. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      weights: { type: 'string', default: fileURLToPath(shippedWeightsUrl) },
      themes: { type: 'boolean', default: false },
    },
  });
  const notes = readCorpus(positionals[0] ?? defaultNotes);
  const trained = createModel(values.weights);
  const contenders: Contender[] = [
    { name: 'every sentence', find: ({ text, structure }) => everySentence(segment(text, structure)) },
    { name: 'keywords', find: ({ text, structure }) => keywords(segment(text, structure)) },
    {
      name: trained.source,
      find: (input) =>
        trained
          .suggestInsights(input)
          .map(({ themes, ...rest }) => ({ ...rest, themes: themes.map(({ slug }) => slug) })),
    },
  ];
  const inputs = notes.map(toInput);
  const names = inputs.map(recogniseNames);
  const totals = contenders.map(({ find }) => {
    const figures = inputs.map((input, i) => evaluateNote(notes[i]!, find(input), names[i]!));
    return { figures, total: figures.reduce(addFigures, emptyFigures()) };
  });
  const last = totals.at(-1)!;
  print(insightTable(contenders.map(({ name }, i) => [name, totals[i]!.total])));
  print(`\n${noteTable(notes.map(({ name }, i) => [name, last.figures[i]!]))}`);
  print(`\n${entityTable(last.total)}`);
  if (values.themes) print(`\n${themeTable(last.total)}`);
  print(`\n${reliabilityOf(notes, inputs, trained)}`);
}

function toInput({ text }: LabelledNote): ExtractionInput {
  const themes = themeSlugs.map((slug) => ({ slug, label: slug.replaceAll('-', ' '), aliases: [] }));
  return { text, structure: parsePlainText(text), vocabulary: { themes, examples: [] } };
}

const HEAD = [
  'insight P',
  'R',
  'F1',
  'themes micro F1 (matched)',
  'themes micro F1 (end to end)',
  'macro F1',
];

function cells({ insight, themesMatched, themesEndToEnd, perTheme }: NoteFigures): string[] {
  const macro = [...perTheme.values()].reduce((sum, tally) => sum + f1(tally), 0) / perTheme.size;
  const figures = [
    precision(insight),
    recall(insight),
    f1(insight),
    f1(themesMatched),
    f1(themesEndToEnd),
    macro,
  ];
  return figures.map(figure);
}

function insightTable(rows: [string, NoteFigures][]): string {
  return markdownTable(
    ['extractor', ...HEAD],
    rows.map(([name, figures]) => [name, ...cells(figures)]),
  );
}

function noteTable(rows: [string, NoteFigures][]): string {
  return markdownTable(
    ['note', ...HEAD.slice(0, -1)],
    rows.map(([name, figures]) => [name, ...cells(figures).slice(0, -1)]),
  );
}

function entityTable({ entities }: NoteFigures): string {
  return markdownTable(
    ['names', 'P', 'R', 'F1'],
    entityKinds.map((kind) => {
      const tally = entities.get(kind)!;
      return [kind, ...[precision(tally), recall(tally), f1(tally)].map(figure)];
    }),
  );
}

function themeTable({ perTheme }: NoteFigures): string {
  return markdownTable(
    ['theme', 'P', 'R', 'F1'],
    [...perTheme].map(([slug, tally]) => [slug, ...[precision(tally), recall(tally), f1(tally)].map(figure)]),
  );
}

function reliabilityOf(
  notes: readonly LabelledNote[],
  inputs: readonly ExtractionInput[],
  trained: ReturnType<typeof createModel>,
): string {
  const judged = notes.flatMap(({ labels }, i) =>
    trained.judgeSentences(inputs[i]!).map(({ confidence, sentence: { start, end } }) => ({
      confidence,
      truth: labels.some(
        (label) => Math.min(label.end, end) - Math.max(label.start, start) > (end - start) / 2,
      ),
    })),
  );
  return reliabilityTable(
    reliability(
      judged.map(({ confidence }) => confidence),
      judged.map(({ truth }) => truth),
    ),
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main();
