import { partialDate } from './partial-date.ts';
import type { ExportContext } from './exporter.ts';
import type { InsightRecord, NoteFacts, NoteRecord } from './records.ts';

/** What every citation format says. What is not known is null, and left out of the file. */
export interface Citation {
  id: string;
  /** Of the note: the page that is quoted. */
  title: string;
  series: string | null;
  author: string | null;
  /** Year, month, day: as many as are known of when the meeting was held. */
  date: number[] | null;
  url: string;
  quotation: string | null;
  /** Where the quotation stands, and the page it was first published on. */
  remark: string | null;
  keywords: string[];
  language: string;
  licence: string | null;
}

export function citeInsight({ resource, note }: InsightRecord, { base }: ExportContext): Citation {
  const { exact, start, end, version } = resource.evidence;
  return {
    ...common(note),
    id: `insight-${resource.id}`,
    url: base + resource.url,
    quotation: exact,
    remark: joined(`Characters ${start} to ${end} of version ${version}`, publishedAt(note)),
    keywords: resource.themes.map(({ label }) => label),
  };
}

export const citeNote = ({ resource, facts }: NoteRecord, { base }: ExportContext): Citation => ({
  ...common(facts),
  id: `note-${facts.slug}`,
  url: base + resource.url,
  quotation: null,
  remark: joined(publishedAt(facts)),
  keywords: resource.themes.map(({ label }) => label),
});

/** The version that an insight quotes, and under what licence. */
export const citeSource = ({ resource, note }: InsightRecord, { base }: ExportContext): Citation => ({
  ...common(note),
  id: `note-${note.slug}`,
  url: base + resource.evidence.textUrl,
  quotation: null,
  remark: joined(publishedAt(note), note.licence && `Licence: ${note.licence}`),
  keywords: [],
});

const common = (note: NoteFacts) => ({
  title: note.title,
  series: note.series,
  author: note.attribution,
  date: partialDate(note.heldOn, note.heldOnPrecision)?.split('-').map(Number) ?? null,
  language: note.language,
  licence: note.licence,
});

const publishedAt = ({ sourceUrl }: NoteFacts): string | null =>
  sourceUrl === null ? null : `First published at ${sourceUrl}`;

const joined = (...parts: (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join('. ') || null;

/** For people to copy: who, what, when, where. */
export function citationText({ author, title, date, url, remark }: Citation): string {
  const day = date?.map((part) => String(part).padStart(2, '0')).join('-');
  const who = [author, `“${title}”`, day].filter((part) => part !== null && part !== undefined).join(', ');
  return `${who}. ${remark === null ? '' : `${remark}. `}${url}`;
}

/** Formats of one line a field: line ends, and what else ends a line, become blanks. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
