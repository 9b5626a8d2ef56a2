import { fitLogistic, type LinearModel } from '../classifier/logistic.ts';
import type { SparseRow } from '../classifier/sparse.ts';
import { parsePlainText } from '../../ingestion/parse-plain-text.ts';
import { judge, strengthOf } from '../names/judge.ts';
import { withoutTitles } from '../names/people.ts';
import { findClusters } from '../names/recognise-names.ts';
import { nameKinds, type NameWeights } from '../names/weights.ts';
import type { NameKind } from '../port.ts';
import type { LabelledNote, NoteHeader } from './read-corpus.ts';
import { priorBias, priors } from './name-priors.ts';
import { addTally, emptyTally, type Tally } from './metrics.ts';

/** Something that may be a name, and what the note's labels say that it is. */
export interface NameExample {
  note: string;
  features: Map<string, number>;
  kind: NameKind | null;
}

const labelledAs: Record<NameKind, keyof NoteHeader['entities']> = {
  person: 'people',
  place: 'places',
  organisation: 'organisations',
  example: 'examples',
};
/** Chosen with writers held out, from 0.1 to 1: `docs/extraction.md`. */
const l2 = 0.3;
const iterations = 200;
/** Words of fewer examples teach nothing. */
const leastExamples = 3;

/**
 * What may be names in these notes. A part of a labelled name (“Oduya” of Philippa Oduya) is neither right nor
 * wrong, unless it speaks.
 */
export function nameExamples(notes: readonly LabelledNote[]): NameExample[] {
  return notes.flatMap(({ name, text, header }) => {
    const kinds = new Map(
      nameKinds.flatMap((kind) =>
        header.entities[labelledAs[kind]].map((label) => [comparable(label), kind]),
      ),
    );
    const isPart = (phrase: string): boolean =>
      [...kinds.keys()].some((label) => ` ${label} `.includes(` ${phrase} `));
    return findClusters({ text, structure: parsePlainText(text) }).flatMap(({ tokens, features }) => {
      const [phrase, untitled] = [tokens, withoutTitles(tokens)].map((words) =>
        comparable(words.map(({ text: word }) => word).join(' ')),
      ) as [string, string];
      const kind = kinds.get(phrase) ?? kinds.get(untitled) ?? null;
      // Labels leave out what everybody knows as often as not.
      if (kind === null && features.has('known-organisation')) return [];
      if (kind !== null || !isPart(untitled)) return [{ note: name, features, kind }];
      return features.has('turn') ? [{ note: name, features, kind: 'person' }] : [];
    });
  });
}

/** One logistic regression for each kind of name. */
export function fitNames(examples: readonly NameExample[]): NameWeights {
  const columns = new Map(usualEvidence(examples).map((name, column) => [name, column]));
  const rows = examples.map(({ features }) => toRow(features, columns));
  const models = nameKinds.map((wanted) =>
    fitLogistic(
      rows,
      examples.map(({ kind }) => Number(kind === wanted)),
      { width: columns.size, l2, iterations, prior: priorOf(wanted, columns) },
    ),
  );
  return {
    biases: models.map(({ bias }) => bias),
    evidence: Object.fromEntries(
      [...columns].map(([name, column]) => [name, models.map(({ weights }) => weights[column]!)]),
    ),
  };
}

export interface HeldOutNames {
  tallies: Map<NameKind, Tally>;
  /** How sure it was of each that it took for a name, and whether it was right. */
  confidences: number[];
  truths: boolean[];
}

/** How names are told by models that have not seen their group. */
export function heldOutNames(examples: readonly NameExample[], groups: readonly number[]): HeldOutNames {
  const tallies = new Map(nameKinds.map((kind) => [kind, emptyTally()]));
  const [confidences, truths]: [number[], boolean[]] = [[], []];
  for (const group of new Set(groups)) {
    const weights = fitNames(examples.filter((_, i) => groups[i] !== group));
    for (const { features, kind } of examples.filter((_, i) => groups[i] === group)) {
      const verdict = judge({ features }, weights);
      for (const [one, tally] of tallies)
        addTally(tally, {
          right: Number(verdict?.kind === one && kind === one),
          suggested: Number(verdict?.kind === one),
          wanted: Number(kind === one),
        });
      if (!verdict) continue;
      confidences.push(verdict.confidence);
      truths.push(verdict.kind === kind);
    }
  }
  return { tallies, confidences, truths };
}

function priorOf(kind: NameKind, columns: ReadonlyMap<string, number>): LinearModel {
  const weights = new Float64Array(columns.size);
  for (const [name, column] of columns) weights[column] = priors[name]?.[kind] ?? 0;
  return { weights, bias: priorBias };
}

/** What has a prior, and what several examples have. */
function usualEvidence(examples: readonly NameExample[]): string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([name, count]) => count >= leastExamples && priors[name] === undefined)
    .map(([name]) => name)
    .concat(Object.keys(priors))
    .sort();
}

function toRow(features: ReadonlyMap<string, number>, columns: ReadonlyMap<string, number>): SparseRow {
  const known = [...features].flatMap(([name, times]) => {
    const column = columns.get(name);
    return column === undefined ? [] : [{ column, value: strengthOf(times) }];
  });
  return {
    columns: Int32Array.from(known, ({ column }) => column),
    values: Float32Array.from(known, ({ value }) => value),
  };
}

const comparable = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|an?) /, '')
    .replace(/'s$/, '');
