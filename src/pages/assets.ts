import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const mediaTypes = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const names = [
  'style.css',
  'explorer.js',
  'desk.js',
  'desk-notes.js',
  'desk-files.js',
  'desk-live.js',
  'desk-slugs.js',
  'icon.svg',
] as const;
export type AssetName = (typeof names)[number];

interface Asset {
  address: string;
  mediaType: string;
  content: string;
}

const assets = new Map<AssetName, Asset>(
  names.map((name) => {
    const content = readFileSync(new URL(`../../assets/${name}`, import.meta.url), 'utf8');
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const [stem = '', ending = ''] = name.split('.');
    const mediaType = mediaTypes[ending as keyof typeof mediaTypes];
    return [name, { address: `/assets/${stem}-${digest}.${ending}`, mediaType, content }];
  }),
);

/** The address changes with the content, so that it can be kept for ever. */
export const assetAddress = (name: AssetName): string => (assets.get(name) as Asset).address;

/** Changes whenever one of the files does. */
export const assetsDigest = createHash('sha256')
  .update([...assets.values()].map(({ address }) => address).join())
  .digest('hex')
  .slice(0, 8);

/** The style sheet, the scripts and the icon, from the package. */
export function assetRoutes(app: FastifyInstance): void {
  for (const { address, mediaType, content } of assets.values()) {
    app.get(address, { config: { alwaysOpen: true }, schema: { hide: true } }, async (_request, reply) =>
      reply.type(mediaType).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  }
}
