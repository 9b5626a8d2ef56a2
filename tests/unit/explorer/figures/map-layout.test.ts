import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutMap, lineHeight, type Neighbour } from '../../../../src/explorer/figures/map-layout.ts';

const neighbour = fc.record({
  slug: fc.string(),
  label: fc.string({ minLength: 1, maxLength: 80 }),
  count: fc.integer({ min: 1, max: 100_000 }),
  passages: fc.integer({ min: 1, max: 1_000_000 }),
});
const neighbours = fc
  .array(neighbour, { maxLength: 40 })
  .map((all) => all.toSorted((a, b) => b.count - a.count));

/** The labels of one side from above to below, with where their lines begin and end. */
const sideOf = (layout: ReturnType<typeof layoutMap<Neighbour>>, anchor: 'start' | 'end') =>
  layout.nodes
    .filter(({ label }) => label.anchor === anchor)
    .map(({ y, radius, label: { lines, y: first } }) => ({
      top: Math.min(y - radius, first - lineHeight),
      bottom: Math.max(y + radius, first + (lines.length - 1) * lineHeight),
    }));

test('every circle and label is inside the map, and none is above another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), neighbours, (passages, all) => {
      const layout = layoutMap(passages, all);
      for (const { x, y, radius } of [...layout.nodes, layout.middle]) {
        expect(x - radius).toBeGreaterThan(0);
        expect(x + radius).toBeLessThan(layout.width);
        expect(y - radius).toBeGreaterThan(0);
        expect(y + radius).toBeLessThan(layout.height);
      }
      for (const side of [sideOf(layout, 'start'), sideOf(layout, 'end')])
        for (const [i, { top, bottom }] of side.entries()) {
          expect(top).toBeGreaterThanOrEqual(0);
          expect(bottom).toBeLessThanOrEqual(layout.height);
          expect(top).toBeGreaterThanOrEqual(side[i - 1]?.bottom ?? 0);
        }
    }),
  );
});

test('who has more passages has the larger circle, and who shares more the thicker line', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), neighbours, (passages, all) => {
      const { nodes } = layoutMap(passages, all);
      for (const a of nodes)
        for (const b of nodes) {
          if (a.neighbour.passages >= b.neighbour.passages) expect(a.radius).toBeGreaterThanOrEqual(b.radius);
          if (a.neighbour.count >= b.neighbour.count) expect(a.line).toBeGreaterThanOrEqual(b.line);
        }
    }),
  );
});

test('the strongest are shown, in turns right and left, and the same map is drawn of the same', () => {
  fc.assert(
    fc.property(neighbours, (all) => {
      const { nodes } = layoutMap(10, all);
      expect(nodes.map((node) => node.neighbour)).toEqual(all.slice(0, 14));
      for (const [i, { x, label }] of nodes.entries()) {
        expect(label.anchor).toBe(i % 2 === 0 ? 'start' : 'end');
        expect(x > 190).toBe(i % 2 === 0);
      }
      expect(layoutMap(10, all)).toEqual(layoutMap(10, structuredClone(all)));
    }),
  );
});

test('a theme that nothing is known of, and one with a single neighbour, have a map', () => {
  expect(layoutMap(0, [])).toMatchObject({ nodes: [], middle: { radius: 3 } });
  const [node] = layoutMap(4, [{ slug: 'one', label: 'One', count: 4, passages: 4 }]).nodes;
  expect(node).toMatchObject({ x: 266, y: 30, radius: 13, line: 8, label: { lines: ['One'] } });
});
