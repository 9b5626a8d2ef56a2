import type { Servers } from '../compose.ts';
import type { Database } from '../db/client.ts';
import { driftSize } from '../outbox/drift.ts';
import { measureSettledDrift } from '../outbox/repair.ts';
import { meilisearchClient } from '../search/meilisearch-client.ts';
import { MeilisearchIndex } from '../search/meilisearch-index.ts';
import { listSynonymGroups } from '../search/synonyms.ts';
import { failure, fine, warning, type Finding } from './finding.ts';

const searchTimeoutMs = 5000;

/** Meilisearch, its key, and what its indexes hold. Without it searches go on: nothing here fails but the key. */
export async function examineSearch(db: Database, server: Servers['meilisearch']): Promise<Finding[]> {
  if (!server) return [fine('search', 'Searches are answered by PostgreSQL.')];
  const client = meilisearchClient(server, searchTimeoutMs);
  const healthy = await client.isHealthy();
  if (!healthy)
    return [
      warning(
        'search',
        'Meilisearch does not answer: PostgreSQL answers searches meanwhile.',
        'See to it that it runs and that MEILI_URL names it.',
      ),
    ];
  const version = await client.getVersion().catch(() => null);
  if (!version)
    return [
      failure(
        'search',
        'Meilisearch refuses the key.',
        'Set MEILI_API_KEY to its master key, or to its default admin key.',
      ),
    ];
  const found = fine('search', `Meilisearch answers, version ${version.pkgVersion}.`);
  return [found, await examineIndexes(db, new MeilisearchIndex({ ...server, searchTimeoutMs }))];
}

async function examineIndexes(db: Database, index: MeilisearchIndex): Promise<Finding> {
  const part = 'search index';
  const rebuild = 'Rebuild it: npm run -s kb -- reindex';
  try {
    const stale = await index.listStaleSettings(await listSynonymGroups(db));
    if (stale.length > 0)
      return warning(part, `Its settings are not as they should be: ${stale.join(', ')}.`, rebuild);
    const count = driftSize(await measureSettledDrift(db, index));
    if (count > 0) return warning(part, `Documents that differ from the database: ${count}.`, rebuild);
    return fine(part, 'It holds what the database holds.');
  } catch (error) {
    return warning(
      part,
      `It could not be read: ${error instanceof Error ? error.message : String(error)}`,
      rebuild,
    );
  }
}
