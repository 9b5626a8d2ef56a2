import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

interface Finding {
  rule: string;
  exact: string | null;
  start: number | null;
}

let kb: KnowledgeBase;
let curator: string;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
  curator = await kb.keyFor('curator');
});
afterAll(() => kb?.stop());

test('the sample’s oddities are listed where they stand, and its text is left alone', async () => {
  const { body } = await kb.request
    .get(`/v1/notes/${sampleSlug}/lint`)
    .set('authorization', curator)
    .expect(200);
  const found = (rule: string) => body.data.filter((finding: Finding) => finding.rule === rule);
  expect(found('run-together')).toMatchObject([{ exact: 'behavioursSurrey', start: 4421 }]);
  expect(found('missing-verb')).toMatchObject([{ exact: 'can very important' }]);
  expect(found('lost-link')).toMatchObject([{ exact: 'can be read here' }]);
  expect(found('unresolved-neighbour')).toHaveLength(2);
  expect(found('missing-date')).toHaveLength(1);
  expect(found('doubled-space').length).toBeGreaterThan(10);
});

test('all notes have one list, and curators alone see it', async () => {
  const { body } = await kb.request
    .get('/v1/lint?rule=missing-verb')
    .set('authorization', curator)
    .expect(200);
  expect(body).toMatchObject({ data: [{ note: { slug: sampleSlug } }], page: { notes: 1, next: null } });
  await kb.request.get('/v1/lint').expect(401);
  await kb.request.get('/v1/lint?rule=missing-verbs').set('authorization', curator).expect(422);
});
