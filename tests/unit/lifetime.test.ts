import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { EndingError, Lifetime } from '../../src/lifetime.ts';
import { silentLog } from '../support/log.ts';

const opened = (closed: string[], name: string, openMs = 0) =>
  [
    async () => {
      await sleep(openMs);
      return name;
    },
    async (it: string) => void closed.push(it),
  ] as const;

test('what was opened is closed once, the last first, and a failure stops nothing', async () => {
  const closed: string[] = [];
  const lifetime = new Lifetime(silentLog);
  await lifetime.open(...opened(closed, 'servers'));
  await lifetime.open(
    async () => undefined,
    () => Promise.reject(new Error('does not close')),
  );
  await lifetime.open(...opened(closed, 'app'));
  await Promise.all([lifetime.end(), lifetime.end()]);
  expect(closed).toEqual(['app', 'servers']);
});

test('what is being opened when the end comes is closed, too, and nothing is opened after it', async () => {
  const closed: string[] = [];
  const lifetime = new Lifetime(silentLog);
  const opening = lifetime.open(...opened(closed, 'servers', 20));
  const ended = lifetime.end();
  await expect(opening).rejects.toThrow(EndingError);
  await ended;
  expect(closed).toEqual(['servers']);
  await expect(lifetime.open(...opened(closed, 'app'))).rejects.toThrow(EndingError);
});

test('what does not close in time does not keep the rest open', async () => {
  const closed: string[] = [];
  const lifetime = new Lifetime(silentLog);
  await lifetime.open(...opened(closed, 'servers'));
  await lifetime.open(
    async () => undefined,
    () => new Promise(() => undefined),
    { withinMs: 20 },
  );
  await lifetime.end();
  expect(closed).toEqual(['servers']);
});
