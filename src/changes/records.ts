import { createHash } from 'node:crypto';
import { presentExample } from '../examples/present.ts';
import { presentInsight } from '../insights/present.ts';
import { presentNote } from '../notes/present.ts';
import { presentTag } from '../tags/present.ts';
import type { Example } from '../examples/schemas.ts';
import type { Insight } from '../insights/schemas.ts';
import type { Note } from '../notes/schemas.ts';
import type { Tag } from '../tags/schemas.ts';
import type { ExampleRow } from '../examples/repository.ts';
import type { InsightRow } from '../insights/repository.ts';
import type { NoteRow } from '../notes/repository.ts';
import type { TagRow } from '../tags/repository.ts';

/**
 * What the public sees of one thing, as the feed of changes tells it: its own members, without those that are counted
 * or gathered from other things, which would change with each of them.
 */
export interface PublicRecord {
  id: string;
  slug: string | null;
  /** What other things show of it; null where nothing does. */
  reference: string | null;
  digest: string;
  data: Note | Insight | Tag | Example;
}

export const noteRecord = (row: NoteRow): PublicRecord => {
  const { themes: _themes, insightCount: _count, ...data } = presentNote(row);
  const { slug, title, licence, attribution, sourceUrl } = row;
  return record(row.id, slug, [slug, title, licence, attribution, sourceUrl], data);
};

export const insightRecord = (row: InsightRow): PublicRecord => {
  const { reasons: _reasons, ...data } = presentInsight(row);
  return record(row.id, null, null, data);
};

export const tagRecord = (row: TagRow): PublicRecord => {
  const { insightCount: _count, ...data } = presentTag(row);
  return record(row.id, row.slug, [row.scheme, row.slug, row.label], data);
};

export const exampleRecord = (row: ExampleRow): PublicRecord => {
  const {
    themes: _themes,
    insightCount: _insights,
    mentionCount: _mentions,
    noteCount: _notes,
    ...data
  } = presentExample(row);
  return record(row.id, row.slug, [row.slug, row.name], data);
};

function record(
  id: string,
  slug: string | null,
  shown: (string | null)[] | null,
  data: PublicRecord['data'],
): PublicRecord {
  return { id, slug, reference: shown && digestOf(shown), digest: digestOf(data), data };
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
