import type { Mark } from '../ingestion/marks.ts';
import type { TextIndex } from '../text/code-points.ts';
import type { Span } from '../text/passage.ts';

/** How one format writes a run of text and what is marked on it. */
export interface InlineFormat {
  /** Text of a block, whole or a part of it. */
  escape: (text: string) => string;
  /** What a mark makes of its content, which is written already. */
  wrap: (mark: Mark, content: string) => string;
}

/** Writes a stretch of a text with its links and emphasis. Marks that cross each other's ends are cut at them. */
export function renderInline(index: TextIndex, span: Span, marks: Mark[], format: InlineFormat): string {
  const inside = marks
    .filter(({ start, end }) => start < span.end && end > span.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return write(index, span, inside, format);
}

function write(index: TextIndex, span: Span, marks: Mark[], format: InlineFormat): string {
  let html = '';
  let position = span.start;
  let rest = marks;
  for (let mark = rest[0]; mark; mark = rest[0]) {
    const start = Math.max(position, mark.start);
    const end = Math.min(span.end, mark.end);
    html += format.escape(index.slice(position, Math.max(position, start)));
    const inner = rest.slice(1).filter((other) => other.start < end);
    html += start < end ? format.wrap(mark, write(index, { start, end }, inner, format)) : '';
    position = Math.max(position, end);
    rest = rest.slice(1).filter((other) => other.end > position);
  }
  return html + format.escape(index.slice(position, span.end));
}

/** Only addresses that a reader can follow without harm (RFC 3986 schemes). */
export const safeHref = (href: string | null | undefined): string | null =>
  typeof href === 'string' && /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(href) ? href : null;
