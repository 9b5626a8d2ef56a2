import type { CodedInsight } from '../exporters/insights-qdpx.ts';
import type { InsightRecord, NoteFacts, NoteRecord } from '../exporters/records.ts';
import { presentInsight } from '../insights/present.ts';
import type { InsightRow } from '../insights/repository.ts';
import { presentNote } from '../notes/present.ts';
import type { NoteRow } from '../notes/repository.ts';

type Facts = Pick<
  InsightRow,
  'seriesTitle' | 'seriesNumber' | 'heldOn' | 'heldOnPrecision' | 'language' | 'licence' | 'attribution'
> & { sourceUrl: string | null };

const factsOf = (slug: string, title: string, row: Facts): NoteFacts => ({
  slug,
  title,
  language: row.language,
  series: row.seriesTitle,
  seriesNumber: row.seriesNumber,
  heldOn: row.heldOn,
  heldOnPrecision: row.heldOnPrecision,
  licence: row.licence,
  attribution: row.attribution,
  sourceUrl: row.sourceUrl,
});

export function toInsightRecord(row: InsightRow, themePaths: ReadonlyMap<string, string>): InsightRecord {
  const { reasons: _reasons, ...resource } = presentInsight(row);
  return {
    // The presenter gives every member.
    resource: resource as InsightRecord['resource'],
    note: factsOf(row.noteSlug, row.noteTitle, row),
    themePaths: row.themes.map(({ slug, label }) => themePaths.get(slug) ?? label),
  };
}

export const toCodedInsight = (row: InsightRow): CodedInsight => ({
  ...toInsightRecord(row, new Map()),
  versionId: row.versionId,
});

export type NoteWithText = NoteRow & { text: string };

export const toNoteRecord = (row: NoteWithText): NoteRecord => ({
  // The presenter gives every member.
  resource: { ...presentNote(row), text: row.text } as NoteRecord['resource'],
  facts: factsOf(row.slug, row.title, row),
});
