import type { Database } from '../db/client.ts';
import { remember } from '../db/content-clock.ts';
import { NotFoundError } from '../errors.ts';
import type { Page, Position } from '../http/pagination.ts';
import { unknownSlugs } from '../http/unknown-slugs.ts';
import * as repository from './repository.ts';
import type { ResolvedTag, TagRow, TagScheme } from './repository.ts';
import type { ListTagsQuery } from './schemas.ts';

/** A tag, or the slug that it has now. */
export type Found<T> = { found: T } | { movedTo: string };

export function listTags(
  db: Database,
  query: Omit<ListTagsQuery, 'cursor' | 'fields'> & {
    position: Position | null;
    people?: boolean;
    counted?: boolean;
  },
): Promise<Page<TagRow>> {
  return repository.listTags(db, query);
}

/** @throws NotFoundError where the slug never was, or is not public. */
export async function getTag(
  db: Database,
  slug: string,
  scheme?: TagScheme,
  options: { unpublished?: boolean; narrower?: boolean } = {},
): Promise<Found<TagRow>> {
  const what = scheme ?? 'tag';
  const tag = await repository.findTag(db, slug, options);
  if (tag && (scheme === undefined || tag.scheme === scheme)) return { found: tag };
  const [resolved] = await repository.resolveTags(db, [slug]);
  if (!resolved || resolved.slug === slug || (scheme !== undefined && resolved.scheme !== scheme)) {
    throw new NotFoundError(`There is no ${what} “${slug}”.`);
  }
  return { movedTo: resolved.slug };
}

/** The tags that a filter names. @throws InvalidRequestError naming the parameter and every slug that is none. */
export async function requireTags(
  db: Database,
  slugs: readonly string[],
  parameter: string,
  scheme?: TagScheme,
): Promise<ResolvedTag[]> {
  const resolved = await remember(db, 'tags', slugs, () => repository.resolveTags(db, slugs));
  const fitting = resolved.filter((tag) => scheme === undefined || tag.scheme === scheme);
  const missing = slugs.filter((slug) => !fitting.some((tag) => tag.requested === slug));
  if (missing.length === 0) return fitting;
  throw unknownSlugs(scheme ?? 'tag', parameter, missing, await repository.listTagSlugs(db, scheme));
}

export const listTerms = repository.listTerms;

export const listThemePlaces = repository.listThemePlaces;
