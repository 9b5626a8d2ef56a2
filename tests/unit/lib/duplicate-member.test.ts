import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateMember } from '../../../src/lib/duplicate-member.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  [String.raw`{"a":1,"\u0061":2}`, 'a'],
  ['{"a":{"b":[{"c":1,"d":{"c":2},"c":3}]}}', 'c'],
  ['[{"a":"x\\"","b":{}},{"a":[1,"a","a"],"a":0}]', 'a'],
])('%s has %s twice', (json, name) => {
  expect(duplicateMember(json)).toBe(name);
});

test('no text that was made from a value has any', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(duplicateMember(JSON.stringify(value, null, 1))).toBeNull();
    }),
  );
});

test('a member added once more, however deep, is found', () => {
  const around = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.tuple(fc.string(), fc.jsonValue()).map(([name, value]) => {
        const member = `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
        return `{${member} , ${member}}`;
      }),
      fc.tuple(tie('value'), fc.jsonValue()).map(([inner, value]) => `[${JSON.stringify(value)}, ${inner}]`),
      tie('value').map((inner) => `{"held":${inner},"other":"}"}`),
    ),
  })).value;
  fc.assert(
    fc.property(around, (json) => {
      expect(duplicateMember(json)).not.toBeNull();
    }),
  );
});
