import type { Database } from '../db/client.ts';
import { remember } from '../db/content-clock.ts';
import { NotFoundError } from '../errors.ts';
import type { Page, Position } from '../http/pagination.ts';
import { unknownSlugs } from '../http/unknown-slugs.ts';
import { linkFilter } from '../http/link-filter.ts';
import { requireTags, type Found } from '../tags/service.ts';
import * as repository from './repository.ts';
import type { ExampleRow, ResolvedExample } from './repository.ts';
import type { ListExamplesQuery } from './schemas.ts';

export async function listExamples(
  db: Database,
  query: Omit<ListExamplesQuery, 'cursor' | 'fields'>,
  position: Position | null,
): Promise<Page<ExampleRow>> {
  const filters = {
    themes: await linkFilter(query, 'theme', (slugs, parameter) =>
      requireTags(db, slugs, parameter, 'theme'),
    ),
    tags: await linkFilter(query, 'tag', (slugs, parameter) => requireTags(db, slugs, parameter)),
    q: query.q,
  };
  return repository.listExamples(db, { filters, sort: query.sort, limit: query.limit, position });
}

/** An example by its slug, or the slug it has now. @throws NotFoundError */
export async function getExample(
  db: Database,
  slug: string,
  options: { unpublished?: boolean } = {},
): Promise<Found<ExampleRow>> {
  const example = await repository.findExample(db, slug, options);
  if (example) return { found: example };
  const [resolved] = await repository.resolveExamples(db, [slug]);
  if (!resolved || resolved.slug === slug) throw new NotFoundError(`There is no example “${slug}”.`);
  return { movedTo: resolved.slug };
}

/** The examples that a filter names. @throws InvalidRequestError naming the parameter and every slug that is none. */
export async function requireExamples(
  db: Database,
  slugs: readonly string[],
  parameter: string,
): Promise<ResolvedExample[]> {
  const resolved = await remember(db, 'examples', slugs, () => repository.resolveExamples(db, slugs));
  const missing = slugs.filter((slug) => !resolved.some(({ requested }) => requested === slug));
  if (missing.length === 0) return resolved;
  throw unknownSlugs('example', parameter, missing, await repository.listExampleSlugs(db));
}

export const listExamplesById = repository.listExamplesById;
export const listExampleTerms = repository.listExampleTerms;
