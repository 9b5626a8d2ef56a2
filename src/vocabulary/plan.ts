import type { Concept, FileFault, StoredConcept } from './concept.ts';

type Member = Exclude<keyof Concept, 'slug' | 'scheme'>;

export interface ChangedConcept {
  slug: string;
  label: string;
  changes: { member: string; from: HeldValue; to: HeldValue }[];
}

/** What a member of a term can hold. */
export type HeldValue = string | number | string[] | null;

/** What a file would do to the vocabulary. What the file does not speak of stays. */
export interface VocabularyPlan {
  created: { slug: string; scheme: string; label: string }[];
  changed: ChangedConcept[];
  merged: { slug: string; label: string; into: string }[];
  retired: { slug: string; label: string }[];
  unchanged: number;
  /** Why it cannot be applied. */
  faults: FileFault[];
}

const compared = [
  'label',
  'aliases',
  'hiddenLabels',
  'definition',
  'scopeNote',
  'position',
  'broader',
  'related',
  'status',
] as const satisfies Member[];

/**
 * Compares a file with what is stored. `bySlug` finds a stored term by any slug it ever had: a renamed term is the
 * same term.
 */
export function planVocabulary(
  concepts: readonly Concept[],
  bySlug: ReadonlyMap<string, StoredConcept>,
): VocabularyPlan {
  const plan: VocabularyPlan = {
    created: [],
    changed: [],
    merged: [],
    retired: [],
    unchanged: 0,
    faults: [],
  };
  const named = new Set(concepts.map(({ slug }) => slug));
  const current = (slug: string): string => bySlug.get(slug)?.slug ?? slug;
  const seen = new Set<string>();
  for (const concept of concepts) {
    const { slug, label } = concept;
    if (seen.has(current(slug))) plan.faults.push({ where: slug, detail: 'The file has this term twice.' });
    seen.add(current(slug));
    plan.faults.push(...faultsOf(concept, bySlug, named));
    const stored = bySlug.get(slug);
    if (!stored) {
      if (concept.status === 'merged') {
        plan.faults.push({ where: slug, detail: 'A term that is not here cannot be merged.' });
      }
      plan.created.push({ slug, scheme: concept.scheme, label });
      continue;
    }
    classify(plan, concept, stored, current);
  }
  return plan;
}

function classify(
  plan: VocabularyPlan,
  concept: Concept,
  stored: StoredConcept,
  current: (slug: string) => string,
): void {
  const { slug, label } = stored;
  if (stored.status === 'merged') {
    const same = concept.status === 'merged' && current(concept.mergedInto ?? '') === stored.mergedInto;
    if (same) plan.unchanged += 1;
    else
      plan.faults.push({
        where: slug,
        detail: `It was merged into “${stored.mergedInto}”: undo that first.`,
      });
    return;
  }
  const changes = changesOf(concept, stored, current);
  const own = changes.filter(({ member }) => member !== 'status');
  if (own.length > 0) plan.changed.push({ slug, label, changes: own });
  if (concept.status === 'merged') plan.merged.push({ slug, label, into: current(concept.mergedInto ?? '') });
  else if (concept.status === 'retired' && stored.status !== 'retired') plan.retired.push({ slug, label });
  else if (changes.length > own.length && own.length === 0) plan.changed.push({ slug, label, changes });
  else if (own.length === 0) plan.unchanged += 1;
}

function changesOf(
  concept: Concept,
  stored: StoredConcept,
  current: (slug: string) => string,
): ChangedConcept['changes'] {
  return compared.flatMap((member) => {
    const given = concept[member];
    if (given === undefined || (member === 'status' && (given === 'merged' || given === 'retired')))
      return [];
    const isRelation = member === 'broader' || member === 'related';
    const to = Array.isArray(given) ? [...new Set(isRelation ? given.map(current) : given)].sort() : given;
    const held = stored[member];
    const from = Array.isArray(held) ? [...held].sort() : held;
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ member, from, to }];
  });
}

function faultsOf(
  concept: Concept,
  bySlug: ReadonlyMap<string, StoredConcept>,
  named: ReadonlySet<string>,
): FileFault[] {
  const { slug: where } = concept;
  const stored = bySlug.get(where);
  const faults: FileFault[] = [];
  if (stored && stored.scheme !== concept.scheme) {
    faults.push({ where, detail: `It is a ${stored.scheme} here, a ${concept.scheme} in the file.` });
  }
  const links = [
    ...(concept.broader ?? []),
    ...(concept.related ?? []),
    ...(concept.mergedInto ? [concept.mergedInto] : []),
  ];
  for (const slug of links) {
    if (!bySlug.has(slug) && !named.has(slug)) faults.push({ where, detail: `There is no term “${slug}”.` });
  }
  if (concept.status === 'merged' && !concept.mergedInto) {
    faults.push({ where, detail: 'It is merged, but the file does not say into what.' });
  }
  return faults;
}
