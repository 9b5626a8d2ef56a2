import { csvExporter, type Cell } from './csv.ts';
import { partialDate } from './partial-date.ts';
import type { InsightRecord } from './records.ts';

const joined = (values: readonly string[]): Cell => values.join(' | ');

/** One row a quotation, with all that it takes to check it and to cite it. */
export const insightsCsv = csvExporter<InsightRecord>({
  quotation: ({ resource }) => resource.evidence.exact,
  statement: ({ resource }) => resource.statement,
  kind: ({ resource }) => resource.kind,
  themes: ({ themePaths }) => joined(themePaths),
  tags: ({ resource }) => joined(resource.tags.map(({ label }) => label)),
  examples: ({ resource }) => joined(resource.examples.map(({ name }) => name)),
  note: ({ note }) => note.title,
  series: ({ note }) => note.series,
  number: ({ note }) => note.seriesNumber,
  date: ({ note }) => partialDate(note.heldOn, note.heldOnPrecision),
  version: ({ resource }) => resource.evidence.version,
  start: ({ resource }) => resource.evidence.start,
  end: ({ resource }) => resource.evidence.end,
  prefix: ({ resource }) => resource.evidence.prefix,
  suffix: ({ resource }) => resource.evidence.suffix,
  address: ({ resource }, { base }) => base + resource.url,
  'note address': ({ resource }, { base }) => base + resource.note.url,
  'text address': ({ resource }, { base }) => base + resource.evidence.textUrl,
  source: ({ note }) => note.sourceUrl,
  attribution: ({ note }) => note.attribution,
  licence: ({ note }) => note.licence,
  language: ({ note }) => note.language,
  status: ({ resource }) => resource.status,
  confidence: ({ resource }) => resource.confidence,
  'proposed by': ({ resource }) => resource.source,
  id: ({ resource }) => resource.id,
});
