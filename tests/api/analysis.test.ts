import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addInsight, addNote, addSection } from '../support/factories.ts';
import { sampleSlug, sampleText, startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase({ sample: true });
});
afterAll(() => kb?.stop());

const get = async (path: string) => (await kb.request.get(path).expect(200)).body.data;
const table = async (path: string) =>
  parse((await kb.request.get(path).expect(200)).text, { columns: true, bom: true }) as Record<
    string,
    string
  >[];

interface Coded {
  evidence: { start: number; end: number };
  themes: { slug: string }[];
}

/** Counts pairs by hand: for each place the themes that are in it. */
function countByHand(places: Map<string, Set<string>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const themes of places.values()) {
    const sorted = [...themes].toSorted();
    for (const [i, one] of sorted.entries()) {
      counts[one] = (counts[one] ?? 0) + 1;
      for (const other of sorted.slice(i + 1))
        counts[`${one} ${other}`] = (counts[`${one} ${other}`] ?? 0) + 1;
    }
  }
  return counts;
}

async function sampleByHand(level: string): Promise<Record<string, number>> {
  const insights: Coded[] = await get(`/v1/notes/${sampleSlug}/insights?limit=100`);
  const { sections } = await get(`/v1/notes/${sampleSlug}`);
  const placeOf = ({ evidence: { start, end } }: Coded): string => {
    if (level === 'note') return 'note';
    if (level === 'passage') return `${start} ${end}`;
    const within = sections.find(
      (section: { start: number; end: number }) => section.start <= start && start < section.end,
    );
    return String(within?.position ?? 'outside');
  };
  const places = new Map<string, Set<string>>();
  for (const insight of insights) {
    if (insight.themes.length === 0) continue;
    const place = placeOf(insight);
    places.set(place, new Set([...(places.get(place) ?? []), ...insight.themes.map(({ slug }) => slug)]));
  }
  return countByHand(places);
}

test.each(['passage', 'section', 'note'])(
  'themes of the sample note meet as often as counted by hand, by %s',
  async (level) => {
    const byHand = await sampleByHand(level);
    const { themes, pairs, places } = await get(`/v1/themes/cooccurrence?level=${level}&evidence=100`);
    const counted: Record<string, number> = {};
    for (const { slug, count } of themes) counted[slug] = count;
    for (const pair of pairs) {
      const [a, b] = pair.themes;
      counted[[String(a), String(b)].toSorted().join(' ')] = pair.count;
      const either = byHand[a]! + byHand[b]! - pair.count;
      expect(pair.jaccard).toBeCloseTo(pair.count / either, 4);
      expect(pair.imbalanced).toBe(Math.max(...pair.counts) > 5 * Math.min(...pair.counts));
      expect(pair.smallSample).toBe(either < 10);
      expect(pair.evidence).toHaveLength(pair.count);
      for (const { insights } of pair.evidence)
        for (const { exact } of insights) expect(sampleText).toContain(exact);
    }
    expect(counted).toEqual(byHand);
    expect(places).toBeGreaterThan(0);
    expect(pairs.length).toBeGreaterThan(0);
    const rows = await table(`/v1/themes/cooccurrence.csv?level=${level}`);
    expect(rows.map(({ both }) => Number(both))).toEqual(pairs.map(({ count }: { count: number }) => count));
  },
);

test('the sample note is undated, and its dossier says so beside definition, quotations and examples', async () => {
  const { theme, quotations, examples, neighbours, timeline } = await get(
    '/v1/themes/governance/dossier?quotations=3',
  );
  expect(theme.definition).toBeTruthy();
  expect(quotations.length).toBeGreaterThan(0);
  for (const { evidence, themes } of quotations) {
    expect(sampleText).toContain(evidence.exact);
    expect(themes.map(({ slug }: { slug: string }) => slug)).toContain('governance');
  }
  expect(timeline).toEqual({ periods: [], undated: { insights: theme.insightCount, notes: 1 } });
  const { pairs } = await get('/v1/themes/cooccurrence');
  const meeting = pairs.filter((pair: { themes: string[] }) => pair.themes.includes('governance'));
  expect(neighbours).toEqual(
    meeting.map(({ themes, counts, count, jaccard, imbalanced, smallSample }: (typeof pairs)[number]) => {
      const other = themes[0] === 'governance' ? 1 : 0;
      const measures = { count, passages: counts[other], jaccard, imbalanced, smallSample };
      return { slug: themes[other], label: expect.any(String), ...measures };
    }),
  );
  const parts = (await table('/v1/themes/governance/dossier.csv?quotations=3')).map(({ part }) => part);
  expect(parts.filter((part) => part === 'quotation')).toHaveLength(quotations.length);
  expect(parts.filter((part) => part === 'example')).toHaveLength(examples.length);
});

test('coverage of the sample note adds up, and its stretches hold no passage', async () => {
  const insights: Coded[] = await get(`/v1/notes/${sampleSlug}/insights?limit=100`);
  const characters = [...sampleText];
  const coded = new Set(
    insights.flatMap(({ evidence: { start, end } }) =>
      Array.from({ length: end - start }, (_, i) => start + i),
    ),
  );
  const coverage = await get(`/v1/notes/${sampleSlug}/coverage?stretches=100`);
  expect(coverage).toMatchObject({ length: characters.length, coded: coded.size });
  expect(coverage.share).toBeCloseTo(1 - coded.size / characters.length, 4);
  for (const { start, end, text } of coverage.stretches) {
    expect(characters.slice(start, end).join('').startsWith(text)).toBe(true);
    expect(coded.has(start) || coded.has(end - 1)).toBe(false);
  }
  const rows = await table(`/v1/notes/${sampleSlug}/coverage.csv?stretches=100`);
  expect(rows).toHaveLength(coverage.stretches.length);
});

test('a timeline keeps to what is known: days by month, years by year, the rest undated', async () => {
  const dates = [
    ['2024-02-09', 'day'],
    ['2024-03-01', 'month'],
    ['2024-01-01', 'year'],
    [null, null],
  ] as const;
  for (const [heldOn, heldOnPrecision] of dates) {
    const note = await addNote(kb.deps.db, {
      heldOn,
      heldOnPrecision,
      seriesSlug: 'dated',
      seriesTitle: 'Dated',
    });
    await addSection(kb.deps.db, note, []);
    await addInsight(kb.deps.db, note, { themes: ['governance'], kind: 'barrier' });
  }
  const counts = { insights: 1, notes: 1 };
  expect(await get('/v1/stats/timeline?by=month&series=dated')).toEqual({
    periods: [
      { period: '2024', precision: 'year', ...counts },
      { period: '2024-02', precision: 'month', ...counts },
      { period: '2024-03', precision: 'month', ...counts },
    ],
    undated: counts,
  });
  const byQuarter = await get('/v1/stats/timeline?by=quarter&series=dated&theme=governance');
  expect(byQuarter.periods.map(({ period }: { period: string }) => period)).toEqual(['2024', '2024-Q1']);
  expect((await table('/v1/stats/timeline.csv?series=dated')).map(({ period }) => period)).toEqual([
    '2024',
    'undated',
  ]);
  for (const by of ['year', 'quarter', 'month']) {
    const { timeline } = await get(`/v1/themes/governance/dossier?quotations=0&by=${by}`);
    expect(timeline).toEqual(await get(`/v1/stats/timeline?theme=governance&by=${by}`));
    expect(timeline.periods.length).toBeGreaterThan(0);
  }
  await kb.request.get('/v1/themes/cooccurrence?among=governence').expect(422);
});
