import { textExporter, type Exporter } from './exporter.ts';

interface Presented {
  resource: object;
}

const resourceLine = ({ resource }: Presented): string => JSON.stringify(resource);

/** One JSON document, `{"data": [...]}` as lists answer, one record a line. */
export const jsonExporter: Exporter<Presented> = textExporter({
  mediaType: 'application/json; charset=utf-8',
  head: '{"data":[\n',
  between: ',\n',
  tail: '\n]}\n',
  record: resourceLine,
});

/** One JSON object a line. */
export const ndjsonExporter: Exporter<Presented> = textExporter({
  mediaType: 'application/x-ndjson; charset=utf-8',
  record: (record) => `${resourceLine(record)}\n`,
});
