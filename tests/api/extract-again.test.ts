import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { registerExtract } from '../../src/cli/extract.ts';
import type { Extraction, ExtractionInput } from '../../src/extraction/port.ts';
import { extractAgain, type ExtractedAgain } from '../../src/ingestion/extract-again.ts';
import type { Insight } from '../../src/insights/schemas.ts';
import { getHeldNote } from '../../src/notes/service.ts';
import { curator, dumpCurated } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { createNote, etagOf } from '../support/notes.ts';

const kept = 'Power that is shared out does not run out.';
const rejected = 'The kettle was on for most of the morning, as it should be.';
const edited = 'Boards that listen learn sooner than boards that speak.';
const fresh = 'What people build together they look after together.';
const paragraph = (...sentences: string[]): string => `A note on power\n\n${sentences.join(' ')}\n`;

let kb: KnowledgeBase;
let key: string;
let wanted: string[] = [];
beforeAll(async () => {
  kb = await startKnowledgeBase();
  key = await kb.keyFor('curator');
  kb.deps.extractor = { source: 'model@2', extract: (input) => Promise.resolve(found(input)) };
});
afterAll(() => kb?.stop());
afterEach(() => vi.restoreAllMocks());

/** Suggests the wanted words wherever they stand first. */
const found = ({ text }: ExtractionInput): Extraction => ({
  insights: wanted.flatMap((words) => {
    const start = text.indexOf(words);
    const span = { start, end: start + words.length };
    return start < 0 ? [] : [{ ...span, kind: 'lesson', confidence: 0.9, themes: [], reasons: [] }];
  }),
  names: [],
});

const again = async (slug: string, options = { dryRun: false }): Promise<ExtractedAgain> =>
  extractAgain(kb.deps, curator, (await getHeldNote(kb.deps.db, slug)).id, options);
const quotes = ({ insights }: ExtractedAgain): string[] => insights.map(({ quote }) => quote);

async function insightsOf(slug: string, status: string): Promise<Insight[]> {
  const { body } = await kb.request
    .get(`/v1/notes/${slug}/insights?status=${status}`)
    .set('authorization', key)
    .expect(200);
  return body.data;
}

async function write(method: 'patch' | 'post', path: string, insight: Insight, body: object): Promise<void> {
  const { headers } = await kb.request.get(`/v1/insights/${insight.id}`).set('authorization', key);
  await kb.request[method](path)
    .set('authorization', key)
    .set('if-match', String(headers['etag']))
    .send(body)
    .expect(200);
}

/** A note with an accepted, a rejected and an edited insight. */
async function decidedNote(): Promise<string> {
  wanted = [kept, rejected, edited];
  const slug = await createNote(kb, key, `${paragraph(kept, rejected, edited, fresh)}${Math.random()}`, {
    status: 'published',
  });
  for (const insight of await insightsOf(slug, 'accepted')) {
    if (insight.statement === rejected)
      await write('post', `/v1/insights/${insight.id}/decision`, insight, { decision: 'reject' });
    if (insight.statement === edited)
      await write('patch', `/v1/insights/${insight.id}`, insight, {
        statement: 'Listen first.',
        kind: 'practice',
      });
  }
  return slug;
}

test('what people accepted, edited and rejected stays as it is, and only what is new becomes a suggestion', async () => {
  const slug = await decidedNote();
  const before = [await insightsOf(slug, 'accepted'), await insightsOf(slug, 'rejected')];
  wanted = [kept, rejected, edited, fresh];
  expect(quotes(await again(slug))).toEqual([fresh]);
  expect([await insightsOf(slug, 'accepted'), await insightsOf(slug, 'rejected')]).toEqual(before);
  expect(await insightsOf(slug, 'suggested')).toMatchObject([{ statement: fresh, source: 'model@2' }]);
  const state = await dumpCurated(kb.deps.db);
  expect(await again(slug)).toMatchObject({ insights: [], stored: false });
  expect(await dumpCurated(kb.deps.db)).toBe(state);
});

test('a quotation that another model cuts a little differently is not proposed again', async () => {
  const slug = await decidedNote();
  wanted = [rejected.slice(4), `${kept} ${rejected}`, edited.slice(0, -10)];
  expect(quotes(await again(slug))).toEqual([]);
});

test('what was rejected stays rejected in a new version, moved or slightly changed', async () => {
  const slug = await decidedNote();
  const changed = rejected.replace('most of the morning', 'most of that morning');
  const texts = [
    `A longer opening, which moves everything.\n\n${paragraph(fresh, edited, rejected, kept)}${Math.random()}`,
    `Another opening.\n\n${paragraph(kept, changed, edited, fresh)}${Math.random()}`,
  ];
  for (const text of texts) {
    wanted = [rejected, changed];
    await kb.request
      .put(`/v1/notes/${slug}/text`)
      .set('authorization', key)
      .set('if-match', await etagOf(kb, key, slug))
      .send({ text })
      .expect(200);
    expect(await insightsOf(slug, 'suggested')).toEqual([]);
    expect(quotes(await again(slug))).toEqual([]);
  }
});

test('a dry run says what would be suggested and stores nothing', async () => {
  const slug = await decidedNote();
  wanted = [fresh];
  const before = await dumpCurated(kb.deps.db);
  expect(await again(slug, { dryRun: true })).toMatchObject({ insights: [{ quote: fresh }], stored: false });
  expect(await dumpCurated(kb.deps.db)).toBe(before);
});

test('over HTTP a curator gets the same, with a dry run first', async () => {
  const slug = await decidedNote();
  wanted = [fresh];
  const ask = (query = '') =>
    kb.request.post(`/v1/notes/${slug}/extraction${query}`).set('authorization', key).expect(200);
  const expected = { stored: false, source: 'model@2', insights: [{ quote: fresh, kind: 'lesson' }] };
  expect((await ask('?dryRun=true')).body.data).toMatchObject(expected);
  expect(await insightsOf(slug, 'suggested')).toEqual([]);
  expect((await ask()).body.data).toMatchObject({ ...expected, stored: true });
  expect(await insightsOf(slug, 'suggested')).toMatchObject([{ statement: fresh }]);
  expect((await ask()).body.data).toMatchObject({ stored: false, insights: [], names: [] });
});

test('kb extract says for one note or all what it would suggest, and does it', async () => {
  const sentence = 'Trust between organisations takes years to build, and can be lost in a day.';
  wanted = [];
  const slug = await createNote(kb, key, `A note of one insight\n\nKey points\n\n• ${sentence}\n`);
  const other = await createNote(kb, key, `Another note\n\nKey points\n\n• ${kept}\n`);
  const kbExtract = async (...args: string[]): Promise<string> => {
    vi.stubEnv('DATABASE_URL', kb.database.url);
    vi.stubEnv('SEARCH_ENGINE', 'postgres');
    let output = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const program = new Command().exitOverride();
    registerExtract(program);
    await program.parseAsync(['node', 'kb', 'extract', ...args]);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    return output;
  };
  expect(await kbExtract(slug, '--dry-run')).toContain(sentence);
  expect(await insightsOf(slug, 'suggested')).toEqual([]);
  const lines = (await kbExtract('--all', '--dry-run', '--json')).trim().split('\n');
  const parsed = lines.map((line) => JSON.parse(line) as ExtractedAgain);
  expect(parsed.find((outcome) => outcome.slug === slug)?.insights).toMatchObject([{ quote: sentence }]);
  expect(parsed.map((outcome) => outcome.slug)).toContain(other);
  expect(await kbExtract(slug)).toContain('insights: 1, names: 0, by model@1');
  expect(await insightsOf(slug, 'suggested')).toMatchObject([{ statement: sentence, source: 'model@1' }]);
  await expect(kbExtract()).rejects.toThrow('--all');
});
