import { isoInstant } from '../lib/instants.ts';
import { exampleAddress } from './addresses.ts';
import type { ExampleRow } from './repository.ts';
import type { Example } from './schemas.ts';

export const presentExample = (row: ExampleRow): Example => ({
  id: row.id,
  url: exampleAddress(row.slug),
  slug: row.slug,
  name: row.name,
  status: row.status,
  aliases: row.aliases,
  hiddenLabels: row.hiddenLabels,
  summary: row.summary,
  link: row.link,
  places: row.places,
  organisations: row.organisations,
  themes: row.themes,
  insightCount: row.insightCount,
  mentionCount: row.mentionCount,
  noteCount: row.noteCount,
  version: row.version,
  createdAt: isoInstant(row.createdAt),
  updatedAt: isoInstant(row.updatedAt),
});
