import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import type { Database, Queryable, Transaction } from '../db/client.ts';
import { InvalidRequestError } from '../errors.ts';
import { aliasInputs } from '../tags/create-tag.ts';
import { mergeHeldTags } from '../tags/merge-tags.ts';
import * as tags from '../tags/write-repository.ts';
import type { Concept, FileFault, ParsedVocabulary, ReadFormat, Scheme, StoredConcept } from './concept.ts';
import { parseCsv } from './csv.ts';
import { planVocabulary, type VocabularyPlan } from './plan.ts';
import { parseQdc } from './qdc.ts';
import { listConcepts, listSlugHolders } from './repository.ts';

export interface VocabularyFile {
  format: ReadFormat;
  text: string;
  /** For terms that name no scheme of ours; themes, in a codebook. */
  scheme?: Scheme | undefined;
}

export type TokenedPlan = VocabularyPlan & { planToken: string };

const parse = async (db: Database, { format, text, scheme }: VocabularyFile): Promise<ParsedVocabulary> => {
  if (format === 'csv') return parseCsv(text, scheme);
  if (format === 'qdc')
    return parseQdc(text, scheme ?? 'theme', await listConcepts(db, { everything: true }));
  // Its libraries are large, and seldom needed.
  const { parseJsonLd, parseTurtle } = await import('./skos.ts');
  return format === 'ttl' ? parseTurtle(text, scheme) : parseJsonLd(text, scheme);
};

/** What a file would do, with everything that is wrong with it. Reads only. */
export async function planVocabularyFile(db: Database, file: VocabularyFile): Promise<TokenedPlan> {
  return (await readPlan(db, await parse(db, file))).plan;
}

/**
 * Does what the plan says, as one act that can be undone.
 * @throws InvalidRequestError for a file with faults; DomainError `precondition-failed` where the vocabulary has
 *   changed since the plan; ConflictError where a label would mean two terms
 */
export async function applyVocabularyFile(
  db: Database,
  actor: Actor,
  file: VocabularyFile,
  planToken: string | undefined,
): Promise<Outcome<{ plan: TokenedPlan }>> {
  const parsed = await parse(db, file);
  return curate(db, actor, { lock: 'exclusive' }, async (tx, auditId) => {
    const { plan, bySlug } = await readPlan(tx, parsed);
    if (plan.faults.length > 0) throw faulty(plan.faults);
    requirePlanToken(planToken, plan.planToken);
    await apply(tx, parsed.concepts, plan, bySlug);
    const { created, changed, merged, retired } = plan;
    const counts = {
      created: created.length,
      changed: changed.length,
      merged: merged.length,
      retired: retired.length,
    };
    return {
      result: { plan },
      entry: {
        action: 'vocabulary.apply',
        entityType: 'collection',
        entityId: auditId,
        entityLabel: Object.entries(counts)
          .map(([what, count]) => `${count} ${what}`)
          .join(', '),
        after: counts,
      },
    };
  });
}

const faulty = (faults: readonly FileFault[]): InvalidRequestError =>
  new InvalidRequestError(
    'The file cannot be applied: see errors.',
    faults.slice(0, 100).map(({ where, detail }) => ({ detail: `${where}: ${detail}` })),
  );

async function readPlan(
  db: Queryable,
  parsed: ParsedVocabulary,
): Promise<{ plan: TokenedPlan; bySlug: Map<string, StoredConcept> }> {
  const concepts = await listConcepts(db, { everything: true });
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const bySlug = new Map<string, StoredConcept>();
  for (const { slug, id } of await listSlugHolders(db)) {
    const concept = byId.get(id);
    if (concept) bySlug.set(slug, concept);
  }
  const plan = planVocabulary(parsed.concepts, bySlug);
  plan.faults.unshift(...parsed.faults);
  const versions = concepts.map(({ id, version }) => [id, version]);
  return {
    plan: { ...plan, planToken: planTokenOf('vocabulary.apply', plan, versions, parsed.concepts) },
    bySlug,
  };
}

/**
 * In passes, because terms may swap labels, aliases and places: what is given up goes first, what is taken comes
 * after it, and merges come last.
 */
async function apply(
  tx: Transaction,
  concepts: readonly Concept[],
  plan: VocabularyPlan,
  bySlug: Map<string, StoredConcept>,
): Promise<void> {
  const touched = new Set([...plan.created, ...plan.changed].map(({ slug }) => slug));
  const work = concepts.flatMap((concept) => {
    const stored = bySlug.get(concept.slug);
    return touched.has(stored?.slug ?? concept.slug) ? [{ concept, stored }] : [];
  });
  const ids = new Map([...bySlug].map(([slug, { id }]) => [slug, id]));
  const relabelled = work.flatMap(({ concept, stored }) =>
    stored && stored.label !== concept.label ? [stored] : [],
  );
  for (const { id } of relabelled.length > 1 ? relabelled : []) await tags.updateTag(tx, id, { label: id });
  for (const { concept, stored } of work) if (stored) await giveUp(tx, concept, stored, ids);
  for (const { concept, stored } of work) {
    if (!stored) ids.set(concept.slug, await insert(tx, concept));
  }
  for (const { concept, stored } of work) if (stored) await change(tx, concept, stored);
  for (const { concept, stored } of work) await take(tx, concept, stored, ids);
  for (const { slug } of plan.retired) await tags.updateTag(tx, idOf(ids, slug), { status: 'retired' });
  for (const { slug, into } of plan.merged) await mergeHeldTags(tx, idOf(ids, slug), idOf(ids, into));
}

function idOf(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`The plan names ${slug}, which is not there.`);
  return id;
}

const keptOf = (held: readonly string[], given: readonly string[] | undefined): string[] =>
  given === undefined ? [...held] : held.filter((value) => given.includes(value));

async function giveUp(
  tx: Transaction,
  concept: Concept,
  stored: StoredConcept,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const kept = aliasInputs(
    keptOf(stored.aliases, concept.aliases),
    keptOf(stored.hiddenLabels, concept.hiddenLabels),
  );
  await tags.setTagAliases(tx, stored, kept);
  const idsOf = (slugs: readonly string[] | undefined) => slugs?.map((slug) => idOf(ids, slug));
  const stays = (held: readonly string[], given: string[] | undefined) =>
    held.map((slug) => idOf(ids, slug)).filter((id) => given === undefined || given.includes(id));
  const known = (slugs: string[] | undefined) => slugs?.filter((slug) => ids.has(slug));
  await tags.setBroader(tx, stored.id, stays(stored.broader, idsOf(known(concept.broader))));
  await tags.setRelated(tx, stored.id, stays(stored.related, idsOf(known(concept.related))));
}

async function insert(tx: Transaction, concept: Concept): Promise<string> {
  const id = uuidv7();
  const { scheme, slug, label, definition = null, scopeNote = null, position = 0, status } = concept;
  await tags.insertTag(tx, {
    id,
    scheme,
    slug,
    label,
    definition,
    scopeNote,
    position,
    status: status === 'proposed' || status === 'retired' ? status : 'active',
  });
  return id;
}

async function change(tx: Transaction, concept: Concept, stored: StoredConcept): Promise<void> {
  const { label, definition, scopeNote, position, status } = concept;
  await tags.updateTag(tx, stored.id, {
    label,
    ...(definition !== undefined && { definition }),
    ...(scopeNote !== undefined && { scopeNote }),
    ...(position !== undefined && { position }),
    ...((status === 'active' || status === 'proposed') && { status }),
  });
}

async function take(
  tx: Transaction,
  concept: Concept,
  stored: StoredConcept | undefined,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const id = stored?.id ?? idOf(ids, concept.slug);
  const { scheme } = concept;
  const aliases = concept.aliases ?? stored?.aliases ?? [];
  const hidden = concept.hiddenLabels ?? stored?.hiddenLabels ?? [];
  await tags.setTagAliases(tx, { id, scheme }, aliasInputs(aliases, hidden));
  if (concept.broader)
    await tags.setBroader(
      tx,
      id,
      concept.broader.map((slug) => idOf(ids, slug)),
    );
  if (concept.related)
    await tags.setRelated(
      tx,
      id,
      concept.related.map((slug) => idOf(ids, slug)),
    );
}
