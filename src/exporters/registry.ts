import type { Exporter } from './exporter.ts';
import { insightsCsv } from './insights-csv.ts';
import { jsonExporter, ndjsonExporter } from './json.ts';
import type { InsightRecord, NoteRecord } from './records.ts';

/** Formats of insights, by the ending of their file. */
export const insightExporters = {
  csv: insightsCsv,
  ndjson: ndjsonExporter,
  json: jsonExporter,
} satisfies Record<string, Exporter<InsightRecord>>;

/** Formats of notes, by the ending of their file. */
export const noteExporters = {
  ndjson: ndjsonExporter,
  json: jsonExporter,
} satisfies Record<string, Exporter<NoteRecord>>;
