import { stringify } from 'csv-stringify/sync';
import type { ExportContext, Exporter } from './exporter.ts';

export type Cell = string | number | null | undefined;

/**
 * Spreadsheets take text that starts so for a formula, also after blanks, and in wide forms: such cells get an
 * apostrophe (OWASP, CSV injection).
 */
const formula = /^(?:\s*['=+\-@＝＋－＠]|[\t\r])/;

/** A cell that no spreadsheet carries out. */
export const guardedCell = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** The cell as it was before it was guarded. */
export const unguardedCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;

const csvText = (value: Cell): string =>
  typeof value === 'string' ? guardedCell(value) : value == null ? '' : String(value);

/** Rows as CSV (RFC 4180): CRLF, quoted where needed, numbers bare, formulas disarmed. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(csvText)),
    { record_delimiter: 'windows' },
  );

/** Without it, spreadsheets read the file in the character set of the country. */
export const byteOrderMark = '\uFEFF';

export const csvMediaType = 'text/csv; charset=utf-8; header=present';

/** One row a record under a header, in UTF-8 with a byte order mark: opens right in a spreadsheet. */
export const csvExporter = <R>(
  columns: Record<string, (record: R, context: ExportContext) => Cell>,
): Exporter<R> => ({
  mediaType: csvMediaType,
  async *chunks(records, context) {
    yield byteOrderMark + csvRows([Object.keys(columns)]);
    const cells = Object.values(columns);
    for await (const batch of records)
      if (batch.length > 0) yield csvRows(batch.map((record) => cells.map((cell) => cell(record, context))));
  },
});
