import { sql } from 'drizzle-orm';
import type { Actor } from '../audit/repository.ts';
import type { Database } from '../db/client.ts';
import { read } from '../db/read.ts';
import { writeTransaction } from '../db/transaction.ts';

const actor: Actor = { keyId: null, name: 'start', requestId: null };

/**
 * Makes people public, or for curators only. It stands in the database, so that all processes and the search
 * documents agree; where it changes, everything that names a person is derived again.
 */
export async function publishPeople(db: Database, wanted: boolean): Promise<void> {
  const [row] = await read<{ published: boolean }>(
    db,
    sql`select value = 'true' as published from system_values where name = 'people-published'`,
  );
  if ((row?.published ?? false) === wanted) return;
  await writeTransaction(db, actor, async ({ tx }) => {
    await tx.execute(sql`
      insert into system_values (name, value) values ('people-published', ${JSON.stringify(wanted)}::jsonb)
      on conflict (name) do update set value = excluded.value`);
    // Changes nothing, but the outbox hears of every term.
    await tx.execute(sql`update tags set updated_at = updated_at where scheme = 'person'`);
  });
}
