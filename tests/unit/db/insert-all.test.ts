import { count, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type DatabaseClient } from '../../../src/db/client.ts';
import { insertAll } from '../../../src/db/insert-all.ts';
import { tagAliases, tags } from '../../../src/db/schema/tags.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let client: DatabaseClient;
beforeAll(async () => {
  database = await createTestDatabase();
  client = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await client?.close();
  await database?.drop();
});

test.each([0, 1, 2000, 2001, 14_000])('%i rows are stored, each once', async (number) => {
  await client.db.transaction(async (tx) => {
    const [tag] = await tx.select({ id: tags.id, scheme: tags.scheme }).from(tags).limit(1);
    await tx.delete(tagAliases).where(sql`true`);
    const rows = Array.from({ length: number }, (_, at) => ({
      id: uuidv7(),
      tagId: tag!.id,
      scheme: tag!.scheme,
      label: `other name ${at}`,
      kind: 'alternative' as const,
    }));
    await insertAll(tx, tagAliases, rows);
    const [stored] = await tx.select({ total: count() }).from(tagAliases);
    expect(stored?.total).toBe(number);
  });
});
