import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresFailure } from '../../src/db/errors.ts';
import type { Insight } from '../../src/insights/schemas.ts';
import type { Note } from '../../src/notes/schemas.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
let note: Note;
let insights: Insight[];

beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  note = (await kb.request.get(`/v1/notes/${sampleSlug}`).expect(200)).body.data;
  insights = (await kb.request.get(`/v1/notes/${sampleSlug}/insights?limit=100`).expect(200)).body.data;
});
afterAll(() => kb?.stop());

const section = (kind: string) => note.sections?.find((candidate) => candidate.kind === kind);
const blocks = (kind: string, type: string) =>
  section(kind)?.blocks.filter((block) => block.type === type) ?? [];
const insightAt = (start: number) => insights.find(({ evidence }) => evidence?.start === start);

describe('what the note says of itself', () => {
  test('its title, series and number are those of the file', () => {
    expect(note.title).toBe('Note from Collaborative Leadership in Place Cell 2');
    expect(note.series).toEqual({
      slug: 'collaborative-leadership-in-place',
      title: 'Collaborative Leadership in Place',
      number: 2,
    });
  });

  test('no date is made up from the next meeting, which stays text', () => {
    expect(note.heldOn).toBeNull();
    expect(note.heldOnPrecision).toBeNull();
    expect(note.nextMeeting).toContain('9th September');
  });

  test('its neighbours are known by title and not resolved', () => {
    expect(note.previous).toEqual({ title: 'Note from Changing Practices Cell 2', slug: null, url: null });
    expect(note.next).toEqual({
      title: 'Note from an online roundtable: Coronavirus - building community and connection 4',
      slug: null,
      url: null,
    });
  });
});

describe('its sections', () => {
  test('the summary has one lead sentence and five key points', () => {
    expect(blocks('summary', 'paragraph').map(({ text }) => text)).toEqual([
      'Leadership is important but great leadership is about enabling others.',
    ]);
    expect(blocks('summary', 'item')).toHaveLength(5);
  });

  test('the discussion has five points and the next meeting three questions', () => {
    expect(blocks('discussion', 'item')).toHaveLength(5);
    expect(blocks('questions', 'item').map(({ text }) => text.slice(0, 24))).toEqual([
      'What does collaboration ',
      'What does systems leader',
      'What does distributive l',
    ]);
  });

  test('the doubled navigation words are in no section, but in the stored text', () => {
    const words = note.sections?.flatMap((one) => one.blocks.map(({ text }) => text)) ?? [];
    expect(words.filter((text) => /^(Previous|Next)$/.test(text))).toEqual([]);
    expect(sampleText).toContain('Previous\nPrevious');
  });
});

describe('the stored text', () => {
  test('is the file, code point for code point', async () => {
    const { text } = await kb.request.get(`/v1/notes/${sampleSlug}`).accept('text/plain').expect(200);
    expect(text).toBe(sampleText);
    expect([...text]).toHaveLength(7450);
    expect([...text].filter((character) => character === '\u00A0')).toHaveLength(28);
  });

  test('is the immutable text of version 1', async () => {
    const { text, headers } = await kb.request.get(`/v1/notes/${sampleSlug}/versions/1/text`).expect(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toBe(sampleText);
    const { body } = await kb.request.get(`/v1/notes/${sampleSlug}/versions/1`).expect(200);
    expect(body.data).toMatchObject({ number: 1, length: 7450, current: true });
  });
});

describe('its insights', () => {
  test('distributive leadership is one, with its evidence at 684 to 744 of version 1', () => {
    const insight = insightAt(684);
    expect(insight?.evidence).toMatchObject({
      exact: 'Lasting change only happens through distributive leadership.',
      start: 684,
      end: 744,
      version: 1,
    });
    expect(insight?.themes).toContainEqual({
      slug: 'distributive-leadership',
      label: 'Distributive leadership',
    });
  });

  test.each(['shared-purpose', 'distributive-leadership', 'governance'])(
    '%s has an accepted one',
    async (theme) => {
      const { body } = await kb.request.get(`/v1/insights?theme=${theme}`).expect(200);
      expect(body.page.total).toBeGreaterThan(0);
      expect(body.data.every(({ status }: Insight) => status === 'accepted')).toBe(true);
    },
  );

  test('every evidence is the slice of the text it points at, with its context', () => {
    const characters = [...sampleText];
    expect(insights.length).toBeGreaterThan(8);
    for (const { evidence } of insights) {
      const { start, end, exact, prefix, suffix } = evidence as NonNullable<typeof evidence>;
      expect(characters.slice(start, end).join('')).toBe(exact);
      expect(characters.slice(0, start).join('').endsWith(prefix)).toBe(true);
      expect(characters.slice(end).join('').startsWith(suffix)).toBe(true);
    }
  });

  test('the two run-together sentences are cut, and the text is not changed', () => {
    const texts = insights.map(({ evidence }) => evidence?.exact ?? '');
    expect(texts.some((text) => text.includes('behavioursSurrey'))).toBe(false);
    expect(sampleText).toContain('competitive behavioursSurrey Youth Focus see');
  });

  test.each([
    'Steve Wyler introduced the meeting',
    'had suddenly died',
    'Next time, we’ll be looking',
    'can be read here',
    'He invited her to speak',
    '9th September',
  ])('narrative and logistics are none: %s', (words) => {
    expect(insights.filter(({ evidence }) => evidence?.exact.includes(words))).toEqual([]);
  });
});

describe('what the database refuses', () => {
  const alter = (change: ReturnType<typeof sql>) =>
    kb.deps.db.execute(change).then(
      () => undefined,
      (error: unknown) => postgresFailure(error),
    );

  test('a quotation that is altered by one character', async () => {
    const failure = await alter(
      sql`update passages set exact = overlay(exact placing 'X' from 1 for 1) where start = 684`,
    );
    expect(failure).toMatchObject({ code: '23514', constraint: 'passages_verbatim' });
  });

  test('a quotation moved by one character, and a context that is not there', async () => {
    const moved = await alter(
      sql`update passages set start = start + 1, "end" = "end" + 1 where start = 684`,
    );
    expect(moved).toMatchObject({ constraint: 'passages_verbatim' });
    const context = await alter(sql`update passages set prefix = 'Z' where start = 684`);
    expect(context).toMatchObject({ constraint: 'passages_context_verbatim' });
  });

  test('a change of a stored text, and of the audit trail', async () => {
    expect(await alter(sql`update versions set text = text || '.'`)).toMatchObject({ code: '23001' });
    expect(await alter(sql`delete from audit_entries`)).toMatchObject({ code: '23001' });
    expect(await alter(sql`truncate audit_entries`)).toMatchObject({ code: '23001' });
  });
});

describe('its examples', () => {
  test.each([
    ['wigan-deal', 'Wigan Deal', 1],
    ['time-for-kids', 'Time for Kids', 3],
  ])('%s is one, with every place that names it', async (slug, name, mentions) => {
    const { body } = await kb.request.get(`/v1/examples/${slug}?include=mentions,insights`).expect(200);
    expect(body.data).toMatchObject({ name, mentionCount: mentions });
    expect(body.data.mentions.map(({ exact }: { exact: string }) => exact)).toEqual(
      Array(mentions).fill(name),
    );
  });

  test('they carry the themes of the insights that name them', async () => {
    const { body } = await kb.request.get('/v1/examples/wigan-deal?include=insights').expect(200);
    const themes = new Set(
      body.data.insights.flatMap((insight: Insight) => insight.themes?.map(({ slug }) => slug) ?? []),
    );
    expect(body.data.insights.length).toBeGreaterThan(0);
    expect(new Set(body.data.themes.map(({ slug }: { slug: string }) => slug))).toEqual(themes);
  });
});

describe('other representations', () => {
  test('as Markdown it has its headings and lists', async () => {
    const { text, headers } = await kb.request
      .get(`/v1/notes/${sampleSlug}`)
      .accept('text/markdown')
      .expect(200);
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(text).toContain('# Note from Collaborative Leadership in Place Cell 2\n');
    expect(text).toContain('## Summary of Key Points');
    expect(text).toContain('\n- Relationship-building and the connector role');
    expect(text).toContain('\n1. What does collaboration look like?');
  });

  test('as a page it is escaped HTML', async () => {
    const { text, headers } = await kb.request.get(`/v1/notes/${sampleSlug}`).accept('text/html').expect(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers.vary).toMatch(/accept/i);
    expect(text).toContain('<h2>Summary of Key Points</h2>');
    expect(text.match(/<li>/g)?.length).toBeGreaterThan(12);
  });

  test('what is not available is refused with what is', async () => {
    const { body } = await kb.request.get(`/v1/notes/${sampleSlug}`).accept('application/pdf').expect(406);
    expect(body.detail).toContain('text/markdown');
  });
});

test('every insight says why it was suggested, by cues of its own passage', async () => {
  const { body: list } = await kb.request.get('/v1/insights?fields=evidence&limit=100').expect(200);
  expect(list.data.length).toBeGreaterThan(0);
  for (const { id, evidence } of list.data as Insight[]) {
    const { body } = await kb.request.get(`/v1/insights/${id}?fields=reasons`).expect(200);
    expect(body.data.reasons, evidence?.exact).not.toEqual([]);
    for (const { cue, start, end } of body.data.reasons as { cue: string; start: number; end: number }[]) {
      const words = [...sampleText].slice(start, end).join('').replaceAll(/\s+/gu, ' ');
      expect(words).not.toBe('');
      expect(cue.endsWith(words)).toBe(true);
      expect(evidence?.exact.replaceAll(/\s+/gu, ' ')).toContain(words);
    }
  }
});
