import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import { vocabularyLock } from '../db/vocabulary-lock.ts';
import { chooseTagSlug } from './held-tags.ts';
import { findTerm } from './recognised.ts';
import { insertTag } from './write-repository.ts';

/**
 * Themes that an extractor or a project's codes would like to have, as proposals for the review queue. Returns the term of each label; a
 * theme that a person has taken out of use is not proposed again and has none.
 */
export async function proposeThemes(
  tx: Transaction,
  labels: readonly string[],
  definitions: ReadonlyMap<string, string | null> = new Map(),
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  if (labels.length === 0) return ids;
  await tx.execute(sql`select pg_advisory_xact_lock(${vocabularyLock})`);
  for (const label of labels) {
    const known = await findTerm(tx, 'theme', label);
    if (known?.status === 'active' || known?.status === 'proposed') ids.set(label, known.id);
    if (known) continue;
    const id = uuidv7();
    const slug = await chooseTagSlug(tx, undefined, label);
    const definition = definitions.get(label) ?? null;
    await insertTag(tx, { id, scheme: 'theme', slug, label, definition, status: 'proposed' });
    ids.set(label, id);
  }
  return ids;
}
