import { csvExporter, type Cell } from './csv.ts';
import { partialDate } from './partial-date.ts';
import type { NoteRecord } from './records.ts';

const labels = (terms: readonly { label: string }[]): Cell => terms.map(({ label }) => label).join(' | ');

/** One row a note; its text, which no cell would hold, is at its address. */
export const notesCsv = csvExporter<NoteRecord>({
  title: ({ resource }) => resource.title,
  series: ({ facts }) => facts.series,
  number: ({ facts }) => facts.seriesNumber,
  date: ({ facts }) => partialDate(facts.heldOn, facts.heldOnPrecision),
  speakers: ({ resource }) => resource.speakers.join(' | '),
  insights: ({ resource }) => resource.insightCount,
  themes: ({ resource }) => labels(resource.themes),
  tags: ({ resource }) => labels(resource.tags),
  examples: ({ resource }) => resource.examples.map(({ name }) => name).join(' | '),
  'next meeting': ({ resource }) => resource.nextMeeting,
  address: ({ resource }, { base }) => base + resource.url,
  'text address': ({ resource }, { base }) => base + resource.textUrl,
  source: ({ facts }) => facts.sourceUrl,
  attribution: ({ facts }) => facts.attribution,
  licence: ({ facts }) => facts.licence,
  language: ({ facts }) => facts.language,
  status: ({ resource }) => resource.status,
  version: ({ resource }) => resource.currentVersion,
  slug: ({ resource }) => resource.slug,
  id: ({ resource }) => resource.id,
});
