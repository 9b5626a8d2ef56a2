import type { Database } from '../db/client.ts';
import { listExamplesById } from '../examples/service.ts';
import { listInsightsById } from '../insights/service.ts';
import { listNotesById } from '../notes/service.ts';
import type { EngineHit, SearchType } from './port.ts';
import { presentExampleHit, presentInsightHit, presentNoteHit } from './present.ts';
import type { SearchHit } from './schemas.ts';

type Present = (hit: EngineHit) => SearchHit;

const maxCached = 5000;

/**
 * Reads hits from the database: what an index still holds but the database no longer shows is left out. What was
 * read is kept until the next write anywhere, which counts up the content version.
 */
export class HitReader {
  readonly #db: Database;
  #version = -1;
  #known = new Map<string, Present>();

  constructor(db: Database) {
    this.#db = db;
  }

  async read(hits: readonly EngineHit[], contentVersion: number): Promise<SearchHit[]> {
    if (contentVersion > this.#version || this.#known.size > maxCached) {
      this.#known = new Map();
      this.#version = contentVersion;
    }
    // A search that began before the newest write must not bring back what that write took away.
    const known = contentVersion === this.#version ? this.#known : new Map<string, Present>();
    const missing = hits.filter(({ id }) => !known.has(id));
    for (const [id, present] of await this.#fetch(missing)) known.set(id, present);
    return hits.flatMap((hit) => known.get(hit.id)?.(hit) ?? []);
  }

  async #fetch(hits: readonly EngineHit[]): Promise<[string, Present][]> {
    const ids = (type: SearchType): string[] => hits.filter((hit) => hit.type === type).map(({ id }) => id);
    const [insights, notes, examples] = await Promise.all([
      listInsightsById(this.#db, ids('insight')),
      listNotesById(this.#db, ids('note')),
      listExamplesById(this.#db, ids('example')),
    ]);
    return [
      ...insights.map((row): [string, Present] => [row.id, (hit) => presentInsightHit(hit, row)]),
      ...notes.map((row): [string, Present] => [row.id, (hit) => presentNoteHit(hit, row)]),
      ...examples.map((row): [string, Present] => [row.id, (hit) => presentExampleHit(hit, row)]),
    ];
  }
}
