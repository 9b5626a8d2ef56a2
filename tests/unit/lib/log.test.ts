import { DrizzleQueryError } from 'drizzle-orm';
import Fastify from 'fastify';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../../src/lib/log.ts';

const written: string[] = [];
const log = createLog(
  'info',
  new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  }),
);
const refused = new DrizzleQueryError(
  `insert into passages values ${'($1, $2), '.repeat(5000)}`,
  ['words that somebody said'],
  Object.assign(new Error('too many parameters'), { code: 'MAX_PARAMETERS_EXCEEDED' }),
);

test.each([
  [
    'a log',
    async () => {
      log.error({ err: refused }, 'it failed');
      await Promise.resolve();
    },
  ],
  [
    'the log of a request',
    async () => {
      const app = Fastify({ loggerInstance: log });
      app.get('/', (request) => {
        request.log.error({ err: refused }, 'it failed');
        return 'ok';
      });
      await app.inject('/');
    },
  ],
])('%s says what failed and why, in few words, and never with which', async (_where, act) => {
  written.length = 0;
  await act();
  const line = written.find((text) => text.includes('it failed'))!;
  expect(line.length).toBeLessThan(5000);
  expect(line).not.toContain('somebody said');
  expect(JSON.parse(line).err).toMatchObject({
    message: expect.stringContaining('insert into passages'),
    cause: { message: 'too many parameters', code: 'MAX_PARAMETERS_EXCEEDED' },
  });
});
