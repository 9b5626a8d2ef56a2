import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeWeights, shippedWeightsUrl } from '../model/weights.ts';
import { checkNote } from './check-corpus.ts';
import { compareDesigns } from './compare.ts';
import { writerGroups } from './cross-validate.ts';
import { crossValidationReport, type CrossValidation } from './cross-validation-report.ts';
import { statementExamples, toExamples, type Example } from './dataset.ts';
import { fitModel } from './fit.ts';
import { fitNames, heldOutNames, nameExamples } from './fit-names.ts';
import { figure, markdownTable, reliabilityTable } from './markdown.ts';
import { f1, precision, recall } from './metrics.ts';
import { readCorpus, type LabelledNote } from './read-corpus.ts';
import { readStatements, themeStatementsFolder } from './read-statements.ts';
import { reliability } from './reliability.ts';
import { encodeNameWeights, nameWeightsUrl } from '../names/weights.ts';
import { insightKinds } from '../port.ts';
import { readScores, withReading } from './thresholds.ts';
import { themeSlugs } from './settings.ts';

const SOURCE = 'model@1';
const defaultCorpus = fileURLToPath(new URL('../../../training/corpus', import.meta.url));
const namesFolder = fileURLToPath(new URL('../../../training/names', import.meta.url));

/**
 * `train.js [--check | --compare] [--quick] [--corpus FOLDER] [--out FILE]`: rebuilds the shipped weights from the
 * corpus, or only checks its files, or only compares designs; `--quick` leaves out the cross-validation by note.
 */
function main(): void {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      corpus: { type: 'string', default: defaultCorpus },
      out: { type: 'string', default: fileURLToPath(shippedWeightsUrl) },
    },
  });
  const notes = readCorpus(values.corpus);
  const problems = notes.flatMap(checkNote);
  print([...problems, `${notes.length} notes, ${problems.length} problems`].join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
  if (values.check) return;

  const examples = toExamples(notes);
  const bank = readBank(notes.length);
  print(`${examples.length} sentences, ${bank.length} statements without a note\n`);
  if (values.compare) {
    for (const by of ['writer', 'note'] as const) print(`${compareDesigns(examples, by, bank)}\n`);
    return;
  }
  const byWriter = crossValidationReport(examples, 'writer', bank);
  const rows = [cvRow('writer', byWriter.report)];
  if (!values.quick) rows.push(cvRow('note', crossValidationReport(examples, 'note', bank).report));
  print(`${cvTable(rows)}\n`);
  print(reliabilityTable(reliability(byWriter.report.confidences, byWriter.report.truths)));

  const reading = readScores(examples, byWriter.scores, { kinds: insightKinds, themes: themeSlugs });
  const model = withReading(fitModel([...examples, ...bank], SOURCE), reading);
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, encodeWeights(model));
  print(`\nwritten to ${values.out}`);
  trainNames([...notes, ...readCorpus(namesFolder)]);
}

/** Evidence for names is fitted to everything that may be one in the corpus, and in notes written for names alone. */
function trainNames(notes: readonly LabelledNote[]): void {
  const examples = nameExamples(notes);
  const { tallies, confidences, truths } = heldOutNames(examples, writerGroups(examples));
  const rows = [...tallies].map(([kind, tally]) => [
    kind,
    ...[precision(tally), recall(tally), f1(tally)].map(figure),
  ]);
  print(`\n${markdownTable(['names, writers held out', 'P', 'R', 'F1'], rows)}\n`);
  print(reliabilityTable(reliability(confidences, truths), 'candidates'));
  writeFileSync(nameWeightsUrl, encodeNameWeights(fitNames(examples)));
}

/** All statements as examples; they count as notes of their own, after the given number. */
function readBank(firstNoteIndex: number): Example[] {
  const ofAll = statementExamples(readStatements(), firstNoteIndex);
  const ofThemes = statementExamples(readStatements(themeStatementsFolder), firstNoteIndex + ofAll.length);
  return [...ofAll, ...ofThemes.map((example) => ({ ...example, forThemesOnly: true }))];
}

function cvRow(held: string, report: CrossValidation): string[] {
  const { insight, themes, themesEndToEnd, kindAccuracy, macroThemes } = report;
  const figures = [precision(insight), recall(insight), f1(insight), kindAccuracy, f1(themes), macroThemes];
  return [held, ...figures.map(figure), figure(f1(themesEndToEnd))];
}

function cvTable(rows: string[][]): string {
  const head = [
    'held out',
    'insight P',
    'R',
    'F1',
    'kind right',
    'themes micro F1',
    'macro F1',
    'end to end',
  ];
  return markdownTable(head, rows);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main();
