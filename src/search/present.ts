import { exampleAddress } from '../examples/addresses.ts';
import type { ExampleRow } from '../examples/repository.ts';
import { presentInsight } from '../insights/present.ts';
import type { InsightRow } from '../insights/repository.ts';
import { noteAddress } from '../notes/addresses.ts';
import type { NoteRow } from '../notes/repository.ts';
import type { EngineHit } from './port.ts';
import type { SearchHit } from './schemas.ts';
import { excerptOf, markedHtml } from './snippet.ts';

const presentSnippet = ({ snippet }: EngineHit): Pick<SearchHit, 'snippet' | 'excerpt'> => ({
  snippet: markedHtml(snippet),
  excerpt: excerptOf(snippet),
});

export const presentInsightHit = (hit: EngineHit, row: InsightRow): SearchHit => {
  const insight = presentInsight(row);
  return {
    type: 'insight',
    id: row.id,
    url: `/v1/insights/${row.id}`,
    title: row.statement,
    ...presentSnippet(hit),
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
  ...presentSnippet(hit),
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
  ...presentSnippet(hit),
  note: null,
  kind: null,
  evidence: null,
  themes: row.themes,
});
