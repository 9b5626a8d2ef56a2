import { escapeHtml } from '../lib/html.ts';
import { countCodePoints } from '../text/code-points.ts';
import { markEnd, markStart } from './port.ts';

/** Escaped first, marked afterwards: the note's own characters can never become markup. */
export const markedHtml = (snippet: string): string =>
  escapeHtml(snippet).replaceAll(markStart, '<mark>').replaceAll(markEnd, '</mark>');

export interface Excerpt {
  /** The extract as plain text. */
  text: string;
  /** What matched in it, in code points, end exclusive. */
  matches: { start: number; end: number }[];
}

export function excerptOf(snippet: string): Excerpt {
  const matches: Excerpt['matches'] = [];
  let text = '';
  let start: number | null = null;
  let length = 0;
  for (const piece of snippet.split(/([\uE000\uE001])/)) {
    if (piece === markStart) start = length;
    else if (piece === markEnd) {
      if (start !== null && length > start) matches.push({ start, end: length });
      start = null;
    } else {
      text += piece;
      length += countCodePoints(piece);
    }
  }
  return { text, matches };
}
