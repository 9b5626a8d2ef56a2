import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { EndingError, endInGoodOrder, Lifetime } from '../../src/lifetime.ts';
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

test('a query of the driver’s own, which fails when its connection closes, ends nothing', async () => {
  const lifetime = new Lifetime(silentLog);
  const events = ['uncaughtException', 'SIGINT', 'SIGTERM', 'SIGHUP'];
  const before = new Map(events.map((event) => [event, process.listeners(event as never)]));
  endInGoodOrder(lifetime, silentLog);
  const added = events.flatMap((event) =>
    process
      .listeners(event as never)
      .filter((listener) => !before.get(event)!.includes(listener))
      .map((listener) => [event, listener as unknown as (error: Error) => void] as const),
  );
  const caught = added.find(([event]) => event === 'uncaughtException')![1];
  caught(Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' }));
  expect(lifetime.isEnding).toBe(false);
  for (const [event, listener] of added) process.off(event, listener);
});
