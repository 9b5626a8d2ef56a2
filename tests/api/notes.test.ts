import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../../src/db/read.ts';
import { noteFields, type Note } from '../../src/notes/schemas.ts';
import {
  addExample,
  addInsight,
  addMention,
  addNote,
  addSection,
  addTag,
  type MadeNote,
} from '../support/factories.ts';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let curator: string;
let reader: string;
let trust: MadeNote;
let both: MadeNote;
let bare: MadeNote;
let draft: MadeNote;
let takenDown: MadeNote;

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  const { db } = kb.deps;
  curator = await kb.keyFor('curator');
  reader = await kb.keyFor('reader');
  const series = { seriesSlug: 'valleys', seriesTitle: 'Valleys' };
  await addExample(db, { slug: 'food-hub', name: 'Food Hub' });
  await addTag(db, { slug: 'rural', label: 'Rural' });
  trust = await addNote(db, {
    title: 'Aberdare on trust',
    heldOn: '2024-05-06',
    heldOnPrecision: 'day',
    ...series,
  });
  both = await addNote(db, {
    title: 'Bangor on both',
    heldOn: '2025-01-01',
    heldOnPrecision: 'day',
    ...series,
  });
  bare = await addNote(db, {
    title: 'Cardiff on nothing',
    text: 'Nothing but weathervanes here. '.repeat(3),
  });
  draft = await addNote(db, {
    status: 'draft',
    title: 'Draft of trust',
    seriesSlug: 'secret',
    seriesTitle: 'Secret',
  });
  takenDown = await addNote(db, { status: 'taken-down', title: 'Gone' });
  await addInsight(db, trust, { themes: ['trust-and-openness'] });
  await addInsight(db, trust, { themes: ['funding-and-commissioning'], status: 'rejected', start: 20 });
  await addInsight(db, both, { themes: ['trust-and-openness', 'governance'], examples: ['food-hub'] });
  await addInsight(db, draft, { themes: ['trust-and-openness', 'governance'] });
  const [hub] = await read<{ id: string }>(db, sql`select id from examples where slug = 'food-hub'`);
  await addMention(db, both, hub?.id ?? '', [12, 20]);
  await db.execute(sql`insert into note_tags (note_id, tag_id, source)
    select ${both.id}, id, 'human' from tags where slug = 'rural'`);
});
afterAll(() => kb?.stop());

const list = async (query: string, key?: string) => {
  const request = kb.request.get(`/v1/notes?${query}`);
  return (await (key === undefined ? request : request.set('authorization', key)).expect(200)).body;
};
const slugsOf = (body: { data: Note[] }): string[] => body.data.map(({ slug }) => slug).sort();

describe('one note', () => {
  test('has every member that is documented, and its sections without asking', async () => {
    const { body } = await kb.request.get(`/v1/notes/${sampleSlug}`).expect(200);
    expect(Object.keys(body.data).sort()).toEqual([...noteFields, 'sections'].sort());
    expect(body.data).toMatchObject({
      slug: sampleSlug,
      url: `/v1/notes/${sampleSlug}`,
      textUrl: `/v1/notes/${sampleSlug}/versions/1/text`,
      status: 'published',
      currentVersion: 1,
    });
  });

  test('fields selects, and the slug is always there', async () => {
    const { body } = await kb.request.get(`/v1/notes/${sampleSlug}?fields=title`).expect(200);
    expect(Object.keys(body.data).sort()).toEqual(['slug', 'title']);
  });

  test('include and fields[insights] reach into what is included', async () => {
    const { body } = await kb.request
      .get(`/v1/notes/${both.slug}?fields=title&include=insights&fields[insights]=statement,themes`)
      .expect(200);
    expect(Object.keys(body.data).sort()).toEqual(['insights', 'slug', 'title']);
    expect(body.data.insights).toHaveLength(1);
    expect(Object.keys(body.data.insights[0]).sort()).toEqual(['id', 'statement', 'themes']);
  });

  test('counts and themes are those of accepted insights only', async () => {
    const { body } = await kb.request.get(`/v1/notes/${trust.slug}?include=insights`).expect(200);
    expect(body.data).toMatchObject({
      insightCount: 1,
      themes: [{ slug: 'trust-and-openness', label: 'Trust and openness', insightCount: 1 }],
    });
    expect(body.data.insights).toHaveLength(1);
  });

  test('its sections carry the words at their code points', async () => {
    const { body } = await kb.request.get(`/v1/notes/${sampleSlug}`).expect(200);
    const { text } = await kb.request.get(body.data.textUrl).expect(200);
    const characters = [...text];
    const blocks = (body.data as Note).sections?.flatMap((section) => section.blocks) ?? [];
    expect(blocks.length).toBeGreaterThan(20);
    for (const block of blocks) expect(block.text).toBe(characters.slice(block.start, block.end).join(''));
  });
});

describe('its representations', () => {
  let slug: string;
  beforeAll(async () => {
    const text =
      '# <script>alert(1)</script> & more\n\n## Summary\n\n- *Trust* is [earned](javascript:alert(1)) & kept by 100% of <b>people</b>.\n\nAT&amp;T is not &copy; by anyone.\n';
    const { body } = await kb.request
      .post('/v1/notes?title=%3Cimg%20src=x%20onerror=alert(1)%3E')
      .set('authorization', curator)
      .type('text/plain')
      .send(text)
      .expect(201);
    slug = body.data.slug;
  });

  test('as a page every character of the note is escaped', async () => {
    const { text } = await kb.request.get(`/v1/notes/${slug}`).accept('text/html').expect(200);
    expect(text).toContain('<title>&lt;img src=x onerror=alert(1)&gt;</title>');
    expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|<img|<b>|<a /);
    expect(text).toContain('AT&amp;amp;T is not &amp;copy; by anyone.');
  });

  test('as Markdown nothing of the note becomes markup or an entity', async () => {
    const { text } = await kb.request.get(`/v1/notes/${slug}`).accept('text/markdown').expect(200);
    expect(text.startsWith(String.raw`# \<img src=x onerror=alert(1)\>`)).toBe(true);
    expect(text).toContain(String.raw`AT\&amp;T is not \&copy; by anyone.`);
    expect(text).not.toMatch(/(?<!\\)[<&[]/);
  });

  test('a long run of blanks within a paragraph is written out at once', async () => {
    const text = `Trust${' '.repeat(200_000)}grows\n  by doing.`;
    const note = await addNote(kb.deps.db, { text });
    await addSection(kb.deps.db, note, [{ type: 'paragraph', start: 0, end: text.length }]);
    const page = await kb.request.get(`/v1/notes/${note.slug}`).accept('text/html').expect(200);
    expect(page.text).toContain(`<p>Trust${' '.repeat(200_000)}grows by doing.</p>`);
  });

  test.each([
    ['*/*', 'application/json; charset=utf-8'],
    ['text/*', 'text/html; charset=utf-8'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['text/plain;q=0.5, text/markdown', 'text/markdown; charset=utf-8'],
    ['application/json;q=0, text/plain', 'text/plain; charset=utf-8'],
  ])('Accept: %s gets %s', async (accept, type) => {
    const { headers } = await kb.request.get(`/v1/notes/${slug}`).set('accept', accept).expect(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['vary']?.toLowerCase().split(', ')).toContain('accept');
  });

  test.each([
    ['json', 'application/json; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['markdown', 'text/markdown; charset=utf-8'],
    ['text', 'text/plain; charset=utf-8'],
  ])(
    '?format=%s gets %s whatever the Accept header says, on which it then does not depend',
    async (format, type) => {
      const asked = kb.request.get(`/v1/notes/${slug}?format=${format}`).accept('image/png');
      const { headers } = await asked.expect(200);
      expect(headers['content-type']).toBe(type);
      expect(headers['vary']?.toLowerCase().split(', ')).not.toContain('accept');
    },
  );

  test('what is not available is refused with what is, in both spellings', async () => {
    const { body } = await kb.request.get(`/v1/notes/${slug}`).accept('image/png').expect(406);
    expect(body.detail).toBe(
      'Available here: application/json, text/html, text/markdown, text/plain. Or add ?format=json, html, markdown, text.',
    );
    const wrong = await kb.request.get(`/v1/notes/${slug}?format=htm`).expect(422);
    expect(wrong.body.errors).toEqual([
      { parameter: 'format', suggestion: 'html', detail: '“htm” is not one of json, html, markdown, text.' },
    ]);
  });
});

describe('its versions', () => {
  test('are listed, read, and give their text', async () => {
    const { body } = await kb.request.get(`/v1/notes/${bare.slug}/versions`).expect(200);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ number: 1, length: [...bare.text].length, current: true });
    await kb.request.get(body.data[0].url).expect(200, { data: body.data[0] });
    const { text } = await kb.request.get(body.data[0].textUrl).expect(200);
    expect(text).toBe(bare.text);
  });

  test('one that is not there is 404 and says which is the newest', async () => {
    const { body } = await kb.request.get(`/v1/notes/${bare.slug}/versions/2`).expect(404);
    expect(body.detail).toContain('its newest is 1');
  });

  test.each(['0', '-1', '1.0', '1e0', '0x1', '%201', '01', 'one', '99999999999999999999'])(
    'the number %s is refused: one version has one address',
    async (number) => {
      const { body } = await kb.request.get(`/v1/notes/${bare.slug}/versions/${number}`).expect(422);
      expect(body.errors[0].parameter).toBe('number');
    },
  );
});

describe('filters', () => {
  test.each([
    ['theme=trust-and-openness', () => [trust, both]],
    ['theme=governance,trust-and-openness', () => [trust, both, 'sample']],
    ['theme[all]=governance,trust-and-openness', () => [both]],
    ['theme[none]=governance', () => [trust, bare]],
    ['theme=trust-and-openness&theme[none]=governance', () => [trust]],
    ['theme=funding-and-commissioning&series=valleys', () => []],
    ['tag=rural', () => [both]],
    ['tag[none]=rural&series=valleys', () => [trust]],
    ['tag=trust-and-openness', () => [trust, both]],
    ['example=food-hub', () => [both]],
    ['example[none]=food-hub&series=valleys', () => [trust]],
    ['series=valleys', () => [trust, both]],
    ['from=2025-01-01', () => [both]],
    ['to=2024-12-31', () => [trust]],
    ['from=2024-05-06&to=2024-05-06', () => [trust]],
    ['q=weathervane', () => [bare]],
    ['q=aberdare', () => [trust]],
  ])('%s', async (query, expected) => {
    const made = new Set([trust, both, bare].map(({ slug }) => slug));
    const found = slugsOf(await list(`${query}&limit=100`)).filter(
      (slug) => made.has(slug) || slug === sampleSlug,
    );
    const wanted = expected().map((note) => (typeof note === 'string' ? sampleSlug : note.slug));
    expect(found.filter((slug) => slug !== sampleSlug || wanted.includes(sampleSlug))).toEqual(wanted.sort());
  });

  test.each([
    ['theme=trust-and-opennes', 'theme', 'trust-and-openness'],
    ['theme[all]=governence', 'theme[all]', 'governance'],
    ['theme[none]=goverance', 'theme[none]', 'governance'],
    ['tag=rurall', 'tag', 'rural'],
    ['example=food-hubb', 'example', 'food-hub'],
    ['series=valley', 'series', 'valleys'],
    ['facets=themes', 'facets', 'theme'],
    ['fields=titel', 'fields', 'title'],
    ['include=section', 'include', 'sections'],
    ['sort=titel', 'sort', 'title'],
    ['fields[insights]=statment', 'fields[insights]', 'statement'],
    ['themes=governance', 'themes', 'theme'],
  ])('%s is refused and the nearest name suggested', async (query, parameter, suggestion) => {
    const { body } = await kb.request.get(`/v1/notes?${query}`).expect(422);
    expect(body.errors).toEqual([{ parameter, suggestion, detail: expect.any(String) }]);
  });

  test('every unknown slug is named, those of drafts are unknown', async () => {
    const { body } = await kb.request.get('/v1/notes?theme=nothing-like-it,governance,zzz').expect(422);
    expect(body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      'There is no theme “nothing-like-it”.',
      'There is no theme “zzz”.',
    ]);
    await kb.request.get('/v1/notes?series=secret').expect(422);
    expect(slugsOf(await list('series=secret&status=draft', curator))).toEqual([draft.slug]);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e1', 'limit'],
    ['limit=0x10', 'limit'],
    ['limit=', 'limit'],
    ['limit=%205', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['sort=title&sort=-title', 'sort'],
    ['theme=', 'theme'],
    ['theme=Governance', 'theme'],
    ['theme=governance,', 'theme'],
    ['theme=governance&theme=trust-and-openness', 'theme'],
    [`theme=${Array.from({ length: 21 }, (_, i) => `a${i}`).join(',')}`, 'theme'],
    ['from=2024-02-30', 'from'],
    ['from=0000-01-01', 'from'],
    ['to=yesterday', 'to'],
    ['q=', 'q'],
    ['q=%20', 'q'],
    ['q=%00', 'q'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['fields=', 'fields'],
    ['cursor=', 'cursor'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
  ])('%s is refused by name', async (query, parameter) => {
    const { body } = await kb.request.get(`/v1/notes?${query}`).expect(422);
    expect(body.errors[0].parameter).toBe(parameter);
  });

  test.each(['q=%E0%A4%A', 'q=%FF', 'q=%', '%zz=1'])('%s cannot be read', async (query) => {
    const { body } = await kb.request.get(`/v1/notes?${query}`).expect(400);
    expect(body.type).toContain('malformed-request');
  });

  test.each([
    'q=caf%C3%A9+au+lait',
    'q=%F0%9F%99%82',
    'q=100%25',
    'q=a%26b%3Dc',
    'q=%22unclosed',
    "q='%20or%201=1",
  ])('%s can be', async (query) => {
    await kb.request.get(`/v1/notes?${query}`).expect(200);
  });

  test('a parameter that is given twice is to be given once', async () => {
    const { body } = await kb.request.get('/v1/notes?fields=title&fields=slug').expect(422);
    expect(body.errors[0].detail).toContain('once');
  });
});

describe('sorting', () => {
  test.each([
    ['title', (a: Note, b: Note) => (lower(a) < lower(b) ? -1 : 1)],
    ['-title', (a: Note, b: Note) => (lower(a) > lower(b) ? -1 : 1)],
  ])('by %s', async (sort, order) => {
    const { data } = await list(`series=valleys&sort=${sort}`);
    expect(data.map(lower)).toEqual([...data].sort(order).map(lower));
    expect(data).toHaveLength(2);
  });

  test.each(['heldOn', '-heldOn'])('undated notes come last by %s', async (sort) => {
    const { data } = await list(`sort=${sort}&limit=100`);
    const dates = data.map(({ heldOn }: Note) => heldOn);
    const dated = dates.filter((date: string | null) => date !== null);
    expect(dates.slice(0, dated.length)).toEqual(dated);
    expect(dated).toEqual(sort === 'heldOn' ? ['2024-05-06', '2025-01-01'] : ['2025-01-01', '2024-05-06']);
  });

  const lower = ({ title = '' }: Note): string => title.toLowerCase();
});

describe('facets', () => {
  test('count what SQL counts', async () => {
    const { facets } = await list('facets=theme,tag,example,series&limit=1');
    const expected = await read(
      kb.deps.db,
      sql`select t.slug as value, t.label, count(distinct n.id)::int as count from tags t
        join insight_tags it on it.tag_id = t.id join insights i on i.id = it.insight_id and i.status = 'accepted'
        join notes n on n.id = i.note_id and n.status = 'published'
        where t.scheme = 'theme' group by t.id order by count desc, t.slug`,
    );
    expect(facets.theme).toEqual(expected);
    expect(facets.theme.length).toBeGreaterThan(3);
    expect(facets.tag).toContainEqual({ value: 'rural', label: 'Rural', count: 1 });
    expect(facets.tag).toContainEqual({ value: 'surrey', label: 'Surrey', count: 1 });
    expect(facets.example).toContainEqual({ value: 'food-hub', label: 'Food Hub', count: 1 });
    expect(facets.series).toContainEqual({ value: 'valleys', label: 'Valleys', count: 2 });
    expect(facets.series.map(({ value }: { value: string }) => value)).not.toContain('secret');
  });

  test('one ignores its own filter and obeys the others', async () => {
    const { facets } = await list('series=valleys&theme=governance&facets=theme,series');
    expect(facets.theme).toEqual([
      { value: 'trust-and-openness', label: 'Trust and openness', count: 2 },
      { value: 'governance', label: 'Governance', count: 1 },
    ]);
    expect(facets.series.find(({ value }: { value: string }) => value === 'valleys').count).toBe(1);
  });

  test('what is selected stays at zero, under its label, also with [all]', async () => {
    const { data, facets } = await list(
      'theme=language-and-culture&theme[all]=succession-and-continuity&tag=rural&example=food-hub&series=valleys&q=weathervane&facets=theme,tag,example,series',
    );
    expect(data).toEqual([]);
    expect(facets).toEqual({
      theme: [
        { value: 'language-and-culture', label: 'Language and culture', count: 0 },
        { value: 'succession-and-continuity', label: 'Succession and continuity', count: 0 },
      ],
      tag: [{ value: 'rural', label: 'Rural', count: 0 }],
      example: [{ value: 'food-hub', label: 'Food Hub', count: 0 }],
      series: [{ value: 'valleys', label: 'Valleys', count: 0 }],
    });
  });

  test('a theme that is selected as a tag is not a zero among tags', async () => {
    const { facets } = await list('tag=trust-and-openness&facets=tag&series=valleys');
    expect(facets.tag).toEqual([{ value: 'rural', label: 'Rural', count: 1 }]);
  });

  test('a merged slug counts as the term that it was merged into', async () => {
    const { db } = kb.deps;
    const old = await addTag(db, { slug: 'governing', label: 'Governing', scheme: 'theme' });
    await db.execute(sql`update tags set status = 'merged',
      merged_into_id = (select id from tags where slug = 'governance') where id = ${old.id}`);
    const { data, facets } = await list('theme=governing&series=valleys&facets=theme');
    expect(slugsOf({ data })).toEqual([both.slug]);
    const values = facets.theme.map(({ value }: { value: string }) => value);
    expect(values).toContain('governance');
    expect(values).not.toContain('governing');
  });
});

describe('who sees what', () => {
  test('lists hold published notes only', async () => {
    const slugs = slugsOf(await list('limit=100'));
    expect(slugs).toContain(both.slug);
    expect(slugs).not.toContain(draft.slug);
    expect(slugs).not.toContain(takenDown.slug);
    expect(slugsOf(await list('limit=100', curator))).toEqual(slugs);
  });

  test.each(['', '/insights', '/versions', '/versions/1', '/versions/1/text'])(
    'a draft is to others what never was: %s',
    async (below) => {
      const { body } = await kb.request.get(`/v1/notes/${draft.slug}${below}`).expect(404);
      const other = await kb.request.get(`/v1/notes/never-was${below}`).expect(404);
      expect(body.detail.replaceAll(draft.slug, 'never-was')).toBe(other.body.detail);
      await kb.request.get(`/v1/notes/${draft.slug}${below}`).set('authorization', reader).expect(404);
      await kb.request.get(`/v1/notes/${draft.slug}${below}`).set('authorization', curator).expect(200);
    },
  );

  test.each(['', '/insights', '/versions', '/versions/1', '/versions/1/text'])(
    'what was taken down is gone: %s',
    async (below) => {
      const { body } = await kb.request.get(`/v1/notes/${takenDown.slug}${below}`).expect(410);
      expect(body.type).toMatch(/#gone$/);
    },
  );

  test('drafts are listed for curators; others need a key, or another one', async () => {
    expect(slugsOf(await list('status=draft', curator))).toEqual([draft.slug]);
    await kb.request.get('/v1/notes?status=draft').expect(401);
    await kb.request.get('/v1/notes?status=draft').set('authorization', reader).expect(403);
    await kb.request.get('/v1/notes?status=published').expect(200);
  });

  test('neighbours are linked only where they are published', async () => {
    const { db } = kb.deps;
    const one = await addNote(db, { previousTitle: draft.title, previousNoteId: draft.id, nextTitle: both.title, nextNoteId: both.id }); // prettier-ignore
    const { body } = await kb.request.get(`/v1/notes/${one.slug}?fields=previous,next`).expect(200);
    expect(body.data).toMatchObject({
      previous: { title: draft.title, slug: null, url: null },
      next: { title: both.title, slug: both.slug, url: `/v1/notes/${both.slug}` },
    });
  });
});

describe('a renamed note', () => {
  test.each(['', '/insights', '/versions', '/versions/1', '/versions/1/text'])(
    'answers 308 with its query under the old slug: %s',
    async (below) => {
      const { db } = kb.deps;
      const note = await addNote(db);
      await db.execute(sql`update notes set slug = ${`${note.slug}-renamed`} where id = ${note.id}`);
      const query = below === '' ? '?fields=title&include=insights' : '';
      const { headers } = await kb.request.get(`/v1/notes/${note.slug}${below}${query}`).expect(308);
      expect(headers['location']).toBe(`/v1/notes/${note.slug}-renamed${below}${query}`);
      await kb.request.get(headers['location'] as string).expect(200);
    },
  );

  test('the old slug of a draft is not there, of one taken down it is gone', async () => {
    const { db } = kb.deps;
    for (const [status, code] of [
      ['draft', 404],
      ['taken-down', 410],
    ] as const) {
      const note = await addNote(db, { status });
      await db.execute(sql`update notes set slug = ${`${note.slug}-now`} where id = ${note.id}`);
      await kb.request.get(`/v1/notes/${note.slug}`).expect(code);
    }
  });
});
