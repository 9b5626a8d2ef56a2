import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, layoutTimeline, type Period } from '../../../../src/explorer/figures/timeline-layout.ts';

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');
const year = fc.oneof(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 9999 }));
const period = fc
  .record({
    year,
    month: fc.integer({ min: 1, max: 12 }),
    precision: fc.constantFrom('year', 'quarter', 'month'),
    insights: fc.integer({ min: 1, max: 100_000 }),
    notes: fc.integer({ min: 1, max: 1000 }),
  })
  .map(({ year: y, month, precision, ...counts }): Period => {
    const part = { year: '', quarter: `-Q${Math.ceil(month / 3)}`, month: `-${padded(month, 2)}` }[precision];
    return { period: padded(y, 4) + part, precision, ...counts };
  });
const periods = fc.array(period, { maxLength: 40 });

/** The first and last month that a period may stand for. */
function monthsOf({ period: name, precision }: Period): [string, string] {
  if (precision === 'month') return [name, name];
  const start = name.slice(0, 4);
  if (precision === 'year') return [`${start}-01`, `${start}-12`];
  const quarter = Number(name.at(-1));
  return [`${start}-${padded(quarter * 3 - 2, 2)}`, `${start}-${padded(quarter * 3, 2)}`];
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

test('columns follow one another without a gap, and everything is in one that holds all of its time', () => {
  fc.assert(
    fc.property(periods, (all) => {
      const columns = columnsOf(all);
      expect(columns.length).toBeLessThanOrEqual(24);
      for (const [i, { from }] of columns.entries()) {
        const before = columns[i - 1];
        if (before) expect(dayAfter(before.to)).toBe(from);
      }
      for (const one of all) {
        const [first, last] = monthsOf(one);
        const holds = columns.some(({ from, to }) => from.slice(0, 7) <= first && last <= to.slice(0, 7));
        expect(holds, one.period).toBe(true);
      }
      const sum = (of: readonly { insights: number }[]) => of.reduce((total, one) => total + one.insights, 0);
      expect(sum(columns)).toBe(sum(all));
    }),
  );
});

test('columns are as fine as what is known, and as there is room for', () => {
  const of = (...names: [string, Period['precision']][]) =>
    columnsOf(names.map(([name, precision]) => ({ period: name, precision, insights: 1, notes: 1 }))).map(
      ({ label }) => label,
    );
  expect(of(['2024-02', 'month'], ['2024-04', 'month'])).toEqual(['Feb 2024', 'Mar 2024', 'Apr 2024']);
  expect(of(['2024-02', 'month'], ['2024-Q3', 'quarter'])).toEqual(['Q1 2024', 'Q2 2024', 'Q3 2024']);
  expect(of(['2024-02', 'month'], ['2025', 'year'])).toEqual(['2024', '2025']);
  expect(of(['2019-01', 'month'], ['2024-12', 'month'])[0]).toBe('Q1 2019');
  expect(of(['1990-01', 'month'], ['2024-12', 'month'])[0]).toBe('1990–1991');
  expect(of(['2024-02', 'month'])).toEqual(['Feb 2024']);
  expect(of()).toEqual([]);
  const [leap] = columnsOf([{ period: '2024-02', precision: 'month', insights: 2, notes: 1 }]);
  expect(leap).toEqual({ label: 'Feb 2024', from: '2024-02-01', to: '2024-02-29', insights: 2, notes: 1 });
});

test('bars stand side by side within the figure, as tall as their insights', () => {
  fc.assert(
    fc.property(periods, (all) => {
      const { bars, baseline, left, width, ticks } = layoutTimeline(all);
      for (const [i, bar] of bars.entries()) {
        expect(bar.x).toBeGreaterThanOrEqual((bars[i - 1]?.x ?? left) + (bars[i - 1]?.width ?? 0));
        expect(bar.x + bar.width).toBeLessThanOrEqual(width);
        expect(bar.y).toBeGreaterThanOrEqual(0);
        expect(bar.y + bar.height).toBeCloseTo(baseline, 5);
        expect(bar.height > 0).toBe(bar.column.insights > 0);
      }
      for (const a of bars)
        for (const b of bars)
          if (a.column.insights >= b.column.insights) expect(a.height).toBeGreaterThanOrEqual(b.height);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)?.value).toBeGreaterThanOrEqual(
        Math.max(0, ...bars.map(({ column }) => column.insights)),
      );
      expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
    }),
  );
});

test('labels below the bars are as many as there is room for', () => {
  const months = Array.from({ length: 24 }, (_, i) => ({
    period: `${2023 + Math.floor(i / 12)}-${padded((i % 12) + 1, 2)}`,
    precision: 'month' as const,
    insights: i,
    notes: 1,
  }));
  const labels = layoutTimeline(months).bars.flatMap(({ label }) => label ?? []);
  expect(labels).toEqual(['Jan 2023', 'July 2023', 'Jan 2024', 'July 2024']);
  const years = months
    .slice(0, 6)
    .map((one, i) => ({ ...one, period: String(2019 + i), precision: 'year' as const }));
  expect(layoutTimeline(years).bars.every(({ label }) => label !== null)).toBe(true);
});
