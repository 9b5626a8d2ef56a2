// What the pages are measured with: the notes of bench/load, what curators have before them beside those, and the
// documents that search on PostgreSQL looks in.
import { createDatabaseIfMissing, migrateDatabase } from '../../dist/db/migrate.js';
import { connect } from '../../dist/db/client.js';
import { refreshAll, relearnWords } from '../../dist/outbox/drift.js';
import { provideNotes } from '../load/data.mjs';

/** One insight in so many waits for a decision. */
const waiting = 50;
const terms = 5000;
const audited = 20_000;

/** The address of a database with so many notes, made once and kept. */
export async function provideDesk(postgresUrl, count) {
  const notes = await provideNotes(postgresUrl, count);
  const name = `bench_pages_${count}`;
  const url = Object.assign(new URL(postgresUrl), { pathname: `/${name}` }).href;
  const admin = connect(postgresUrl, { max: 1 });
  try {
    const [found] = await admin.sql`select from pg_database where datname = ${name}`;
    if (!found)
      await admin.sql.unsafe(`create database "${name}" template "${new URL(notes).pathname.slice(1)}"`);
  } finally {
    await admin.close();
  }
  await createDatabaseIfMissing(postgresUrl, name);
  await migrateDatabase(url);
  await addDesk(url);
  return url;
}

async function addDesk(url) {
  const { db, sql, close } = connect(url, { max: 1 });
  try {
    const [{ built }] = await sql`select exists (select from slugs where slug = 'built-desk') as built`;
    if (built) return;
    await sql`set session_replication_role = replica`;
    await sql`update insights set status = 'suggested', confidence = 0.4 where note_id in (
      select id from notes where substr(slug, 6)::int % ${waiting} = 7)`;
    await sql`insert into tags (id, scheme, slug, label, status)
      select gen_random_uuid(), (array['place', 'organisation', 'topic'])[1 + n % 3], 'term-' || n,
        initcap(translate(left(md5(n::text), 7) || ' ' || left(md5((n * 7)::text), 9), '0123456789', 'ghijklmnop')),
        case when n % 10 = 0 then 'proposed' when n % 10 = 1 then 'retired' else 'active' end
      from generate_series(1, ${terms}) n`;
    await sql`insert into slugs (entity_type, slug, entity_id)
      select 'tag', slug, id from tags where slug like 'term-%'`;
    await sql`insert into note_tags (note_id, tag_id, source)
      select n.id, t.id, 'human' from tags t join notes n on n.slug = 'note-' || substr(t.slug, 6)
      where t.slug like 'term-%'`;
    await sql`insert into audit_entries (id, at, action, entity_type, entity_id, entity_label, actor, before, after)
      select gen_random_uuid(), now() - n * interval '10 minutes', 'insight.edit', 'insight', i.id, left(i.statement, 60), 'Benchmark',
        jsonb_build_object('statement', 'Before'), jsonb_build_object('statement', i.statement)
      from (select *, row_number() over (order by id) as n from insights) i where n <= ${audited}`;
    await sql`set session_replication_role = origin`;
    await refreshAll(db, () => Promise.resolve());
    await relearnWords(db);
    await sql`vacuum analyze`;
    await sql`update content_version set version = version + 1`;
    await sql`insert into slugs (entity_type, slug, entity_id) values ('bench', 'built-desk', gen_random_uuid())`;
  } finally {
    await close();
  }
}
