import type { DocumentMetadata, Link } from './read-document.ts';
import { isClutter } from './read-html-clutter.ts';
import { attribute, findElements, textOf, type HtmlElement, type HtmlParent } from './read-html-tree.ts';

const LABEL =
  /^(?:[←«‹<\s]*(?:previous|prev|older|next|newer)(?:\s+(?:post|article|entry)|\s+note(?=\s*[:–-]))?\s*[:→»›>–-]*\s*)+/iu;
const TRAILING_ARROWS = /(?<![→»›>←«‹<])[→»›>←«‹<]+$/u;
const SITE_NAME = /(?<!\s)\s+[|–—·•]\s+[^|–—·•]{1,60}$/u;

/** What a page says about itself in its head, in customary markup and in its links to neighbouring pages. */
export function readPageMetadata(page: HtmlParent): DocumentMetadata {
  const metas = findElements(page, ({ tagName }) => tagName === 'meta');
  const meta = (name: string) => contentOf(metas, name);
  const canonical = findElements(
    page,
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical',
  )[0];
  const sourceUrl = webAddress(canonical ? attribute(canonical, 'href') : null) ?? webAddress(meta('og:url'));
  return {
    title: pageTitle(page, meta('og:title')),
    date: meta('article:published_time') ?? meta('date') ?? meta('dc.date') ?? publishedTime(page),
    slug: sourceUrl === null ? null : slugOf(sourceUrl),
    tags: tagsOf(page, metas),
    sourceUrl,
    previous: neighbour(page, 'prev'),
    next: neighbour(page, 'next'),
  };
}

/** The last part of an address's path, without an extension; null when there is none. */
export function slugOf(address: string): string | null {
  const path = address.replace(/[?#].*$/su, '').replace(/^[a-z]+:\/\/[^/]*/iu, '');
  return (
    path
      .split('/')
      .findLast((part) => part !== '')
      ?.replace(/\.\w{2,5}$/u, '') ?? null
  );
}

/** The heading of rank 1 if there is exactly one with words, else what the head says, without the site's name. */
function pageTitle(page: HtmlParent, social: string | null): string | null {
  const headings = findElements(page, (element) => element.tagName === 'h1' && !isClutter(element))
    .map((heading) => textOf(heading))
    .filter((words) => words !== '');
  if (headings.length === 1) return headings[0]!;
  const title = findElements(page, ({ tagName }) => tagName === 'title')[0];
  const written = social ?? (title ? textOf(title) : '');
  const bare = written.replace(SITE_NAME, '').trim();
  return headings.find((words) => words === bare) ?? (bare || null);
}

function contentOf(metas: HtmlElement[], name: string): string | null {
  const meta = metas.find(
    (element) => (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase() === name,
  );
  return meta ? attribute(meta, 'content')?.trim() || null : null;
}

function publishedTime(page: HtmlParent): string | null {
  const times = findElements(page, ({ tagName }) => tagName === 'time');
  return (
    times.map((time) => attribute(time, 'datetime')).find((date) => /^\d{4}-\d{2}-\d{2}/u.test(date ?? '')) ??
    null
  );
}

function tagsOf(page: HtmlParent, metas: HtmlElement[]): string[] {
  const links = findElements(page, (element) => element.tagName === 'a' && hasRel(element, 'tag'));
  const named = metas
    .filter((meta) => attribute(meta, 'property') === 'article:tag')
    .map((meta) => attribute(meta, 'content') ?? '');
  const keywords = contentOf(metas, 'keywords')?.split(',') ?? [];
  const all = [...named, ...links.map(textOf), ...keywords].map((tag) => tag.trim());
  return [...new Set(all.filter((tag) => tag !== ''))];
}

/** A link to the page before or after: rel, or a class that says so. */
function neighbour(page: HtmlParent, way: 'prev' | 'next'): Link | null {
  const classes =
    way === 'prev'
      ? /(?:^|[-_ ])(?:prev|previous|older)(?=$|[-_ ])/iu
      : /(?:^|[-_ ])(?:next|newer)(?=$|[-_ ])/iu;
  const links = findElements(page, (element) => element.tagName === 'a' && !hasRel(element, 'stylesheet'));
  const chosen =
    links.find((link) => hasRel(link, way)) ??
    links.find((link) => classes.test(attribute(link, 'class') ?? '')) ??
    links.find((link) => classes.test(classOfParent(link)));
  if (!chosen) return null;
  const title = textOf(chosen).replace(LABEL, '').replace(TRAILING_ARROWS, '').trimEnd();
  return title === '' ? null : { title, href: webAddress(attribute(chosen, 'href')) };
}

function classOfParent({ parentNode }: HtmlElement): string {
  return parentNode && 'tagName' in parentNode ? (attribute(parentNode, 'class') ?? '') : '';
}

function hasRel(element: HtmlElement, rel: string): boolean {
  return (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/u).includes(rel);
}

function webAddress(href: string | null): string | null {
  return href !== null && /^(?:https?:\/\/|\/)/iu.test(href) ? href : null;
}
