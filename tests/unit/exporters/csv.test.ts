import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows, guardedCell, unguardedCell } from '../../../src/exporters/csv.ts';

const cell = fc.string({
  unit: fc.constantFrom(...('=+-@＝\'" \t\r\n,;|a1é😀\u00A0'.match(/./gsu) ?? [])),
  maxLength: 8,
});

test('cells come back as they were, and none of them starts a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const read = parse(csvRows(rows), { record_delimiter: '\r\n' });
      expect(read.map((row) => row.map(unguardedCell))).toEqual(rows);
      for (const text of read.flat()) expect(text.trimStart()).not.toMatch(/^[=+\-@＝]/);
    }),
  );
});

test('numbers stay numbers, negative ones too', () => {
  expect(csvRows([[-1, 0.5, null, '-1']])).toBe(`-1,0.5,,'-1\r\n`);
});

test.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '＝1', '\n=1'])('“%s” is disarmed', (text) => {
  expect(guardedCell(text)).toBe(`'${text}`);
});
