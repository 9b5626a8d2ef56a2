import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countCodePoints } from '../../text/code-points.ts';
import { insightKinds, type InsightKind, type Span } from '../port.ts';

/** A labelled passage: `start..end` are code points into the note's text. */
export interface Label extends Span {
  kind: InsightKind;
  themes: string[];
}

export interface NoteHeader {
  field: string;
  voice: string;
  layout: string;
  entities: { examples: string[]; organisations: string[]; people: string[]; places: string[] };
  parts: Record<string, unknown>;
}

export interface LabelledNote {
  /** File name without its ending. */
  name: string;
  header: NoteHeader;
  /** The note without markers. */
  text: string;
  labels: Label[];
}

const MARKER = /⟦([^⟦⟧]*)⟧/gu;

/** Reads one .note file. Throws with the note's name when markers do not pair up or name an unknown kind. */
export function parseNote(name: string, file: string): LabelledNote {
  const cut = file.indexOf('\n---\n');
  if (cut < 0) throw new Error(`${name}: no line with --- after the header`);
  const header = JSON.parse(file.slice(0, cut)) as NoteHeader;
  return { name, header, ...readMarkers(name, file.slice(cut + 5)) };
}

function readMarkers(name: string, marked: string): { text: string; labels: Label[] } {
  const labels: Label[] = [];
  let text = '';
  let length = 0;
  let from = 0;
  let open: Label | null = null;
  for (const match of marked.matchAll(MARKER)) {
    const piece = marked.slice(from, match.index);
    text += piece;
    length += countCodePoints(piece);
    from = match.index + match[0].length;
    if (match[1] === '/') {
      if (!open) throw new Error(`${name}: ⟦/⟧ without an opening marker near "${piece.slice(-40)}"`);
      labels.push({ ...open, end: length });
      open = null;
    } else {
      if (open) throw new Error(`${name}: a marker inside another near "${piece.slice(-40)}"`);
      open = { start: length, end: length, ...readMarker(name, match[1]!) };
    }
  }
  if (open) throw new Error(`${name}: a marker is never closed`);
  return { text: text + marked.slice(from), labels };
}

function readMarker(name: string, marker: string): { kind: InsightKind; themes: string[] } {
  const [kind, themes = ''] = marker.trim().split(/\s+/u);
  if (!insightKinds.includes(kind as InsightKind)) throw new Error(`${name}: unknown kind in ⟦${marker}⟧`);
  return { kind: kind as InsightKind, themes: themes.split(',').filter((slug) => slug !== '') };
}

/** Reads every .note file of a folder, by name. */
export function readCorpus(folder: string): LabelledNote[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.note'));
  return files
    .sort()
    .map((file) => parseNote(file.slice(0, -'.note'.length), readFileSync(join(folder, file), 'utf8')));
}
