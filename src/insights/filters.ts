import type { Database } from '../db/client.ts';
import { requireExamples } from '../examples/service.ts';
import type { InsightKind } from '../extraction/port.ts';
import { linkFilter, type LinkQuery, type Resolve } from '../http/link-filter.ts';
import { requireTags } from '../tags/service.ts';
import type { InsightFilters } from './repository.ts';

/** The filters that lists and search share, as they stand in a query. */
export interface InsightFilterQuery extends LinkQuery {
  kind?: InsightKind[] | undefined;
  series?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
}

/** Slugs resolved to ids. @throws InvalidRequestError naming the parameter for a slug that does not exist. */
export async function resolveInsightFilters(
  db: Database,
  query: InsightFilterQuery,
): Promise<InsightFilters> {
  const themes: Resolve = (slugs, parameter) => requireTags(db, slugs, parameter, 'theme');
  const tags: Resolve = (slugs, parameter) => requireTags(db, slugs, parameter);
  const examples: Resolve = (slugs, parameter) => requireExamples(db, slugs, parameter);
  return {
    themes: await linkFilter(query, 'theme', themes),
    tags: await linkFilter(query, 'tag', tags),
    examples: await linkFilter(query, 'example', examples),
    kinds: query.kind,
    series: query.series,
    from: query.from,
    to: query.to,
    q: query.q,
  };
}
