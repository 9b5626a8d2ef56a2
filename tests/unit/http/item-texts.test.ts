import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ContentClock } from '../../../src/db/content-clock.ts';
import { ItemTexts } from '../../../src/http/item-texts.ts';

const schema = z.object({ id: z.string(), n: z.int() });

function setUp(maxBytes = 100_000) {
  let moved: () => void = () => undefined;
  const clock = { stamp: 1 as number | null, onChange: (listener: () => void) => void (moved = listener) };
  const texts = new ItemTexts(clock as unknown as ContentClock, maxBytes);
  const loads: string[][] = [];
  const nothing = (): void => undefined;
  const read = async (ids: string[], { kind = 'usual', n = 1, meanwhile = nothing } = {}) => {
    const load = async (missing: string[]) => {
      loads.push(missing);
      meanwhile();
      return missing.filter((id) => id !== 'gone').map((id) => [id, { id, n, other: 1 }] as const);
    };
    return (await texts.read({ kind: [kind], ids, schema, load })).map(String);
  };
  return { read, loads, clock, write: () => ((clock.stamp = (clock.stamp ?? 0) + 1), moved()) };
}
const text = (id: string, n = 1) => `{"id":"${id}","n":${n}}`;

test('only what is not known is loaded, in the order asked for, without what is not there', async () => {
  const { read, loads } = setUp();
  expect(await read(['a', 'b'])).toEqual([text('a'), text('b')]);
  expect(await read(['c', 'gone', 'b', 'a'])).toEqual([text('c'), text('b'), text('a')]);
  expect(await read(['a'], { kind: 'another' })).toEqual([text('a')]);
  expect(loads).toEqual([['a', 'b'], ['c', 'gone'], ['a']]);
});

test('nothing outlives a write, also not what was loaded while it came', async () => {
  const { read, write } = setUp();
  await read(['a'], { n: 1 });
  write();
  expect(await read(['a'], { n: 2, meanwhile: write })).toEqual([text('a', 2)]);
  expect(await read(['a'], { n: 3 })).toEqual([text('a', 3)]);
  expect(await read(['a'], { n: 4 })).toEqual([text('a', 3)]);
});

test('nothing is kept while writes are not heard of, nor without room', async () => {
  const deaf = setUp();
  deaf.clock.stamp = null;
  const small = setUp(0);
  for (const { read, loads } of [deaf, small]) {
    await read(['a']);
    await read(['a']);
    expect(loads).toEqual([['a'], ['a']]);
  }
});

test('what does not fit the schema is refused', async () => {
  await expect(setUp().read(['a'], { n: 0.5 })).rejects.toThrow();
});
