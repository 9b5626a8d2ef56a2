import { bibtex } from './bibtex.ts';
import { citeInsight, citeNote } from './citations.ts';
import { cslJson } from './csl-json.ts';
import type { Exporter } from './exporter.ts';
import { insightsCsv } from './insights-csv.ts';
import { jsonExporter, ndjsonExporter } from './json.ts';
import { notesCsv } from './notes-csv.ts';
import type { InsightRecord, NoteRecord } from './records.ts';
import { ris } from './ris.ts';

/** Formats of insights, by the ending of their file. */
export const insightExporters = {
  csv: insightsCsv,
  ndjson: ndjsonExporter,
  json: jsonExporter,
  bib: bibtex(citeInsight),
  ris: ris(citeInsight),
  'csl.json': cslJson(citeInsight),
} satisfies Record<string, Exporter<InsightRecord>>;

/** Formats of notes, by the ending of their file; the zip of Markdown, which needs more than the record, is beside them. */
export const noteExporters = {
  csv: notesCsv,
  ndjson: ndjsonExporter,
  json: jsonExporter,
  bib: bibtex(citeNote),
  ris: ris(citeNote),
  'csl.json': cslJson(citeNote),
} satisfies Record<string, Exporter<NoteRecord>>;
