import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { guardTransactions } from './lost-connection.ts';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a repository takes: reads may run outside a transaction, writes are given one. */
export type Queryable = Database | Transaction;

export interface DatabaseClient {
  db: Database;
  /** The driver itself, for LISTEN and COPY. */
  sql: postgres.Sql;
  close(): Promise<void>;
}

export function connect(url: string, options: { max?: number } = {}): DatabaseClient {
  const sql = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    connect_timeout: 10,
    // By default the pauses between attempts grow to 20 s, in which requests hang though the database is back.
    backoff: (attempt) => Math.min(0.05 * attempt, 0.5),
    // Statements are short: compiling them is not worth its time.
    connection: { application_name: 'leadership-knowledge-base', jit: false },
  });
  guardTransactions(sql);
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
