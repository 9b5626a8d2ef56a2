import { escapeHtml } from '../lib/html.ts';
import type { Insight } from '../insights/schemas.ts';
import { renderArticle } from '../notes/render.ts';
import type { Note } from '../notes/schemas.ts';
import type { NoteContent } from '../notes/service.ts';

/** One entry of a feed, whatever its format. Addresses are absolute. */
export interface FeedItem {
  /** Never changes, whatever becomes of the address. */
  id: string;
  url: string;
  title: string;
  html: string;
  text: string;
  tags: string[];
  attribution: string | null;
  licence: string | null;
  sourceUrl: string | null;
  /** When the meeting was held, where the day is known. */
  heldOn: string | null;
  updatedAt: string;
}

const onDay = (date: string | null | undefined, precision: Note['heldOnPrecision']): string | null =>
  precision === 'day' ? (date ?? null) : null;

export const noteItem = (note: Note, content: NoteContent, base: string): FeedItem => ({
  id: `urn:uuid:${note.id}`,
  url: `${base}/notes/${note.slug}`,
  title: note.title ?? '',
  html: renderArticle(note.title ?? '', content),
  text: content.text.text,
  tags: (note.themes ?? []).map(({ label }) => label),
  attribution: note.attribution?.attribution ?? null,
  licence: note.attribution?.licence ?? null,
  sourceUrl: note.attribution?.sourceUrl ?? null,
  heldOn: onDay(note.heldOn, note.heldOnPrecision),
  updatedAt: note.updatedAt ?? '',
});

type Held = { heldOn: string | null; heldOnPrecision: 'day' | 'month' | 'year' | null };

export function insightItem(insight: Insight, { heldOn, heldOnPrecision }: Held, base: string): FeedItem {
  const { attribution, note } = insight;
  const exact = insight.evidence?.exact ?? '';
  const url = `${base}${insight.url}`;
  const source = `<a href="${escapeHtml(`${base}/notes/${note?.slug}`)}">${escapeHtml(note?.title ?? '')}</a>`;
  const credit = [attribution?.attribution, attribution?.licence].filter(Boolean).join(', ');
  return {
    id: `urn:uuid:${insight.id}`,
    url,
    title: insight.statement ?? '',
    html: `<blockquote cite="${escapeHtml(url)}"><p>${escapeHtml(exact)}</p></blockquote><p>${source}${credit === '' ? '' : ` (${escapeHtml(credit)})`}</p>`,
    text: exact,
    tags: (insight.themes ?? []).map(({ label }) => label),
    attribution: attribution?.attribution ?? null,
    licence: attribution?.licence ?? null,
    sourceUrl: attribution?.sourceUrl ?? null,
    heldOn: onDay(heldOn, heldOnPrecision),
    updatedAt: insight.updatedAt ?? '',
  };
}
