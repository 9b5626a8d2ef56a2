import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresFailure } from '../../src/db/errors.ts';
import { read } from '../../src/db/read.ts';
import { purgeNote } from '../../src/notes/take-down.ts';
import { curator as person } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote, etagOf } from '../support/notes.ts';

let kb: KnowledgeBase;
let key: string;
let other: string;
let slug: string;
let noteId: string;
let bulkAct: string;

const secret = 'Quillonberry hid the ledger under the stairs of the mission hall.';
const kept = 'Trust grows between neighbours who mend each other’s fences.';

beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('admin');
  other = await createNote(kb, key, `${kept}\n\nBoards need people who listen before they decide.`);
  slug = await createNote(kb, key, `${secret}\n\nA board that listens keeps its people.`, {
    title: 'Ledgers',
  });
  await curateBoth();
  await takeDown();
  [{ id: noteId }] = await kb.client.sql<[{ id: string }]>`select id from notes where slug = ${slug}`;
});
afterAll(() => kb?.stop());

const send = (method: 'post' | 'patch' | 'delete', path: string) =>
  kb.request[method](path).set('authorization', key);
const post = (path: string, body: object) => send('post', path).send(body);

/** Everything that writes words of a note beside the note itself: insights by hand, edits, decisions, bulk acts. */
async function curateBoth(): Promise<void> {
  const made = await post('/v1/insights', { note: slug, quote: secret, kind: 'lesson', status: 'suggested' });
  const insight = made.body.data;
  await post('/v1/queue/decisions', {
    decisions: [{ item: `insight:${insight.id}`, version: insight.version, decision: 'accept' }],
  }).expect(200);
  const { headers } = await kb.request.get(`/v1/insights/${insight.id}`).expect(200);
  const edited = await send('patch', `/v1/insights/${insight.id}`)
    .set('if-match', headers.etag ?? '')
    .send({ statement: `${secret} So they say.` })
    .expect(200);
  expect(edited.body.data.statement).toContain('Quillonberry');
  const { body } = await kb.request.get('/v1/audit?action=insight.edit').set('authorization', key);
  await post(`/v1/audit/${body.data[0].id}/undo`, {}).expect(200);
  const mine = await post('/v1/insights', { note: other, quote: kept, kind: 'lesson' }).expect(201);
  await post('/v1/tags', { scheme: 'topic', label: 'Ledger keeping' }).expect(201);
  const given = { add: ['ledger-keeping'], to: { ids: [insight.id, mine.body.data.id] } };
  const { plan } = (await post('/v1/tags/assignments', { ...given, preview: true }).expect(200)).body.data;
  bulkAct = (await post('/v1/tags/assignments', { ...given, planToken: plan.planToken }).expect(200)).body
    .data.auditId;
}

async function takeDown(): Promise<void> {
  await send('delete', `/v1/notes/${slug}?reason=The%20family%20asked.`)
    .set('if-match', await etagOf(kb, key, slug))
    .expect(204);
}

/** Every row of every table that has these letters in it. */
async function rowsWith(letters: string): Promise<string[]> {
  const tables = await read<{ name: string }>(
    kb.deps.db,
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await read<{ row: string }>(
      kb.deps.db,
      sql`select r.row from (select to_jsonb(t)::text as row from ${sql.raw(`"${name}"`)} t) r
        where r.row ilike ${`%${letters}%`}`,
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

describe('a purge', () => {
  test('leaves no word of the note in any table', async () => {
    expect((await rowsWith('Quillonberr')).map((row) => row.split(':')[0])).toEqual(
      expect.arrayContaining([
        'audit_changes',
        'audit_entries',
        'insights',
        'passages',
        'search_words',
        'versions',
      ]),
    );

    await purgeNote(kb.deps, person, noteId);
    expect(await rowsWith('Quillonberr')).toEqual([]);
    expect(await rowsWith('hid the ledger under')).toEqual([]);
  });

  test('keeps the entries: who did what and when, and the words of other notes', async () => {
    const { body } = await kb.request.get(`/v1/audit?entity=${noteId}`).set('authorization', key).expect(200);
    expect(body.data.map((entry: { action: string }) => entry.action)).toEqual([
      'note.purge',
      'note.take-down',
      'note.create',
    ]);
    expect(body.data[1].after).toMatchObject({ status: 'taken-down', reason: 'The family asked.' });
    const edits = await kb.request.get('/v1/audit?action=insight.edit').set('authorization', key).expect(200);
    expect(edits.body.data[0]).toMatchObject({ entity: { label: 'Removed' }, actor: { name: 'A admin' } });
    expect((await rowsWith('mend each other')).length).toBeGreaterThan(0);
  });

  test('lets what is left of a larger act be undone', async () => {
    const { body } = await post(`/v1/audit/${bulkAct}/undo`, {}).expect(200);
    expect(body.data.changes).toEqual({ insight_tags: { restored: 0, removed: 1, changed: 0 } });
  });

  test('leaves the words of other notes known to search, misspelt ones too', async () => {
    const { body } = await kb.request.get('/v1/search?q=neihgbours').expect(200);
    expect(body.page.total).toBeGreaterThan(0);
  });

  test('is the only way to change the trail, and for purged notes only', async () => {
    const attempts = [
      sql`update audit_entries set actor = 'somebody else'`,
      sql`update audit_entries set entity_label = 'Removed'`,
      sql`delete from audit_entries`,
      sql`delete from audit_changes`,
      sql`update audit_changes set before = null`,
      sql`select set_config('kb.scrubbed_note', ${noteId}, true), scrub_note(id) from notes where slug = ${other}`,
    ];
    for (const attempt of attempts) {
      const failure = await kb.deps.db.execute(attempt).then(
        () => undefined,
        (error: unknown) => postgresFailure(error),
      );
      expect(failure?.code).toBe('23001');
    }
  });
});
