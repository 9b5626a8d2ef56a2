import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelLines } from '../../../../src/explorer/figures/label-lines.ts';

const most = { characters: 14, lines: 2 };

test('labels break at spaces and hyphens, and what is left out shows', () => {
  expect(labelLines('Governance', most)).toEqual(['Governance']);
  expect(labelLines('Relationship-building', most)).toEqual(['Relationship-', 'building']);
  expect(labelLines('Voice of people served', most)).toEqual(['Voice of', 'people served']);
  expect(labelLines('Llanfairpwllgwyngyll', most)).toEqual(['Llanfairpwllg…']);
  expect(labelLines('One two three four five six seven', most)).toEqual(['One two three', 'four five six…']);
  expect(labelLines(' ', most)).toEqual([]);
});

test('no line is longer than there is room for, and lines are the label’s own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 20 }), (label, characters) => {
      const lines = labelLines(label, { characters, lines: 2 });
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) {
        expect(Array.from(line).length).toBeLessThanOrEqual(characters);
        if (!line.includes('…')) expect(label.replaceAll(/\s+/gu, ' ')).toContain(line);
      }
    }),
  );
});
