import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import type { FeedItem } from './items.ts';

export interface Feed {
  title: string;
  home: string;
  self: string;
  next: string | null;
  items: FeedItem[];
}

/** What XML 1.0 cannot hold at all. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const clean = (text: string): string => text.replaceAll(forbidden, '');

/** Days have no time: midnight UTC, as RFC 3339 wants one. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * Atom (RFC 4287). `updated`, which every entry must have, is when it last changed here; `published`, which none must,
 * is the day of its meeting, and left out where that is not known.
 */
export const atomFeed = ({ title, home, self, next, items }: Feed): string =>
  generateAtomFeed({
    id: self,
    title: { value: title },
    // Of an empty feed nothing is known to have changed.
    updated: new Date(Math.max(0, ...items.map(({ updatedAt }) => Date.parse(updatedAt)))),
    authors: [{ name: title.split(':')[0] ?? title }],
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      { rel: 'alternate', href: home },
      ...(next === null ? [] : [{ rel: 'next', href: next }]),
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: { value: clean(item.title) },
      updated: new Date(item.updatedAt),
      ...(item.heldOn !== null && { published: startOf(item.heldOn) }),
      links: [
        { rel: 'alternate', href: item.url },
        ...(item.sourceUrl === null ? [] : [{ rel: 'via', href: item.sourceUrl }]),
      ],
      ...(item.attribution !== null && { authors: [{ name: clean(item.attribution) }] }),
      ...(item.licence !== null && { rights: { value: clean(item.licence) } }),
      categories: item.tags.map((term) => ({ term: clean(term) })),
      content: { type: 'html', value: clean(item.html) },
    })),
  });

/** JSON Feed 1.1. `date_published` is the day of the meeting, and left out where that is not known. */
export function jsonFeed({ title, home, self, next, items }: Feed): string {
  const feed = generateJsonFeed({
    title,
    home_page_url: home,
    feed_url: self,
    ...(next !== null && { next_url: next }),
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      content_text: item.text,
      ...(item.sourceUrl !== null && { external_url: item.sourceUrl }),
      ...(item.heldOn !== null && { date_published: startOf(item.heldOn) }),
      date_modified: new Date(item.updatedAt),
      ...(item.attribution !== null && { authors: [{ name: item.attribution }] }),
      tags: item.tags,
    })),
  }) as object;
  // The library leaves out an empty list, which the format wants.
  return JSON.stringify(items.length === 0 ? { ...feed, items } : feed);
}
