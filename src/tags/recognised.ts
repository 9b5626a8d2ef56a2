import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';
import { vocabularyLock } from '../db/vocabulary-lock.ts';
import { foldedWording } from '../text/fold.ts';
import type { RecognisedName } from '../extraction/port.ts';
import { chooseTagSlug } from './held-tags.ts';
import { findLabelHolders, insertTag, setTagAliases, type TagStatus } from './write-repository.ts';

/** The schemes whose terms are recognised in texts. */
export type NamedScheme = 'organisation' | 'person' | 'place';
const namedSchemes: readonly string[] = ['organisation', 'person', 'place'];

export interface TagIdentity {
  id: string;
  name: RecognisedName & { kind: NamedScheme };
}

export const isTagName = (name: RecognisedName): name is TagIdentity['name'] =>
  namedSchemes.includes(name.kind);

/**
 * The terms that recognised organisations, places and people stand for, of one note or many: known ones by label or
 * alias, new ones created, in the order given. What a person has taken out of use stays so: such names are left out.
 * Ingests take turns here.
 */
export async function resolveOrCreateTags(
  tx: Transaction,
  names: TagIdentity['name'][],
  options: { acceptFrom: number },
): Promise<TagIdentity[]> {
  if (names.length === 0) return [];
  await tx.execute(sql`select pg_advisory_xact_lock(${vocabularyLock})`);
  const terms = await findTerms(
    tx,
    names.map(({ kind, name }) => ({ scheme: kind, label: name })),
  );
  const created = new Set<NamedScheme>();
  const identities: TagIdentity[] = [];
  for (const [place, name] of names.entries()) {
    const before = terms[place] ?? null;
    // A term made a moment ago may be meant where there was no living one.
    const known =
      isLiving(before) || !created.has(name.kind) ? before : await findTerm(tx, name.kind, name.name);
    if (known && !isLiving(known)) continue;
    if (!known) created.add(name.kind);
    identities.push({ id: known?.id ?? (await createTerm(tx, name, options)), name });
  }
  return identities;
}

interface Term {
  id: string;
  status: TagStatus;
}

const isLiving = (term: Term | null): boolean => term?.status === 'active' || term?.status === 'proposed';

/** The term that a label means or meant, a living one first; a merged one is the one that it went into. */
export async function findTerm(tx: Transaction, scheme: string, label: string): Promise<Term | null> {
  return (await findTerms(tx, [{ scheme, label }]))[0] ?? null;
}

/** Likewise of many labels, in their order. Not materialised, a label was folded again for each row it was compared with. */
async function findTerms(
  tx: Transaction,
  labels: readonly { scheme: string; label: string }[],
): Promise<(Term | null)[]> {
  const rows = await read<{ id: string | null; status: TagStatus }>(
    tx,
    sql`
    with wanted as materialized (
      select place, given->>'scheme' as scheme, fold_label(given->>'label') as key
      from jsonb_array_elements(${JSON.stringify(labels)}::text::jsonb) with ordinality listed (given, place))
    select found.id, found.status from wanted w left join lateral (
      select t.id, t.status from tags held join tags t on t.id = coalesce(held.merged_into_id, held.id)
        where held.scheme = w.scheme and held.label_key = w.key
      union select t.id, t.status from tag_aliases a join tags t on t.id = a.tag_id
        where a.scheme = w.scheme and a.label_key = w.key
      order by status, id limit 1) found on true
    order by w.place`,
  );
  return rows.map(({ id, status }) => (id === null ? null : { id, status }));
}

async function createTerm(
  tx: Transaction,
  name: TagIdentity['name'],
  { acceptFrom }: { acceptFrom: number },
): Promise<string> {
  const id = uuidv7();
  const scheme = name.kind;
  const slug = await chooseTagSlug(tx, undefined, name.name);
  const status = name.confidence >= acceptFrom ? 'active' : 'proposed';
  await insertTag(tx, { id, scheme, slug, label: name.name, status, recognised: true });
  const aliases = lastingAliases(name);
  const taken = await findLabelHolders(tx, scheme, aliases, null);
  const free = aliases.filter((alias) => !taken.some(({ label }) => label === alias));
  // Setting none would look for some to take away: six statements, with their triggers, of each new term.
  if (free.length > 0)
    await setTagAliases(
      tx,
      { id, scheme },
      free.map((label) => ({ label, kind: 'alternative' })),
    );
  return id;
}

/**
 * Of the forms of a name those that mean it in other notes too: “Cllr Parminder Gill”, “WLGA”. A first name, a short
 * form (“the Trust”) or a short acronym means somebody else there; such forms are mentions, never aliases.
 */
function lastingAliases({ kind, name, aliases }: TagIdentity['name']): string[] {
  const full = foldedWording(name);
  return aliases.filter((alias) => {
    const folded = foldedWording(alias);
    if (folded === full) return false;
    return folded.includes(full) || (kind !== 'person' && /^\p{Lu}{4,10}$/u.test(alias));
  });
}
