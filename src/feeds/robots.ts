/**
 * What crawlers may look at (RFC 9309): the explorer's pages, and with it the API that they are made of. Where there
 * are no pages for people, or only for those who signed in, nothing is there to be listed.
 */
export const robotsText = (base: string, { hasPublicPages }: { hasPublicPages: boolean }): string =>
  hasPublicPages
    ? `User-agent: *\nDisallow: /admin\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`
    : 'User-agent: *\nDisallow: /\n';
