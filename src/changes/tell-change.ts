import type { PublicRecord } from './records.ts';

export const changedEntities = ['note', 'insight', 'tag', 'example'] as const;
export type ChangedEntity = (typeof changedEntities)[number];

/** Where a thing stands: `public`, or why it is not. */
export type Fate = 'public' | 'merged' | 'taken_down' | 'orphaned' | 'withdrawn';

/** What is told of a thing. The last four take it out of the reader's copy. */
export const changeActions = [
  'created',
  'updated',
  'slug_changed',
  'restored',
  'unmerged',
  'merged',
  'taken_down',
  'orphaned',
  'withdrawn',
] as const;
export type ChangeAction = (typeof changeActions)[number];

const tombstones = new Set<ChangeAction>(['merged', 'taken_down', 'orphaned', 'withdrawn']);

/** Whether the change takes the thing away. */
export const isTombstone = (action: ChangeAction): boolean => tombstones.has(action);

/** How a thing was last told. */
export interface ToldRecord {
  fate: Fate;
  slug: string | null;
  reference: string | null;
  digest: string | null;
}

/**
 * What happened to a thing between how it was last told and how it stands now; null where the public could not tell
 * the difference. A thing that was never public is never told.
 */
export function tellChange(
  before: ToldRecord | undefined,
  now: PublicRecord | undefined,
  fate: Fate,
): ChangeAction | null {
  if (now === undefined) {
    if (before === undefined || before.fate === fate) return null;
    // An address that has been out of use becomes a redirect again, or answers that it is gone.
    return before.fate === 'public' || fate === 'merged' || fate === 'taken_down'
      ? (fate as Exclude<Fate, 'public'>)
      : null;
  }
  if (before === undefined) return 'created';
  if (before.fate === 'merged') return 'unmerged';
  if (before.fate !== 'public') return 'restored';
  if (before.digest === now.digest) return null;
  return before.slug === now.slug ? 'updated' : 'slug_changed';
}
