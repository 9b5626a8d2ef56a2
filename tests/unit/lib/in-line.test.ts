import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inLine } from '../../../src/lib/in-line.ts';

test('never more at once than allowed, and the results come in the order of adding', async () => {
  let running = 0;
  let most = 0;
  const results = await inLine<number>(3, async (add) => {
    for (let n = 0; n < 20; n += 1)
      await add(async () => {
        most = Math.max(most, (running += 1));
        for (let turns = 0; turns < 20 - n; turns += 1) await turn();
        running -= 1;
        return n;
      });
  });
  expect(results).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(most).toBe(3);
});

test('after a failure nothing more begins, and what has begun ends before it is thrown', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = inLine<void>(2, async (add) => {
    for (let n = 0; n < 10; n += 1)
      await add(async () => {
        begun.push(n);
        await turn();
        if (n === 1) throw new Error('one failed');
        await turn();
        ended.push(n);
      });
  });
  await expect(work).rejects.toThrow('one failed');
  expect(begun.length).toBeLessThan(10);
  expect(ended).toEqual(begun.filter((n) => n !== 1));
});

test('what the maker itself throws is thrown, after the work that it began', async () => {
  let hasEnded = false;
  const work = inLine<void>(2, async (add) => {
    await add(async () => {
      await turn();
      hasEnded = true;
    });
    throw new Error('the maker failed');
  });
  await expect(work).rejects.toThrow('the maker failed');
  expect(hasEnded).toBe(true);
});
