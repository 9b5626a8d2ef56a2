import { scalesOf, type GroupScales } from '../model/columns.ts';

export interface TaskSettings {
  scales: GroupScales;
  /** Strength of L2. */
  l2: number;
  /** In how many notes a feature must occur. */
  minNotes: number;
  /** Whether rare features count for more. */
  byRarity: boolean;
  /** How much features count for by what they tell (`telling.ts`); all the same where it is left out. */
  telling?: number;
}

/** Chosen with writers held out; `docs/extraction.md` has the figures. */
export const insightSettings: TaskSettings = {
  scales: scalesOf({
    word: 1,
    bigram: 1,
    char: 1,
    phrase: 1,
    class: 1,
    tag: 1,
    shape: 1,
    place: 1,
    near: 0.5,
    heading: 0.5,
  }),
  l2: 3,
  minNotes: 3,
  byRarity: false,
};

export const kindSettings: TaskSettings = {
  scales: scalesOf({ word: 2, bigram: 2, phrase: 1, class: 0.5, tag: 1, shape: 1, place: 0.5 }),
  l2: 3,
  minNotes: 3,
  byRarity: false,
};

export const themeSettings: TaskSettings = {
  scales: scalesOf({
    word: 4,
    bigram: 3,
    skip: 2,
    char: 3,
    phrase: 1,
    class: 1.2,
    synonym: 1.6,
  }),
  l2: 9,
  minNotes: 3,
  byRarity: true,
  telling: 1.8,
};

/** The themes a model is trained for, in the order of the vocabulary. */
export const themeSlugs = [
  'shared-purpose',
  'distributive-leadership',
  'governance',
  'relationship-building',
  'connector-role',
  'systems-leadership',
  'voice-of-people-served',
  'succession-and-continuity',
  'funding-and-commissioning',
  'language-and-culture',
  'trust-and-openness',
  'enabling-leadership',
] as const;
