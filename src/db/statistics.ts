import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import { read } from './read.ts';

/**
 * Keeps what PostgreSQL knows of its tables true while an import fills them: by itself it looks once a minute, and until
 * then plans for empty ones. The documents of 250 insights of an import into an empty database took 1,500 ms so, and
 * take 30 ms.
 */
export class Statistics {
  readonly #db: Database;
  #known: number | null = null;
  #added = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** So many notes were added: once they are as many as were known, the tables are looked at again. */
  async grow(notes: number): Promise<void> {
    this.#known ??= await this.#countKnown();
    this.#added += notes;
    if (this.#added < this.#known) return;
    await this.#db.execute(sql`analyze`);
    this.#known = await this.#countKnown();
    this.#added = 0;
  }

  async #countKnown(): Promise<number> {
    const rows = await read<{ known: number }>(
      this.#db,
      sql`select greatest(0, reltuples)::float8 as known from pg_class where oid = 'notes'::regclass`,
    );
    return rows[0]?.known ?? 0;
  }
}
