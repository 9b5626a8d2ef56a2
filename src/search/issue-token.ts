import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { SearchToken, SearchType } from './port.ts';

/** @throws DomainError `unavailable` where no Meilisearch runs, or it gives no keys. */
export async function issueToken(
  { index, log }: Deps,
  types: readonly SearchType[],
  expiresAt: Date,
): Promise<SearchToken> {
  if (!index) {
    throw new DomainError(
      'unavailable',
      'Search runs on PostgreSQL here, which browsers cannot ask directly.',
    );
  }
  try {
    return await index.issueToken(types, expiresAt);
  } catch (error) {
    log.warn({ err: error }, 'no search token could be issued');
    throw new DomainError(
      'unavailable',
      'Meilisearch gives no keys now: it is away, runs without a master key, or MEILI_API_KEY may not make keys.',
      { cause: error },
    );
  }
}
