import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countMeetings } from '../../../src/analysis/count-meetings.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const sets = fc
  .uniqueArray(fc.subarray(order, { minLength: 1 }), { selector: (themes) => themes.join() })
  .chain((all) =>
    fc.tuple(
      ...all.map((themes) =>
        fc.record({
          themes: fc.shuffledSubarray([...themes, ...themes.slice(1)], { minLength: themes.length * 2 - 1 }),
          places: fc.integer({ min: 1, max: 50 }),
        }),
      ),
    ),
  );

test('counts of sets say what counting place by place says', () => {
  fc.assert(
    fc.property(sets, (all) => {
      const places = all.flatMap(({ themes, places: many }) => Array.from({ length: many }, () => themes));
      const { counts, pairs, places: total } = countMeetings(all, order);
      expect(total).toBe(places.length);
      for (const theme of order)
        expect(counts.get(theme) ?? 0).toBe(places.filter((themes) => themes.includes(theme)).length);
      const byHand = order.flatMap((first, i) =>
        order.slice(i + 1).map((second) => ({
          first,
          second,
          count: places.filter((themes) => themes.includes(first) && themes.includes(second)).length,
        })),
      );
      expect(pairs).toEqual(byHand.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count));
    }),
  );
});
