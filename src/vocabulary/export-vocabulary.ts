import type { Database } from '../db/client.ts';
import { writeCsv } from './csv.ts';
import type { Format } from './concept.ts';
import { addressesBelow } from './names.ts';
import { listConcepts } from './repository.ts';

/**
 * The vocabulary as a file; the same vocabulary gives the same bytes. `everything` also has proposed terms and
 * relations to them, for round trips by curators.
 */
export async function exportVocabulary(
  db: Database,
  format: Format,
  options: { publicUrl: string | undefined; everything: boolean },
): Promise<string> {
  const concepts = await listConcepts(db, options);
  if (format === 'csv') return writeCsv(concepts);
  // Its libraries are large, and seldom needed.
  const { writeJsonLd, writeTurtle } = await import('./skos.ts');
  const addresses = addressesBelow(options.publicUrl);
  return format === 'ttl' ? writeTurtle(concepts, addresses) : writeJsonLd(concepts, addresses);
}
