import type { Cluster, Verdict } from './clusters.ts';
import { addForm, newEntity, type Entity } from './entities.ts';
import { fold, isTitle } from './lexicon.ts';
import type { Token } from './tokens.ts';

export interface Judged {
  cluster: Cluster;
  verdict: Verdict | null;
}

/** Features that show a single word to be a place even where somebody bears it as a name. */
const ELSEWHERE = ['in', 'near', 'comes-from', 'compound', 'after-place', 'before-place'];

/**
 * Joins first names, surnames and titled surnames to the full name they belong to. What was joined is taken
 * out of `judged`.
 */
export function gatherPeople(judged: Map<string, Judged>): Entity[] {
  const people: Entity[] = [];
  const full = [...judged.values()].filter(
    ({ cluster, verdict }) => verdict?.kind === 'person' && namesOf(cluster.tokens).length > 1,
  );
  for (const { cluster, verdict } of full) {
    const known = people.find((person) => sameNames(namesOf(person.tokens), namesOf(cluster.tokens)));
    if (known) addForm(known, cluster.tokens);
    else people.push(newEntity('person', verdict!.confidence, cluster.tokens));
    judged.delete(cluster.key);
  }
  for (const { cluster, verdict } of judged.values()) {
    if (namesOf(cluster.tokens).length !== 1 || !mayBePerson(cluster, verdict)) continue;
    const known = ownerOf(people, cluster.tokens);
    if (known) addForm(known, cluster.tokens);
    else if (verdict?.kind === 'person') people.push(newEntity('person', verdict.confidence, cluster.tokens));
    else continue;
    judged.delete(cluster.key);
  }
  return people;
}

/** Without titles and small words. */
function namesOf(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, at) => token.capital && !(isTitle(token) && at < tokens.length - 1));
}

function sameNames(a: Token[], b: Token[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length < 2) return false;
  return fold(shorter[0]!) === fold(longer[0]!) && fold(shorter.at(-1)!) === fold(longer.at(-1)!);
}

function mayBePerson({ features, tokens }: Cluster, verdict: Verdict | null): boolean {
  if (!verdict || verdict.kind === 'person' || tokens.length > 1) return true;
  return verdict.kind !== 'place' || !ELSEWHERE.some((feature) => features.has(feature));
}

/** Whose first name or surname it is; after a title a surname goes first. */
function ownerOf(people: readonly Entity[], tokens: readonly Token[]): Entity | undefined {
  const word = fold(tokens.at(-1)!);
  const first = people.find((person) => fold(namesOf(person.tokens)[0]!) === word);
  const last = people.find(
    (person) => namesOf(person.tokens).length > 1 && fold(namesOf(person.tokens).at(-1)!) === word,
  );
  return tokens.length > 1 ? (last ?? first) : (first ?? last);
}
