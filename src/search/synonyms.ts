import { sql } from 'drizzle-orm';
import type { Database, Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import type { SynonymGroup } from './port.ts';

/** The label and aliases of each living term and the names of each example, folded, where there is more than one. */
export async function listSynonymGroups(db: Queryable): Promise<SynonymGroup[]> {
  const rows = await read<{ labels: SynonymGroup }>(
    db,
    sql`
    select array_agg(distinct key order by key) as labels from (
      select t.id, t.label_key as key from tags t where ${published.tag}
      union all select t.id, a.label_key from tags t join tag_aliases a on a.tag_id = t.id where ${published.tag}
      union all select e.id, e.name_key from examples e where ${published.example}
      union all select e.id, a.label_key from examples e join example_aliases a on a.example_id = e.id
        where ${published.example}) named
    group by id having count(distinct key) > 1 order by 1`,
  );
  return rows.map(({ labels }) => labels);
}

/** For each label what may stand in its place. */
export function synonymMap(groups: readonly SynonymGroup[]): Map<string, string[]> {
  const others = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const label of group) {
      const known = others.get(label) ?? new Set();
      for (const other of group) if (other !== label) known.add(other);
      others.set(label, known);
    }
  }
  return new Map([...others].map(([label, set]) => [label, [...set].sort()]));
}

/** What a label or alias stands for, folded. */
export interface Concept {
  /** Labels that mean the same. */
  synonyms: string[];
  /** Slugs of the terms and examples that are called so. */
  slugs: string[];
}

/** Every label and alias of the living vocabulary, folded, with what it stands for. */
async function listConcepts(db: Queryable): Promise<Map<string, Concept>> {
  const rows = await read<{ slug: string; labels: string[] }>(
    db,
    sql`
    select t.slug, array(select t.label_key union select a.label_key from tag_aliases a where a.tag_id = t.id) as labels
      from tags t where ${published.tag}
    union all
    select e.slug, array(select e.name_key union select a.label_key from example_aliases a where a.example_id = e.id)
      from examples e where ${published.example}`,
  );
  const concepts = new Map<string, Concept>();
  for (const { slug, labels } of rows) {
    for (const label of labels) {
      const known = concepts.get(label) ?? { synonyms: [], slugs: [] };
      known.slugs.push(slug);
      known.synonyms.push(...labels.filter((other) => other !== label));
      concepts.set(label, known);
    }
  }
  return concepts;
}

/** The concepts, read again when anything was written. */
export class Concepts {
  readonly #db: Database;
  readonly #contentVersion: () => Promise<number>;
  #version = -1;
  #concepts: Promise<ReadonlyMap<string, Concept>> = Promise.resolve(new Map());

  constructor(db: Database, contentVersion: () => Promise<number>) {
    this.#db = db;
    this.#contentVersion = contentVersion;
  }

  async read(): Promise<ReadonlyMap<string, Concept>> {
    const version = await this.#contentVersion();
    if (this.#version !== version) {
      const concepts = listConcepts(this.#db);
      [this.#version, this.#concepts] = [version, concepts];
      concepts.catch(() => (this.#version = -1));
    }
    return this.#concepts;
  }
}
