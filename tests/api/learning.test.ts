import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { read } from '../../src/db/read.ts';
import { readWeights } from '../../src/extraction/model/weights.ts';
import { createInsight } from '../../src/insights/create-insight.ts';
import { decideInsights } from '../../src/insights/decide-insights.ts';
import type { Extractor } from '../../src/extraction/port.ts';
import { ingestNote } from '../../src/ingestion/ingest.ts';
import { parsePlainText } from '../../src/ingestion/parse-plain-text.ts';
import { textSource } from '../../src/ingestion/read-source.ts';
import { LearningExtractor } from '../../src/learning/learning-extractor.ts';
import { examplesOf, readDecisions } from '../../src/learning/read-decisions.ts';
import { bringModelBack, listModels } from '../../src/learning/service.ts';
import { trainModel } from '../../src/learning/train-model.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { CreateTagInput } from '../../src/tags/write-schemas.ts';
import { curator } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { silentLog } from '../support/log.ts';
import { uniqueName } from '../support/notes.ts';

let kb: KnowledgeBase;

interface Decided {
  sentence: string;
  verdict: 'accepted' | 'rejected';
  themes?: string[];
}

const silent: Extractor = { source: 'none', extract: () => Promise.resolve({ insights: [], names: [] }) };

/** A note with these sentences as items, decided by a curator. */
async function decidedNote(decided: Decided[]): Promise<void> {
  const { db } = kb.deps;
  const text = `Meeting ${uniqueName()}\n\nKey points\n\n${decided.map(({ sentence }) => `• ${sentence}\n`).join('')}\nTea was served at four in the hall.\n`;
  const note = await ingestNote({ ...kb.deps, extractor: silent }, curator, {
    ...textSource(text, 'plain'),
    status: 'published',
    language: 'en',
  });
  for (const { sentence, verdict, themes = [] } of decided) {
    const { id } = await createInsight(db, curator, {
      note: note.slug,
      quote: sentence,
      kind: 'lesson',
      status: verdict === 'accepted' ? 'accepted' : 'suggested',
      themes,
      tags: [],
      examples: [],
    });
    if (verdict === 'rejected')
      await decideInsights(db, curator, { decision: 'reject', insights: [{ id, version: 1 }] });
  }
}

const doings = [
  'plant hedges',
  'mend the river bank',
  'care for the soil',
  'count the swifts',
  'walk the fields',
  'clear the brook',
];
const folk = ['neighbours', 'farmers', 'volunteers', 'families', 'young people', 'wardens'];
const outdoors = (i: number, k: number): string =>
  `Where ${folk[(i + k) % 6]} ${doings[(i * 2 + k) % 6]} together, the land itself teaches them to lead.`;
const indoors = (i: number, k: number): string =>
  `Boards of ${folk[(i * 3 + k) % 6]} have to answer for the decisions that they take, year ${i + 1}.`;

/** Notes in which curators put statements under a theme that the shipped model has never heard of. */
async function notesOnNature(): Promise<void> {
  const input = CreateTagInput.parse({ scheme: 'theme', label: 'Land and nature' });
  await createTag(kb.deps.db, curator, input);
  for (let i = 0; i < 6; i += 1) {
    await decidedNote([
      ...[0, 1, 2].map((k) => ({
        sentence: outdoors(i, k),
        verdict: 'accepted' as const,
        themes: ['land-and-nature'],
      })),
      { sentence: indoors(i, 1), verdict: 'accepted', themes: ['governance'] },
      { sentence: `Car park ${i + 1} is the one to use for visitors.`, verdict: 'rejected' },
    ]);
  }
}

const themesOf = async (sentence: string) => {
  const text = `A new meeting\n\nKey points\n\n• ${sentence}\n`;
  const themes = ['land-and-nature', 'governance'].map((slug) => ({ slug, label: slug, aliases: [] }));
  const input = { text, structure: parsePlainText(text), vocabulary: { themes, examples: [] } };
  const { insights, report } = await kb.deps.extractor.extract(input);
  return { source: report?.source, themes: insights[0]?.themes.map(({ slug }) => slug) ?? [] };
};

const inUse = async () => (await listModels(kb.deps.db)).find((model) => model.inUse)?.number;
const train = () => trainModel(kb.deps.db, curator, { dryRun: false });

describe('a knowledge base whose curators have a theme of their own', { timeout: 120_000 }, () => {
  const unseen = 'Where wardens care for the soil together, the land itself shows them how to lead.';

  beforeAll(async () => {
    kb = await startKnowledgeBase();
    await notesOnNature();
  });
  afterAll(() => kb?.stop());

  test('learns it from their decisions, and is better by cross-validation', async () => {
    expect((await themesOf(unseen)).themes).not.toContain('land-and-nature');
    expect(await trainModel(kb.deps.db, curator, { dryRun: true })).toMatchObject({
      better: true,
      switched: false,
    });
    expect(await inUse()).toBe(1);
    const report = await train();
    expect(report).toMatchObject({
      learntFrom: { notes: 6, accepted: 24, rejected: 6 },
      inUse: { source: 'model@1' },
      candidate: { source: 'model@2' },
      switched: true,
    });
    expect(report.candidate.figures.themes.f1).toBeGreaterThan(report.inUse.figures.themes.f1);
    expect(await themesOf(unseen)).toEqual({ source: 'model@2', themes: ['land-and-nature'] });
  });

  test('does not switch again where nothing was decided since', async () => {
    const report = await train();
    expect(report).toMatchObject({ inUse: { source: 'model@2' }, better: false, switched: false });
    expect(report.candidate.figures).toEqual(report.inUse.figures);
    expect(await inUse()).toBe(2);
  });

  test('compares the same when it is asked over HTTP', async () => {
    const authorization = await kb.keyFor('admin');
    const post = () => kb.request.post('/v1/models/trainings').set({ authorization }).send({ dryRun: true });
    const { headers } = await post().expect(202);
    const training = async () =>
      (
        await kb.request
          .get(headers['location'] ?? '')
          .set({ authorization })
          .expect(200)
      ).body.data;
    await vi.waitUntil(async () => (await training()).finishedAt !== null, { timeout: 60_000 });
    const { report, state } = await training();
    expect(state).toBe('succeeded');
    expect(report).toMatchObject({ inUse: { source: 'model@2' }, better: false, switched: false });
  });

  test('goes back, in every process, and forward again; the trail has it all', async () => {
    const otherProcess = new LearningExtractor(kb.deps.db, silentLog);
    const sourceThere = async () => {
      const text = 'A note\n\nWords.\n';
      const vocabulary = { themes: [], examples: [] };
      return (await otherProcess.extract({ text, structure: parsePlainText(text), vocabulary })).report
        ?.source;
    };
    expect(await sourceThere()).toBe('model@2');
    expect(await bringModelBack(kb.deps.db, curator, 1)).toEqual({ changed: true });
    expect([(await themesOf(unseen)).source, await sourceThere()]).toEqual(['model@1', 'model@1']);
    expect(await bringModelBack(kb.deps.db, curator, 1)).toEqual({ changed: false });
    await bringModelBack(kb.deps.db, curator, 2);
    expect(await sourceThere()).toBe('model@2');
    await expect(bringModelBack(kb.deps.db, curator, 7)).rejects.toThrow('There are: model@2, model@1');
    const trail = await read<{ action: string; label: string }>(
      kb.deps.db,
      sql`select action, entity_label as label from audit_entries where entity_type = 'model' order by id`,
    );
    expect(trail).toEqual([
      { action: 'model.train', label: 'model@2' },
      { action: 'model.use', label: 'model@1' },
      { action: 'model.use', label: 'model@2' },
    ]);
  });

  test('is not misled by an update of other shipped weights', async () => {
    await kb.deps.db.execute(sql`update models set base = 'of another release' where number = 2`);
    const restarted = new LearningExtractor(kb.deps.db, silentLog);
    const text = 'A note\n\nWords.\n';
    const input = { text, structure: parsePlainText(text), vocabulary: { themes: [], examples: [] } };
    expect((await restarted.extract(input)).report?.source).toBe('model@1');
  });
});

describe('learning', { timeout: 120_000 }, () => {
  beforeEach(async () => {
    await kb?.stop();
    kb = await startKnowledgeBase();
  });
  afterAll(() => kb?.stop());

  test('does not switch to a model that is worse', async () => {
    // What one note’s curator keeps, all the others reject: whatever is learnt of them is wrong about it.
    const statements = [0, 1, 2, 3, 4, 5].map(
      (k) => `${doings[k]} is how trust between organisations grows over the years.`,
    );
    for (let i = 0; i < 6; i += 1) {
      await decidedNote(
        statements.map((sentence, k) => ({
          sentence,
          verdict: k === i ? 'accepted' : 'rejected',
          themes: k === i ? ['trust-and-openness'] : [],
        })),
      );
    }
    const report = await train();
    expect(report.candidate.figures.insights.f1).toBeLessThan(report.inUse.figures.insights.f1);
    expect(report).toMatchObject({ better: false, switched: false });
    expect(await inUse()).toBe(1);
  });

  test('says what is missing where too little was decided', async () => {
    await decidedNote([{ sentence: outdoors(0, 0), verdict: 'accepted' }]);
    await expect(train()).rejects.toThrow('1 accepted and 0 rejected sentences of 1 notes');
  });

  test('takes nobody’s word but people’s: what was accepted unseen is not learnt, what was edited is', async () => {
    const { db } = kb.deps;
    await decidedNote([
      { sentence: outdoors(0, 0), verdict: 'accepted', themes: ['governance'] },
      { sentence: outdoors(0, 1), verdict: 'accepted' },
      { sentence: outdoors(0, 2), verdict: 'rejected' },
    ]);
    await db.execute(
      sql`update insights set source = 'model@1', decided_at = null where statement = ${outdoors(0, 1)}`,
    );
    const labels = async () => {
      const [note] = await readDecisions(db, readWeights());
      const sentences = note?.sentences.filter(({ example }) =>
        doings.some((words) => example.sentence.text.includes(words)),
      );
      return sentences?.map(({ label, example }) => [label, example.isInsight, example.themes]);
    };
    expect(await labels()).toEqual([
      ['accepted', true, ['governance']],
      ['unknown', false, []],
      ['rejected', false, []],
    ]);
    await db.execute(sql`insert into insight_tags (insight_id, tag_id, source) select i.id, t.id, 'human'
      from insights i, tags t where i.statement = ${outdoors(0, 1)} and t.slug = 'shared-purpose'`);
    expect((await labels())?.[1]).toEqual(['accepted', true, ['shared-purpose']]);
    const notes = await readDecisions(db, readWeights());
    expect(examplesOf(notes, Date.now() - 3_600_000)).toEqual([]);
  });
});
