import { exampleAddress } from '../examples/addresses.ts';
import type { ExampleRow } from '../examples/repository.ts';
import { presentInsight } from '../insights/present.ts';
import type { InsightRow } from '../insights/repository.ts';
import { escapeHtml } from '../lib/html.ts';
import { noteAddress } from '../notes/addresses.ts';
import type { NoteRow } from '../notes/repository.ts';
import { markEnd, markStart, type EngineHit } from './port.ts';
import type { SearchHit } from './schemas.ts';

/** Escaped first, marked afterwards: the note's own characters can never become markup. */
export const presentSnippet = (snippet: string): string =>
  escapeHtml(snippet).replaceAll(markStart, '<mark>').replaceAll(markEnd, '</mark>');

export const presentInsightHit = (hit: EngineHit, row: InsightRow): SearchHit => {
  const insight = presentInsight(row);
  return {
    type: 'insight',
    id: row.id,
    url: `/v1/insights/${row.id}`,
    title: row.statement,
    snippet: presentSnippet(hit.snippet),
    note: insight.note ?? null,
    kind: row.kind,
    evidence: insight.evidence ?? null,
    themes: row.themes,
  };
};

export const presentNoteHit = (hit: EngineHit, row: NoteRow): SearchHit => ({
  type: 'note',
  id: row.id,
  url: noteAddress(row.slug),
  title: row.title,
  snippet: presentSnippet(hit.snippet),
  note: null,
  kind: null,
  evidence: null,
  themes: row.themes.map(({ slug, label }) => ({ slug, label })),
});

export const presentExampleHit = (hit: EngineHit, row: ExampleRow): SearchHit => ({
  type: 'example',
  id: row.id,
  url: exampleAddress(row.slug),
  title: row.name,
  snippet: presentSnippet(hit.snippet),
  note: null,
  kind: null,
  evidence: null,
  themes: row.themes,
});
