import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { writeTransaction } from '../../src/db/transaction.ts';
import { read } from '../../src/db/read.ts';
import type { SearchHit } from '../../src/search/schemas.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { seedExample, seedNote, seedTag, type SeedInsight } from '../support/search-corpus.ts';

interface Answer {
  data: SearchHit[];
  page: { total: number; next: string | null };
  facets?: Record<string, { value: string; label: string; count: number }[]>;
  engine: string;
  passage: { verdict: string; matches: { note: { slug: string }; evidence: { exact: string } }[] } | null;
}

const many = 1040;
const kinds = ['principle', 'barrier', 'enabler', 'lesson', 'practice', 'question'] as const;
/** In drafts and what was taken down. */
const secret = 'Quondam';
/** In insights that were not accepted, of a note that is public. */
const rumour = 'Xylophone';

async function fill({ deps: { db } }: KnowledgeBase): Promise<void> {
  await seedTag(db, {
    slug: 'organisation-development',
    label: 'Organisation development',
    aliases: ['organization development', 'OD'],
  });
  await seedTag(db, { slug: 'neighbour', label: 'neighbour', aliases: ['neighbor'] });
  await seedTag(db, { slug: 'retired-topic', label: 'Retired topic' });
  await seedExample(db, {
    slug: 'wigan-deal',
    name: 'Wigan Deal',
    aliases: ['The Deal'],
    summary: 'A compact between a council and its residents.',
  });
  await seedExample(db, { slug: 'hidden-circle', name: `${secret} Circle` });
  await seedNote(db, {
    title: 'Note from Harbour Cell 1',
    slug: 'harbour-1',
    series: 'harbour',
    heldOn: '2024-03-05',
    text: 'Held at Llŷn by the sea. 😀 Every <img src=x onerror=alert(1)> counts & "so" does every harbourmaster.',
    insights: [
      {
        statement: 'Boards hold the harbourmaster to account without running the harbour.',
        kind: 'principle',
        themes: ['governance'],
      },
      {
        statement: '😀 A mooring <img src=x onerror=alert(1)> is shared, or it is nobody’s.',
        kind: 'lesson',
        themes: ['shared-purpose'],
      },
      {
        statement: 'People who ring each other up beat any chart of who reports to whom.',
        kind: 'enabler',
        themes: ['relationship-building'],
        examples: ['wigan-deal'],
      },
      {
        statement: 'When the pilot retires, nobody knows the sandbanks.',
        kind: 'barrier',
        themes: ['succession-and-continuity', 'governance'],
      },
      { statement: 'Each neighbour keeps one key to the slipway.', kind: 'practice', tags: ['neighbour'] },
      { statement: `The ${rumour} rumour was rejected.`, status: 'rejected', themes: ['governance'] },
      { statement: `The ${rumour} guess is only suggested.`, status: 'suggested', themes: ['governance'] },
    ],
  });
  await seedNote(db, {
    title: 'Note from Harbour Cell 2',
    slug: 'harbour-2',
    series: 'harbour',
    heldOn: '2024-06-01',
    tags: ['organisation-development'],
    insights: [
      {
        statement: 'Mooring fees reward the boat that never leaves.',
        kind: 'barrier',
        themes: ['funding-and-commissioning'],
      },
      {
        statement: 'A lasting shared purpose is written on the harbour wall.',
        kind: 'principle',
        themes: ['shared-purpose'],
      },
      {
        statement: 'The purpose of a wall is shared by those behind it.',
        kind: 'question',
        themes: ['shared-purpose', 'governance'],
      },
    ],
  });
  await seedNote(db, {
    title: `${secret} draft`,
    slug: 'draft',
    status: 'draft',
    insights: [{ statement: `A ${secret} draft.`, themes: ['governance'], examples: ['hidden-circle'] }],
  });
  await seedNote(db, {
    title: `${secret} gone`,
    slug: 'gone',
    status: 'taken-down',
    insights: [{ statement: `A ${secret} takedown.`, themes: ['governance'] }],
  });
  const bulk = Array.from({ length: many }, (_, i): SeedInsight => ({
    statement: `Lighthouse keeper number ${i} keeps the lamp.`,
    kind: kinds[i % kinds.length]!,
    themes: i % 3 === 0 ? ['connector-role'] : ['trust-and-openness'],
  }));
  await seedNote(db, { title: 'Log of the beacon', slug: 'beacon', series: 'beacon', insights: bulk });
}

describe.each(['meilisearch', 'postgres'] as const)('search with %s', (engine) => {
  const absent = engine === 'meilisearch' && inject('meilisearch') === null;
  let kb: KnowledgeBase;
  beforeAll(async () => {
    if (absent) return;
    kb = await startKnowledgeBase({ search: engine === 'meilisearch' });
    await fill(kb);
    await kb.worker?.settled();
  });
  afterAll(() => kb?.stop());

  const search = async (query: Record<string, string>): Promise<Answer> => {
    const { body } = await kb.request.get('/v1/search').query(query).expect(200);
    expect(body).toMatchObject({ engine, degraded: false });
    return body;
  };
  const titles = ({ data }: Answer): string[] => data.map(({ title }) => title);
  const count = async (from: SQL): Promise<number> =>
    (await read<{ count: number }>(kb.deps.db, sql`select count(*)::int as count from ${from}`))[0]!.count;
  const accepted = sql`insights i join notes n on n.id = i.note_id and n.status = 'published' and i.status = 'accepted'`;

  describe.skipIf(absent)('filters and facets', () => {
    test('theme, kind, series and time narrow to what SQL finds', async () => {
      const governed = await search({ type: 'insight', theme: 'governance' });
      expect(governed.page.total).toBe(3);
      expect(
        await count(
          sql`${accepted} join insight_tags it on it.insight_id = i.id join tags t on t.id = it.tag_id and t.slug = 'governance'`,
        ),
      ).toBe(3);
      expect((await search({ type: 'insight', kind: 'barrier', series: 'harbour' })).page.total).toBe(2);
      expect((await search({ type: 'insight', from: '2024-05-01', to: '2024-12-31' })).page.total).toBe(3);
      expect((await search({ type: 'insight', from: '2024-06-02' })).page.total).toBe(0);
    });

    test('any, all and none of several', async () => {
      const total = async (query: Record<string, string>) =>
        (await search({ type: 'insight', series: 'harbour', ...query })).page.total;
      expect(await total({ theme: 'governance,shared-purpose' })).toBe(5);
      expect(await total({ 'theme[all]': 'governance,shared-purpose' })).toBe(1);
      expect(await total({ 'theme[none]': 'governance' })).toBe(5);
      expect(await total({ example: 'wigan-deal' })).toBe(1);
    });

    test('tag takes terms of every scheme, as the lists do', async () => {
      for (const tag of ['governance', 'neighbour', 'organisation-development']) {
        for (const [type, list] of [
          ['insight', 'insights'],
          ['note', 'notes'],
        ] as const) {
          const { body } = await kb.request.get(`/v1/${list}?tag=${tag}`).expect(200);
          expect((await search({ type, tag })).page.total, `${type} ${tag}`).toBe(body.page.total);
        }
      }
    });

    test('every facet of insights counts what the list of insights counts', async () => {
      const filters = { theme: 'governance,connector-role', kind: 'principle,barrier' };
      const facets = 'theme,tag,example,kind,series';
      const { body } = await kb.request
        .get('/v1/insights')
        .query({ ...filters, facets })
        .expect(200);
      const found = await search({ type: 'insight', ...filters, facets });
      for (const facet of facets.split(',')) {
        const counts = (list: { value: string; count: number }[] = []) =>
          Object.fromEntries(list.map(({ value, count }) => [value, count]));
        expect(counts(found.facets?.[facet]), facet).toEqual(counts(body.facets[facet]));
      }
      expect(found.page.total).toBe(body.page.total);
    });

    test('with words, a facet counts the hits that its value would give', async () => {
      const found = await search({
        q: 'harbour',
        facets: 'theme,kind,type',
        theme: 'governance',
        type: 'insight',
      });
      for (const { value, count } of found.facets!.theme!)
        expect((await search({ q: 'harbour', type: 'insight', theme: value })).page.total, value).toBe(count);
      for (const { value, count } of found.facets!.type!)
        expect((await search({ q: 'harbour', theme: 'governance', type: value })).page.total, value).toBe(
          count,
        );
      expect(found.facets!.theme!.length).toBeGreaterThan(1);
    });

    test('a selected value stays with its zero and its label', async () => {
      const { facets } = await search({
        type: 'insight',
        theme: 'enabling-leadership',
        kind: 'question',
        facets: 'theme,kind',
      });
      expect(facets!.theme).toContainEqual({
        value: 'enabling-leadership',
        label: 'Enabling leadership',
        count: 0,
      });
      expect(facets!.kind).toContainEqual({ value: 'question', label: 'question', count: 0 });
    });

    test.each([
      ['theme', 'governence', 'governance'],
      ['theme[all]', 'governence', 'governance'],
      ['tag', 'neighbuor', 'neighbour'],
      ['example', 'wigan-dael', 'wigan-deal'],
      ['series', 'harbor', 'harbour'],
      ['kind', 'lessons', 'lesson'],
      ['type', 'insights', 'insight'],
      ['facets', 'themes', 'theme'],
    ])(
      '%s=%s, which names nothing, is refused with the nearest name',
      async (parameter, value, suggestion) => {
        const { body } = await kb.request
          .get('/v1/search')
          .query({ q: 'harbour', [parameter]: value })
          .expect(422);
        expect(body.errors[0]).toMatchObject({ parameter, suggestion });
      },
    );
  });

  describe.skipIf(absent)('totals and pages', () => {
    test('a total counts every hit, and each can be reached, beyond a thousand', async () => {
      const seen = new Set<string>();
      let next: string | null = '/v1/search?q=lighthouse&type=insight&limit=100';
      let total = 0;
      while (next !== null) {
        const { body }: { body: Answer } = await kb.request.get(next).expect(200);
        for (const { id } of body.data) seen.add(id);
        ({ next, total } = body.page);
      }
      expect(total).toBe(many);
      expect(seen.size).toBe(many);
    });

    test('without words everything published is there', async () => {
      const { page } = await search({ limit: '1' });
      const notes = await count(sql`notes n where n.status = 'published'`);
      expect(page.total).toBe(notes + (await count(accepted)) + 1);
    });
  });

  describe.skipIf(absent)('extracts', () => {
    test('are escaped, whatever the text holds, and marked where it matched', async () => {
      const { data } = await search({ q: 'mooring shared', type: 'insight' });
      const hit = data.find(({ title }) => title.includes('onerror'))!;
      expect(hit.snippet).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(hit.snippet).not.toContain('<img');
      expect(hit.snippet.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
      expect(hit.snippet).toContain('<mark>mooring</mark>');
    });

    test('name what matched in code points', async () => {
      const { data } = await search({ q: 'mooring', type: 'insight' });
      const { excerpt } = data.find(({ title }) => title.startsWith('😀'))!;
      const characters = [...excerpt.text];
      const [first] = excerpt.matches;
      expect(characters.slice(first!.start, first!.end).join('')).toBe('mooring');
      expect(excerpt.text.indexOf('mooring')).toBe(first!.start + 1);
    });

    test('an insight shows its quotation, its note and its address', async () => {
      const { data } = await search({ q: 'sandbanks', type: 'insight' });
      expect(data[0]).toMatchObject({
        url: `/v1/insights/${data[0]!.id}`,
        note: { slug: 'harbour-1' },
        evidence: { exact: 'When the pilot retires, nobody knows the sandbanks.', version: 1 },
      });
    });
  });

  describe.skipIf(absent)('what people mean', () => {
    const finds = (q: string, expected: string | RegExp) => async () => {
      const found = titles(await search({ q, limit: '3' }));
      expect(found.join('\n')).toMatch(expected);
    };
    test('accents can be left out', finds('llyn', 'Harbour Cell 1'));
    test('accents can be written', finds('Llŷn', 'Harbour Cell 1'));
    test('an unfinished last word', finds('sandb', 'sandbanks'));
    test('another form of the word, which is marked', async () => {
      const [hit] = (await search({ q: 'retirement', type: 'insight' })).data;
      expect(hit?.snippet).toContain('the pilot <mark>retires</mark>');
    });
    test('a typo', finds('sandbnaks', 'sandbanks'));
    test('two typos in a long word', finds('harbuormsater', 'harbourmaster'));
    test('a theme that the passage does not name', finds('governance', 'Boards hold the harbourmaster'));
    test('an alias of that theme', finds('succession planning', 'sandbanks'));
    test('an alias finds the example', finds('the deal', 'Wigan Deal'));
    test('a name finds what is said of it', finds('wigan deal', 'ring each other up'));
    test('American spelling where an alias says so', finds('neighbor slipway', 'Each neighbour'));
    test('and of several words', finds('organization development', 'Harbour Cell 2'));
    test('an alias stands for the label in a text', finds('common purpose', 'lasting shared purpose'));

    test('a phrase in quotation marks is found in its order only', async () => {
      const found = titles(await search({ q: '"purpose of a wall"', type: 'insight' }));
      expect(found).toEqual(['The purpose of a wall is shared by those behind it.']);
      expect((await search({ q: '"wall of a purpose"', type: 'insight' })).page.total).toBe(0);
      expect(titles(await search({ q: '“purpose of a wall”', type: 'insight' }))).toEqual(found);
    });

    test('a word with a minus sign does not occur', async () => {
      const found = titles(await search({ q: 'mooring -fees', type: 'insight' }));
      expect(found).toHaveLength(1);
      expect(found[0]).toContain('shared');
      expect((await search({ q: 'mooring -"shared, or it"', type: 'insight' })).data[0]!.title).toContain(
        'fees',
      );
    });

    test('words that say nothing find nothing, and nothing breaks a query', async () => {
      expect((await search({ q: 'the of and' })).page.total).toBe(0);
      for (const q of [
        "'",
        '\\',
        ':*',
        '!&|',
        '"unclosed',
        '%_',
        '<b>',
        "o'clock",
        '（全角）',
        '🙂',
        '- -',
        '""',
        '-harbour',
      ])
        await search({ q });
    });
  });

  describe.skipIf(absent)('what nobody may see', () => {
    test('is in no hit, no total, no facet count and no suggestion', async () => {
      for (const q of [secret, `"${secret}"`, `${secret} circle draft`]) {
        const found = await search({ q, facets: 'theme,example,kind,series,type' });
        expect(found.page.total).toBe(0);
        expect(Object.values(found.facets!).flat()).toEqual([]);
      }
      expect((await search({ q: rumour, type: 'insight' })).page.total).toBe(0);
      const { facets } = await search({ facets: 'example,tag' });
      expect(facets!.example!.map(({ value }) => value)).toEqual(['wigan-deal']);
      const { body } = await kb.request.get(`/v1/suggest?q=${secret.slice(0, 4)}`).expect(200);
      expect(body.data).toEqual([]);
    });

    test('disappears the moment it is hidden, counts and all', async () => {
      const { db } = kb.deps;
      await seedNote(db, {
        title: 'Note of the Zephyr',
        slug: 'zephyr',
        insights: [{ statement: 'A zephyr fills every sail.', themes: ['voice-of-people-served'] }],
      });
      await kb.worker?.settled();
      const query = { q: 'zephyr', facets: 'theme,type' };
      expect((await search(query)).page.total).toBe(2);
      await writeTransaction(db, { keyId: null, name: 'test', requestId: null }, async ({ tx }) => {
        await tx.execute(sql`update notes set status = 'archived' where slug = 'zephyr'`);
      });
      const after = await search(query);
      expect(after.page.total).toBe(0);
      expect(Object.values(after.facets!).flat()).toEqual([]);
      await kb.worker?.settled();
      expect((await search(query)).page.total).toBe(0);
    });
  });

  describe.skipIf(absent)('the vocabulary as curators change it', () => {
    test('a new alias finds what the label finds, and a removed one does not', async () => {
      const { db } = kb.deps;
      const change = (statement: SQL) =>
        writeTransaction(
          db,
          { keyId: null, name: 'test', requestId: null },
          async ({ tx }) => void (await tx.execute(statement)),
        );
      await change(sql`insert into tag_aliases (id, tag_id, scheme, label, kind)
        select gen_random_uuid(), id, scheme, 'chumship', 'alternative' from tags where slug = 'relationship-building'`);
      await kb.worker?.settled();
      expect(titles(await search({ q: 'chumship', type: 'insight' })).join()).toContain('ring each other up');
      await change(sql`delete from tag_aliases where label = 'chumship'`);
      await kb.worker?.settled();
      expect((await search({ q: '"chumship"', type: 'insight' })).page.total).toBe(0);
    });
  });
});

describe('a pasted passage', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => {
    kb = await startKnowledgeBase();
    await fill(kb);
  });
  afterAll(() => kb?.stop());
  const ask = async (q: string): Promise<Answer> =>
    (await kb.request.get('/v1/search').query({ q }).expect(200)).body;

  test('is found where it stands, typed with other quotation marks and spaces', async () => {
    const { passage, data } = await ask(
      'people who ring each other up  beat any chart of who REPORTS to whom.',
    );
    expect(passage).toMatchObject({ verdict: 'normalised', matches: [{ note: { slug: 'harbour-1' } }] });
    expect(passage!.matches[0]!.evidence.exact).toBe(
      'People who ring each other up beat any chart of who reports to whom.',
    );
    expect(data[0]!.title).toContain('ring each other up');
  });

  test('that stands nowhere is absent, with what comes nearest', async () => {
    const { passage } = await ask('People who write to each other beat any chart of who reports to whom.');
    expect(passage).toMatchObject({ verdict: 'absent', nearest: { match: { note: { slug: 'harbour-1' } } } });
  });

  test('of nobody’s business is absent', async () => {
    const { passage, page } = await ask(
      'A Quondam draft that quickly went across Quondam waters and Quondam skies to Quondam circles.',
    );
    expect(passage?.verdict).toBe('absent');
    expect(JSON.stringify(passage)).not.toContain('Quondam draft');
    expect(page.total).toBe(0);
  });

  test('ten words are still a query', async () => {
    expect(
      (await ask('boards hold the harbourmaster to account without running the harbour')).passage,
    ).toBeNull();
  });
});
