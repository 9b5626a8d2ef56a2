import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import type { RecognisedName } from '../extraction/port.ts';
import { slugify } from '../lib/slug.ts';
import { insertExample, listTakenExampleSlugs } from './repository.ts';
import { findNameHolders, setExampleAliases } from './write-repository.ts';
import { read } from '../db/read.ts';
import { vocabularyLock } from '../db/vocabulary-lock.ts';

export interface ExampleIdentity {
  id: string;
  name: RecognisedName;
}

/**
 * The examples that recognised names stand for, of one note or many: known ones by any name or alias, new ones
 * created, in the order given. What a person has taken out of use is left out. Ingests take turns here.
 */
export async function resolveOrCreateExamples(
  tx: Transaction,
  names: RecognisedName[],
  options: { source: string; acceptFrom: number },
): Promise<ExampleIdentity[]> {
  if (names.length === 0) return [];
  await tx.execute(sql`select pg_advisory_xact_lock(${vocabularyLock})`);
  const found = await findExampleIds(tx, names);
  const identities: ExampleIdentity[] = [];
  let isAnyNew = false;
  for (const [place, name] of names.entries()) {
    const before = found[place] ?? null;
    // One made a moment ago may be meant where there was none.
    const known: string | null =
      before === null && isAnyNew ? ((await findExampleIds(tx, [name]))[0] ?? null) : before;
    if (known === null && (await isRejected(tx, name.name))) continue;
    isAnyNew ||= known === null;
    identities.push({ id: known ?? (await createExample(tx, name, options)), name });
  }
  return identities;
}

/** Whether a person took an example of that name out of use: it is not proposed again. */
async function isRejected(tx: Transaction, name: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from examples where status = 'retired' and name_key = fold_label(${name}) limit 1`);
  return rows.length > 0;
}

/** Of each name the example that it or one of its aliases means; of several the oldest. */
async function findExampleIds(tx: Transaction, names: readonly RecognisedName[]): Promise<(string | null)[]> {
  const labels = names.map(({ name, aliases }) => [name, ...aliases]);
  const rows = await read<{ id: string | null }>(
    tx,
    sql`
    with wanted as materialized (
      select place, array(select fold_label(label) from jsonb_array_elements_text(labels) label) as keys
      from jsonb_array_elements(${JSON.stringify(labels)}::text::jsonb) with ordinality listed (labels, place))
    select found.id from wanted w left join lateral (
      select coalesce(e.merged_into_id, e.id) as id from examples e
      where e.status in ('active', 'proposed') and e.name_key = any(w.keys)
      union select a.example_id from example_aliases a where a.label_key = any(w.keys)
      order by id limit 1) found on true
    order by w.place`,
  );
  return rows.map(({ id }) => id);
}

async function createExample(
  tx: Transaction,
  name: RecognisedName,
  { source, acceptFrom }: { source: string; acceptFrom: number },
): Promise<string> {
  const id = uuidv7();
  const status = name.confidence >= acceptFrom ? 'active' : 'proposed';
  const slug = await freeSlug(tx, slugify(name.name));
  await insertExample(tx, { id, slug, name: name.name, status, source });
  // Its own name is taken by now: forms that differ from it in case or accents only are no aliases.
  const taken = await findNameHolders(tx, name.aliases, null);
  const free = name.aliases.filter((alias) => !taken.some(({ label }) => label === alias));
  if (free.length > 0)
    await setExampleAliases(
      tx,
      id,
      free.map((label) => ({ label, kind: 'alternative' })),
    );
  return id;
}

async function freeSlug(tx: Transaction, slug: string): Promise<string> {
  const candidates = [slug, ...Array.from({ length: 98 }, (_, i) => `${slug}-${i + 2}`)];
  const taken = await listTakenExampleSlugs(tx, candidates);
  return candidates.find((candidate) => !taken.has(candidate)) ?? `${slug}-${uuidv7()}`;
}
