import type { ExtractionRow } from '../ingestion/extractions-repository.ts';
import type { Section } from '../ingestion/note-structure.ts';
import type { NotePreview as PreviewedNote } from '../ingestion/preview-note.ts';
import { isoInstant } from '../lib/instants.ts';
import { indexText } from '../text/code-points.ts';
import type { Reanchoring } from '../text/re-anchor.ts';
import { noteAddress, versionTextAddress } from './addresses.ts';
import type { NoteHead, NoteRow } from './repository.ts';
import type { VersionRow } from './version-repository.ts';
import { verdictCounts, type Replacement } from './replace-text.ts';
import type { NoteExtraction, NotePreview } from './extraction-schemas.ts';
import type { ReplacementReport } from './replacement-schemas.ts';
import type { Note, VersionInfo } from './schemas.ts';
import type { NoteContent } from './service.ts';

export const presentNote = (row: NoteRow): Note => ({
  id: row.id,
  url: noteAddress(row.slug),
  slug: row.slug,
  title: row.title,
  series: presentSeries(row),
  heldOn: row.heldOn,
  heldOnPrecision: row.heldOnPrecision,
  nextMeeting: row.nextMeeting,
  speakers: row.speakers,
  previous: presentNeighbour(row.previousTitle, row.previousSlug),
  next: presentNeighbour(row.nextTitle, row.nextSlug),
  language: row.language,
  status: row.status,
  attribution: { licence: row.licence, attribution: row.attribution, sourceUrl: row.sourceUrl },
  themes: row.themes,
  tags: row.tags,
  examples: row.examples,
  insightCount: row.insightCount,
  extraction: row.extraction,
  currentVersion: row.currentVersion,
  textUrl: versionTextAddress(row.slug, row.currentVersion),
  version: row.version,
  publishedAt: row.publishedAt === null ? null : isoInstant(row.publishedAt),
  createdAt: isoInstant(row.createdAt),
  updatedAt: isoInstant(row.updatedAt),
});

const presentSeries = (row: NoteRow): Note['series'] =>
  row.seriesSlug === null || row.seriesTitle === null
    ? null
    : { slug: row.seriesSlug, title: row.seriesTitle, number: row.seriesNumber };

const presentNeighbour = (title: string | null, slug: string | null): Note['previous'] =>
  title === null ? null : { title, slug, url: slug === null ? null : noteAddress(slug) };

export const presentExtraction = ({ versionNumber, ...row }: ExtractionRow): NoteExtraction => ({
  ...row,
  version: versionNumber,
  requestedAt: isoInstant(row.requestedAt),
  finishedAt: row.finishedAt === null ? null : isoInstant(row.finishedAt),
});

/** Sections with the words of each block, sliced from the text. */
export const presentSections = ({ text, sections }: NoteContent): NonNullable<Note['sections']> =>
  sectionsOf(text.text, sections);

function sectionsOf(text: string, sections: readonly Section[]): NonNullable<Note['sections']> {
  const index = indexText(text);
  return sections.map(({ kind, heading, position, start, end, blocks }) => ({
    kind,
    heading,
    position,
    start,
    end,
    blocks: blocks.map((block) => ({
      type: block.type,
      start: block.start,
      end: block.end,
      ...(block.level !== undefined && { level: block.level }),
      text: index.slice(block.start, block.end),
    })),
  }));
}

export function presentPreview({ row, text, sections, ...preview }: PreviewedNote): NotePreview {
  const { seriesSlug, seriesTitle, seriesNumber } = row;
  const { licence = null, attribution = null, sourceUrl = null } = row;
  return {
    ...preview,
    slug: row.slug,
    title: row.title,
    series:
      seriesSlug == null || seriesTitle == null
        ? null
        : { slug: seriesSlug, title: seriesTitle, number: seriesNumber ?? null },
    heldOn: row.heldOn ?? null,
    heldOnPrecision: row.heldOnPrecision ?? null,
    nextMeeting: row.nextMeeting ?? null,
    speakers: row.speakers ?? [],
    previous: row.previousTitle ?? null,
    next: row.nextTitle ?? null,
    language: row.language ?? 'en',
    status: row.status === 'draft' ? 'draft' : 'published',
    attribution: { licence, attribution, sourceUrl },
    sections: sectionsOf(text, sections),
  };
}

export const presentVersion = (row: Omit<VersionRow, 'text'>, note: NoteHead): VersionInfo => ({
  number: row.number,
  length: row.length,
  sha256: row.sha256,
  mediaType: row.mediaType,
  current: row.number === note.currentVersion,
  url: `${noteAddress(note.slug)}/versions/${row.number}`,
  textUrl: versionTextAddress(note.slug, row.number),
  createdAt: isoInstant(row.createdAt),
});

const place = ({ start, end, exact }: { start: number; end: number; exact: string }) => ({
  start,
  end,
  exact,
});

export function presentReplacement({
  versionNumber,
  stored,
  plan,
  added,
  isPending,
}: Replacement): ReplacementReport {
  return {
    stored,
    version: versionNumber,
    counts: verdictCounts(plan.insights),
    insights: plan.insights.map(({ insight, outcome }) => ({
      id: insight.id,
      statement: insight.statement,
      status: insight.status,
      verdict: outcome.verdict,
      from: place(insight),
      ...placesOf(outcome),
    })),
    mentions: { kept: plan.keptMentions.length, lost: plan.lostMentions.length, added: added.mentions },
    suggested: added.insights,
    extraction: isPending ? 'pending' : 'done',
  };
}

function placesOf(
  outcome: Reanchoring,
): Pick<ReplacementReport['insights'][number], 'to' | 'similarity' | 'candidates'> {
  switch (outcome.verdict) {
    case 'ambiguous':
      return { to: null, similarity: null, candidates: outcome.candidates.map(place) };
    case 'orphaned':
      return {
        to: outcome.nearest && place(outcome.nearest.passage),
        similarity: outcome.nearest?.similarity ?? null,
        candidates: [],
      };
    case 'fuzzy':
      return { to: place(outcome.passage), similarity: outcome.similarity, candidates: [] };
    default:
      return { to: place(outcome.passage), similarity: null, candidates: [] };
  }
}
