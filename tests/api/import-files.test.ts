import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { importFiles, type ImportFile, type ImportFilesOptions } from '../../src/ingestion/import-files.ts';
import type { ImportOutcome } from '../../src/ingestion/import-note.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

// Both ways of a whole folder, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const actor = { keyId: null, name: 'test', requestId: null };
const file = (key: string, text: string | Uint8Array): ImportFile => ({
  key,
  content: { bytes: Buffer.from(text) },
});
const note = (title: string, ...lines: string[]): string => `${title}\n\nIn brief\n• ${lines.join('\n• ')}\n`;
const trust = 'Trust between organisations takes years to build and minutes to lose.';

/** What a folder may hold: notes that know of each other, twice the same, and what cannot be read. */
const folder: ImportFile[] = [
  file(
    'a/first.txt',
    note('Quay Cell: Note of Meeting 1', trust, 'A scheme called Doorstep Hour began here.'),
  ),
  file('a/second.txt', note('Quay Cell: Note of Meeting 2', 'Everybody had heard of Doorstep Hour by then.')),
  file('a/broken.txt', Buffer.from([0xff, 0xfe, 0x41, 0])),
  file(
    'a/same-title.txt',
    note('Quay Cell: Note of Meeting 1', 'Another note under the same title is a note of its own.'),
  ),
  file(
    'b/same-text.txt',
    note('Quay Cell: Note of Meeting 2', 'Everybody had heard of Doorstep Hour by then.'),
  ),
  file(
    'b/next.md',
    '# Harbour talk\n\nNext note: Harbour talk again\n\nWhoever is nearest to the work should decide.\n',
  ),
  file(
    'b/again.md',
    '# Harbour talk again\n\nPrevious note: Harbour talk\n\nShared purpose keeps people at the table.\n',
  ),
  file('b/picture.png', 'x'),
  file('b/empty.txt', ' \n'),
  // The same place in two folders that were named: the second text is a new version of the first.
  file('a/first.txt', note('Quay Cell: Note of Meeting 1', trust, 'And a line that was not there before.')),
  file(
    'c/third.txt',
    note('Quay Cell: Note of Meeting 3', 'The Ladder, a project in Wigan, and Doorstep Hour met.', trust),
  ),
  // A name that only those know who have read the note before it, and a neighbour whose title soon is another's too.
  file('c/4.txt', note('Cell 4', 'A scheme called Ladderway began here.', trust)),
  file('c/5.txt', note('Cell 5', 'Some asked what Ladderway does in winter, and nobody knew.')),
  file('c/6.txt', 'Cell 6\n\nPrevious note: Cell 5\n\nNobody owns the purpose that all of them share.\n'),
  file('c/7.txt', note('Cell 5', 'The second note under this title is not the one that was meant.')),
  { key: 'c/huge.txt', content: { refusal: 'The file is larger than it may be. Split it.' } },
  file('export.xml', readFileSync('tests/fixtures/notes/wordpress-export.wxr.xml')),
  ...Array.from({ length: 12 }, (_, n) =>
    file(
      `d/${n}.txt`,
      note('Meeting notes', `Meeting ${n} found that The Ladder helps people who share a purpose.`, trust),
    ),
  ),
  file(
    'e/fourth.txt',
    note('Quay Cell: Note of Meeting 4', 'Jadwiga Nowak of Ribblemoor Hospitals spoke of The Ladder.'),
  ),
];

async function bringIn(
  kb: KnowledgeBase,
  files: readonly ImportFile[],
  options: Partial<ImportFilesOptions> = {},
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for await (const imported of importFiles(kb.deps, actor, files, { dryRun: false, waits: true, ...options }))
    outcomes.push(...imported.outcomes);
  return outcomes;
}

/** Everything that an import writes, by names instead of ids. */
const everything = {
  notes: `select n.slug, n.title, n.status, n.current_version, n.series_slug, n.series_number, n.held_on, n.source_key,
      n.source_url, n.previous_title, p.slug as previous, n.next_title, x.slug as next, n.speakers
    from notes n left join notes p on p.id = n.previous_note_id left join notes x on x.id = n.next_note_id order by n.id`,
  versions: `select n.slug, v.number, v.text, v.sha256, v.media_type, v.marks from versions v join notes n on n.id = v.note_id
    order by n.slug, v.number`,
  sections: `select n.slug, v.number, s.position, s.kind, s.heading, s.start, s."end", s.blocks
    from sections s join versions v on v.id = s.version_id join notes n on n.id = v.note_id order by 1, 2, 3`,
  insights: `select n.slug, v.number, p.start, p.exact, p.prefix, p.suffix, i.statement, i.kind, i.status, i.anchoring,
      i.confidence, i.source, i.reasons,
      array(select t.slug || ' ' || it.source || ' ' || it.confidence from insight_tags it join tags t on t.id = it.tag_id
        where it.insight_id = i.id order by 1) as tags,
      array(select e.slug from insight_examples ie join examples e on e.id = ie.example_id where ie.insight_id = i.id order by 1) as examples,
      array(select ev.verdict from insight_evidence ev where ev.insight_id = i.id order by 1) as evidence
    from insights i join notes n on n.id = i.note_id join passages p on p.id = i.passage_id
    join versions v on v.id = p.version_id order by n.slug, p.start`,
  mentions: `select n.slug, p.start, p.exact, t.slug as tag, e.slug as example from mentions m join notes n on n.id = m.note_id
    join passages p on p.id = m.passage_id left join tags t on t.id = m.tag_id left join examples e on e.id = m.example_id
    order by 1, 2, 4, 5`,
  noteTags: `select n.slug, t.slug as tag, nt.source from note_tags nt join notes n on n.id = nt.note_id
    join tags t on t.id = nt.tag_id order by 1, 2`,
  tags: `select t.scheme, t.slug, t.label, t.status,
      array(select a.label from tag_aliases a where a.tag_id = t.id order by 1) as aliases from tags t order by t.id`,
  examples: `select e.slug, e.name, e.status, e.source,
      array(select a.label from example_aliases a where a.example_id = e.id order by 1) as aliases from examples e order by e.id`,
  slugs: 'select entity_type, slug from slugs order by 1, 2',
  audit: 'select action, entity_type, entity_label, actor, before, after from audit_entries order by id',
  documents: `select type, title, slug, themes, tags, examples, kind, series, held_on, vector::text from search_documents
    order by 1, 2, 8, 10, 4, 5`,
  words: 'select word from search_words order by word',
  waiting: 'select entity_type from outbox',
};

async function read(kb: KnowledgeBase): Promise<Record<string, unknown[]>> {
  await kb.worker?.settled();
  const tables: Record<string, unknown[]> = {};
  for (const [name, statement] of Object.entries(everything))
    tables[name] = [...(await kb.client.sql.unsafe(statement))];
  return tables;
}

describe('a folder brought in one by one and in batches', () => {
  let single: KnowledgeBase;
  let batched: KnowledgeBase;
  beforeAll(async () => {
    single = await startKnowledgeBase();
    batched = await startKnowledgeBase();
  });
  afterAll(() => Promise.all([single?.stop(), batched?.stop()]));

  test('has the same outcomes, rows and audit entries, and the second time changes nothing', async () => {
    const outcomes = await bringIn(single, folder, { notesAtOnce: 1 });
    expect(await bringIn(batched, folder)).toEqual(outcomes);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(
      new Set(['imported', 'refused', 'unchanged', 'new version']),
    );
    const rows = await read(single);
    expect(rows['examples']?.length).toBeGreaterThan(0);
    expect(rows['mentions']).toContainEqual(
      expect.objectContaining({ slug: 'cell-5', example: 'ladderway' }),
    );
    expect(rows['notes']).toContainEqual(expect.objectContaining({ slug: 'cell-6', previous: 'cell-5' }));
    expect(await read(batched)).toEqual(rows);

    // The last text of a key that stands for two files is here; the first of them comes as a new version once more.
    const once = folder.filter(({ key }) => key !== 'a/first.txt');
    const again = await bringIn(batched, once);
    expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged', 'refused']));
    expect(await read(batched)).toEqual(rows);
  });

  test('tells of each file in its order, also of those without a note', async () => {
    const told: [string, number][] = [];
    for await (const { key, outcomes } of importFiles(batched.deps, actor, folder, { dryRun: true }))
      told.push([key, outcomes.length]);
    expect(told.map(([key]) => key)).toEqual(folder.map(({ key }) => key));
    expect(told.every(([, count]) => count > 0)).toBe(true);
  });
});

describe('an import that others come between', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => void (kb = await startKnowledgeBase()));
  afterAll(() => kb?.stop());

  test('keeps whatever one of two imports of the same folder brought in, once', async () => {
    const files = Array.from({ length: 20 }, (_, n) =>
      file(
        `twice/${n}.txt`,
        note(`Twice ${n}`, `Twice told, number ${n}: purpose is shared or it is nothing.`),
      ),
    );
    const [one, other] = await Promise.all([bringIn(kb, files), bringIn(kb, files, { notesAtOnce: 3 })]);
    for (const n of files.keys())
      expect(new Set([one[n]?.outcome, other[n]?.outcome])).toEqual(new Set(['imported', 'unchanged']));
    expect(await kb.client.sql`select from notes`).toHaveLength(files.length);
  });

  test('leaves out one that the database refuses, and brings the others of its batch in', async () => {
    await kb.request.get('/v1/notes').expect(200);
    const page = (slug: string, title: string) =>
      file(
        `pages/${title}.html`,
        `<html><head><link rel="canonical" href="https://example.org/${slug}"></head><body><main><h1>${title}</h1>
        <p>${title} is about people who lead without a title.</p></main></body></html>`,
      );
    const outcomes = await bringIn(kb, [
      page('one', 'Page one'),
      page('two', 'Page two'),
      file('pages/odd.txt', 'Odd \u0000 text'),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'refused']);
  });

  test('stops at once where its reader stops, with what it told stored', async () => {
    const files = Array.from({ length: 30 }, (_, n) =>
      file(
        `half/${n}.txt`,
        note(`Half ${n}`, `Half way through, number ${n}, somebody pulled the plug on us.`),
      ),
    );
    const told: string[] = [];
    for await (const { key } of importFiles(kb.deps, actor, files, { dryRun: false, notesAtOnce: 5 })) {
      told.push(key);
      if (told.length === 8) break;
    }
    const rows = await kb.client.sql`select source_key from notes where source_key like 'half/%'`;
    const stored = new Set(rows.map((row) => row['source_key'] as string));
    expect(told.every((key) => stored.has(key))).toBe(true);
    expect(stored.size).toBeLessThan(files.length);
    const outcomes = await bringIn(kb, files);
    expect(outcomes.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(stored.size);
    expect(outcomes.filter(({ outcome }) => outcome === 'imported')).toHaveLength(files.length - stored.size);
  });
});
