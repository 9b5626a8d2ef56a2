import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ModelExtractor } from './extraction/model-extractor.ts';
import { recogniseNames } from './extraction/names/recognise-names.ts';
import type { Extraction, Extractor, NameKind } from './extraction/port.ts';
import type { BlockType, ParsedNote, SectionKind } from './ingestion/note-structure.ts';
import { parsePlainText } from './ingestion/parse-plain-text.ts';
import { decodeUtf8 } from './ingestion/normalise.ts';
import { readSource } from './ingestion/read-source.ts';
import { wordingInMarkdown } from './ingestion/wording-in-markdown.ts';
import { startingThemes } from './tags/starting-themes.ts';
import { indexText, type TextIndex } from './text/code-points.ts';

/** What the pipeline makes of a note, without a database. */
export interface Prediction {
  insights: { quote: string; themes: string[]; kind: string; confidence: number }[];
  entities: { examples: string[]; organisations: string[]; people: string[]; places: string[] };
  parts: {
    title: string;
    keyPoints: string[];
    discussionPoints: string[];
    questions: string[];
    meetingNumber: number | null;
    meetingDate: string | null;
    nextMeeting: string | null;
    previousNote: string | null;
    nextNote: string | null;
    speakers: string[];
  };
}

const CELL_GAP = /[\t|]/u;

const vocabulary = { themes: startingThemes, examples: [] };

/** Insights at or above the suggestion threshold, names and parts of a note's canonical text. */
export async function predict(
  extractor: Extractor,
  text: string,
  structure: ParsedNote = parsePlainText(text),
): Promise<Prediction> {
  const index = indexText(text);
  const extraction = await extractor.extract({ text, structure, vocabulary });
  return {
    insights: extraction.insights.map(({ start, end, themes, kind, confidence }) => ({
      quote: index.slice(start, end),
      themes: themes.map(({ slug }) => slug),
      kind,
      confidence,
    })),
    entities: {
      examples: namesOf(extraction, 'example'),
      organisations: namesOf(extraction, 'organisation'),
      people: namesOf(extraction, 'person'),
      places: namesOf(extraction, 'place'),
    },
    parts: partsOf(index, structure),
  };
}

const namesOf = ({ names }: Extraction, kind: NameKind): string[] =>
  names.filter((name) => name.kind === kind).map(({ name }) => name);

function partsOf(index: TextIndex, structure: ParsedNote): Prediction['parts'] {
  const { title, series, heldOn, nextMeeting, previous, next, speakers } = structure;
  return {
    title,
    keyPoints: points(index, structure, 'summary'),
    discussionPoints: points(index, structure, 'discussion'),
    questions: points(index, structure, 'questions'),
    meetingNumber: series?.number ?? null,
    meetingDate: heldOn?.precision === 'day' ? heldOn.date : null,
    nextMeeting,
    previousNote: previous?.title ?? null,
    nextNote: next?.title ?? null,
    speakers,
  };
}

/** The items of the sections of one kind; where they have none, the rows of their tables, or else their paragraphs. */
function points(index: TextIndex, { sections }: ParsedNote, kind: SectionKind): string[] {
  const blocks = sections.filter((section) => section.kind === kind).flatMap((section) => section.blocks);
  const textsOf = (type: BlockType) =>
    blocks.filter((block) => block.type === type).map(({ start, end }) => index.slice(start, end));
  const [items, rows] = [textsOf('item'), textsOf('table-row').map(statementOf).filter(isStatement)];
  if (items.length > 0) return items;
  return rows.length > 0 ? rows : textsOf('paragraph');
}

/** The cell of a row that says most; the others say who or when. */
const statementOf = (row: string): string =>
  row
    .split(CELL_GAP)
    .reduce((longest, cell) => (cell.length > longest.length ? cell : longest))
    .trim();

/** Not the heading of a column. */
const isStatement = (cell: string): boolean => cell.split(/\s+/u).length > 3;

/** The same of a file. Quotations from Markdown are as the file has them, marks inside them included. */
export async function predictFile(extractor: Extractor, file: string): Promise<Prediction> {
  const bytes = await readFile(file);
  const [entry] = await readSource(file, bytes);
  if (!entry) throw new Error(`${file}: nothing is in it.`);
  if (!entry.result.ok) throw new Error(`${file}: ${entry.result.detail}`);
  const { text, outline } = entry.result.document;
  const prediction = await predict(extractor, text, parsePlainText(text, outline));
  if (entry.mediaType !== 'text/markdown') return prediction;
  const source = decodeUtf8(bytes);
  const insights = prediction.insights.map((insight) => ({
    ...insight,
    quote: (source.ok ? wordingInMarkdown(source.text, insight.quote) : null) ?? insight.quote,
  }));
  return { ...prediction, insights };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Error('Name the files: npm run predict -- <file…> --json out/');
  const extractor = new ModelExtractor(recogniseNames);
  if (values.json !== undefined) await mkdir(values.json, { recursive: true });
  for (const file of positionals) {
    const json = `${JSON.stringify(await predictFile(extractor, file), null, 2)}\n`;
    if (values.json === undefined) process.stdout.write(json);
    else await writeFile(path.join(values.json, `${path.parse(file).name}.json`), json);
  }
}

if (process.argv[1]?.includes('predict') === true) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
