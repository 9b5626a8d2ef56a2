import type { Database, Transaction } from '../db/client.ts';
import type { ExportContext } from '../exporters/exporter.ts';
import { markdownZip, type NoteWithContent } from '../exporters/markdown-zip.ts';
import { insightExporters, noteExporters } from '../exporters/registry.ts';
import type { ExportInsightsQuery } from '../insights/schemas.ts';
import { readInsights, selectInsights } from '../insights/service.ts';
import type { Access } from '../keys/service.ts';
import type { ExportNotesQuery } from '../notes/schemas.ts';
import { getContents, readNotes, selectNotes, type NoteContent } from '../notes/service.ts';
import { readThemePaths } from '../tags/theme-paths.ts';
import { openExport, primed, type OpenedExport } from './open-export.ts';
import { toInsightRecord, toNoteRecord, type NoteWithText } from './present.ts';

export type InsightFormat = keyof typeof insightExporters;
export type NoteFormat = keyof typeof noteExporters | 'md.zip';

/** All insights that a query lets through, as a file. @throws as lists of insights do */
export async function exportInsights(
  db: Database,
  access: Access,
  { sort, ...query }: ExportInsightsQuery,
  format: InsightFormat,
  context: ExportContext,
): Promise<OpenedExport> {
  const filters = await selectInsights(db, access, query);
  return openExport(db, async (tx) => {
    const paths = await readThemePaths(tx);
    const batches = await primed(readInsights(tx, { filters, sort }));
    return insightExporters[format].chunks(
      mapped(batches, (row) => toInsightRecord(row, paths)),
      context,
    );
  });
}

/** All notes that a query lets through, as a file. @throws as lists of notes do */
export async function exportNotes(
  db: Database,
  access: Access,
  { sort, ...query }: ExportNotesQuery,
  format: NoteFormat,
  context: ExportContext,
): Promise<OpenedExport> {
  const filters = await selectNotes(db, access, query);
  return openExport(db, async (tx) => {
    const batches = await primed(readNotes(tx, { filters, sort }));
    if (format === 'md.zip') return markdownZip.chunks(withContents(tx, batches), context);
    return noteExporters[format].chunks(mapped(batches, toNoteRecord), context);
  });
}

export async function* mapped<Row, R>(
  batches: AsyncIterable<Row[]>,
  toRecord: (row: Row) => R,
): AsyncGenerator<R[]> {
  for await (const rows of batches) yield rows.map(toRecord);
}

async function* withContents(
  tx: Transaction,
  batches: AsyncIterable<NoteWithText[]>,
): AsyncGenerator<NoteWithContent[]> {
  for await (const rows of batches) {
    const contents = await getContents(
      tx,
      rows.map(({ id }) => id),
    );
    // Every note has a current version, hence a content.
    yield rows.map((row) => ({ ...toNoteRecord(row), content: contents.get(row.id) as NoteContent }));
  }
}
