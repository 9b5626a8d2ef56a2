import type { Deps } from '../deps.ts';
import { findOddities, type Oddity } from '../editorial/find-oddities.ts';
import {
  longestQuotation,
  type InsightKind,
  type NameKind,
  type Span,
  type SuggestedInsight,
} from '../extraction/port.ts';
import * as notes from '../notes/write-repository.ts';
import { countCodePoints, indexText } from '../text/code-points.ts';
import { refuseKnownText } from './ingest.ts';
import { newNote, type IngestInput } from './new-note.ts';
import type { Section } from './note-structure.ts';
import { readNote, type ReadNote } from './read-note.ts';
import { acceptedFrom } from './store-extraction.ts';

/** What a text would become. Positions are code points into it. */
export interface NotePreview {
  row: notes.NewNote;
  text: string;
  length: number;
  sections: Section[];
  insights: (Span & {
    quote: string;
    kind: InsightKind;
    confidence: number;
    themes: string[];
    status: 'accepted' | 'suggested';
  })[];
  names: { kind: NameKind; name: string; mentions: number }[];
  proposedThemes: string[];
  findings: Oddity[];
}

/**
 * Reads, takes apart and extracts a note as `ingestNote` does, large ones included, and stores nothing.
 * @throws DomainError as `ingestNote`
 */
export async function previewNote(deps: Deps, input: IngestInput): Promise<NotePreview> {
  const read = await readNote(deps, input, { waits: true });
  return deps.db.transaction(async (tx) => {
    await refuseKnownText(tx, read.sha256);
    if (input.slug !== undefined) await notes.refuseTakenSlug(tx, input.slug);
    const row = await newNote(tx, input, read);
    const neighbours = [row.previousTitle, row.nextTitle].flatMap((title) => title ?? []);
    const known = new Set(await notes.listTitlesOfOne(tx, neighbours));
    const { sections } = read.structure;
    return {
      row,
      text: read.text,
      length: countCodePoints(read.text),
      sections,
      ...suggestions(deps, read),
      findings: findOddities({
        text: read.text,
        sections,
        marks: read.document.marks,
        heldOn: row.heldOn ?? null,
        unresolvedNeighbours: neighbours.filter((title) => !known.has(title)),
      }),
    };
  });
}

function suggestions(
  { config, extractor }: Pick<Deps, 'config' | 'extractor'>,
  { text, extraction }: ReadNote,
): Pick<NotePreview, 'insights' | 'names' | 'proposedThemes'> {
  const { insights = [], names = [], proposals, report } = extraction ?? {};
  const acceptFrom = acceptedFrom(report?.source ?? extractor.source, config.AUTO_ACCEPT_CONFIDENCE);
  const index = indexText(text);
  const quotable = insights.filter(({ start, end }) => end - start <= longestQuotation);
  return {
    insights: quotable.map(({ start, end, kind, confidence, themes }: SuggestedInsight) => ({
      quote: index.slice(start, end),
      start,
      end,
      kind,
      confidence,
      themes: themes.map(({ slug }) => slug),
      status: confidence >= acceptFrom ? 'accepted' : 'suggested',
    })),
    names: names.map(({ kind, name, mentions }) => ({ kind, name, mentions: mentions.length })),
    proposedThemes: proposals?.themes ?? [],
  };
}
