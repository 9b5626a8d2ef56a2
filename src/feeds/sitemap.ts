import { escapeHtml } from '../lib/html.ts';
import { isoInstant } from '../lib/instants.ts';
import type { PageRow } from './repository.ts';

/** No file may list more (sitemaps.org). */
export const pagesPerFile = 50_000;

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export const sitemap = (base: string, pages: readonly PageRow[]): string => {
  const urls = pages.map(
    ({ path, updatedAt }) =>
      `<url><loc>${escapeHtml(base + path)}</loc><lastmod>${isoInstant(updatedAt)}</lastmod></url>\n`,
  );
  return `${declaration}<urlset ${namespace}>\n${urls.join('')}</urlset>\n`;
};

/** Names the files that list all pages, where one does not hold them. */
export const sitemapIndex = (base: string, count: number): string => {
  const files = Array.from(
    { length: Math.ceil(count / pagesPerFile) },
    (_, i) => `<sitemap><loc>${escapeHtml(`${base}/sitemap-${i + 1}.xml`)}</loc></sitemap>\n`,
  );
  return `${declaration}<sitemapindex ${namespace}>\n${files.join('')}</sitemapindex>\n`;
};
