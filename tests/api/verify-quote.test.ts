import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleSlug, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
});
afterAll(() => kb?.stop());

const verify = async (body: object) =>
  (await kb.request.post('/v1/verify-quote').send(body).expect(200)).body.data;

test.each([{}, { note: sampleSlug }])('the very words are exact, asked with %j', async (where) => {
  const verdict = await verify({
    quote: 'Lasting change only happens through distributive leadership.',
    ...where,
  });
  expect(verdict).toMatchObject({
    verdict: 'exact',
    total: 1,
    matches: [{ note: { slug: sampleSlug }, evidence: { start: 684, end: 744, version: 1 }, current: true }],
  });
});

test.each([{}, { note: sampleSlug }])(
  'typography alone is normalised, with the original wording, asked with %j',
  async (where) => {
    const verdict = await verify({
      quote: "act as 'systems leaders' and 'systems stewards'. Lasting Change",
      ...where,
    });
    expect(verdict.verdict).toBe('normalised');
    expect(verdict.matches[0].evidence.exact).toBe(
      'act as ‘systems leaders’ and ‘systems stewards’.\u00A0 Lasting change',
    );
  },
);

test('what stands in several places is ambiguous, with each place and its context', async () => {
  const verdict = await verify({ quote: 'Time for Kids', note: sampleSlug });
  expect(verdict).toMatchObject({ verdict: 'ambiguous', total: 3 });
  expect(verdict.matches.map(({ evidence }: { evidence: { start: number } }) => evidence.start)).toEqual([
    2035, 2648, 6602,
  ]);
  const decided = await verify({ quote: 'Time for Kids', note: sampleSlug, suffix: ' had no structure' });
  expect(decided).toMatchObject({ verdict: 'exact', matches: [{ evidence: { start: 6602 } }] });
});

test.each([{}, { note: sampleSlug }])(
  'other words are absent, with the nearest and what differs, asked with %j',
  async (where) => {
    const verdict = await verify({
      quote: 'Lasting change never happens through distributive leadership.',
      ...where,
    });
    expect(verdict.verdict).toBe('absent');
    expect(verdict.nearest.match.evidence.start).toBe(684);
    expect(verdict.nearest.differences).toContainEqual({ same: false, quote: 'never', source: 'only' });
  },
);

test('a quotation of nothing we know has nothing near', async () => {
  expect(await verify({ quote: 'Zyx wvut srqp onml kjih.' })).toMatchObject({
    verdict: 'absent',
    nearest: null,
  });
});

test.each([
  [{}, 422],
  [{ quote: '' }, 422],
  [{ quote: 'a', nope: 1 }, 422],
  [{ quote: 'a', note: 'no-such-note' }, 404],
  [{ quote: 'a', note: sampleSlug, version: 7 }, 404],
])('%j is refused with %i', async (body, status) => {
  const { headers } = await kb.request.post('/v1/verify-quote').send(body).expect(status);
  expect(headers['content-type']).toBe('application/problem+json');
});
