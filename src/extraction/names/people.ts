import type { Cluster } from './clusters.ts';
import { addForm, newEntity, type Entity } from './entities.ts';
import type { Verdict } from './judge.ts';
import { fold, isTitle } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { personParticles, titleRanks } from './word-classes.ts';

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
  const people = new People();
  const rest: Judged[] = [];
  for (const one of judged.values()) {
    const full = one.verdict?.kind === 'person' && namesOf(one.cluster.tokens).length > 1;
    if (!full) rest.push(one);
    else take(people, judged, one, people.sameAs(one.cluster.tokens));
  }
  for (const one of rest) {
    const { tokens } = one.cluster;
    const several = namesOf(tokens).length > 1;
    if (several || !mayBePerson(one.cluster, one.verdict)) continue;
    take(people, judged, one, people.calledBy(tokens));
  }
  return people.all;
}

function take(
  people: People,
  judged: Map<string, Judged>,
  { cluster, verdict }: Judged,
  known: Entity | undefined,
): void {
  if (known) addForm(known, cluster.tokens);
  else if (verdict?.kind === 'person') people.add(newPerson(verdict.confidence, cluster.tokens));
  else return;
  judged.delete(cluster.key);
}

/** “Mrs Salt” without “Mrs”; titles alone stay. */
export function withoutTitles(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex((token) => !isTitle(token) && !titleRanks.has(token.lower));
  return start < 1 ? tokens : tokens.slice(start);
}

/** Titles belong to a name that is otherwise a single word ("Mrs Salt"); a full name goes without. */
function newPerson(confidence: number, tokens: readonly Token[]): Entity {
  const untitled = withoutTitles(tokens);
  if (untitled.length === tokens.length || namesOf(tokens).length < 2)
    return newEntity('person', confidence, tokens);
  const person = newEntity('person', confidence, untitled);
  addForm(person, tokens);
  return person;
}

/** People by first name, surname and both; whoever comes first in the note keeps a shared name. */
class People {
  readonly all: Entity[] = [];
  readonly first = new Map<string, Entity>();
  readonly last = new Map<string, Entity>();
  readonly both = new Map<string, Entity>();
  /** By every run of two or more names that ends the full one: "Ó Briain". */
  readonly endings = new Map<string, Entity>();

  add(entity: Entity): void {
    const names = namesOf(entity.tokens).map(fold);
    this.all.push(entity);
    keep(this.first, names[0]!, entity);
    if (names.length < 2) return;
    keep(this.last, names.at(-1)!, entity);
    keep(this.both, `${names[0]} ${names.at(-1)}`, entity);
    for (let from = 1; from < names.length - 1; from++)
      keep(this.endings, names.slice(from).join(' '), entity);
  }

  sameAs(tokens: readonly Token[]): Entity | undefined {
    const names = namesOf(tokens).map(fold);
    return this.both.get(`${names[0]} ${names.at(-1)}`) ?? this.endings.get(names.join(' '));
  }

  /** Whose first name or surname it is; after a title a surname goes first. */
  calledBy(tokens: readonly Token[]): Entity | undefined {
    const word = fold(tokens.at(-1)!);
    const [first, last] = [this.first.get(word), this.last.get(word)];
    return tokens.length > 1 ? (last ?? first) : (first ?? last ?? this.nicknamed(word));
  }

  /** "Olu" for Olubunmi, where only one person's name begins so. */
  nicknamed(word: string): Entity | undefined {
    if (word.length < 3) return undefined;
    const named = [...this.first].filter(([name]) => name.startsWith(word) && name.length > word.length + 1);
    return named.length === 1 ? named[0]![1] : undefined;
  }
}

function keep(map: Map<string, Entity>, key: string, entity: Entity): void {
  if (!map.has(key)) map.set(key, entity);
}

/** Without titles and small words. */
function namesOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token, at) =>
      token.capital && !((isTitle(token) || personParticles.has(token.lower)) && at < tokens.length - 1),
  );
}

function mayBePerson({ features, tokens }: Cluster, verdict: Verdict | null): boolean {
  if (!verdict || verdict.kind === 'person' || tokens.length > 1) return true;
  return verdict.kind !== 'place' || !ELSEWHERE.some((feature) => features.has(feature));
}
