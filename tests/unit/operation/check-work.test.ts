import { expect, test } from 'vitest';
import { checkJobs } from '../../../src/operation/check-work.ts';

const kind = { job: 'deliver-webhook', waiting: 0, running: 0, delayed: 0, parked: 0, lagSeconds: 0 };

test('jobs that wait for minutes want a worker, and parked ones somebody who looks', () => {
  expect(checkJobs([{ ...kind, waiting: 2, lagSeconds: 20 }])).toMatchObject({ state: 'ok', advice: null });
  expect(checkJobs([kind, { ...kind, waiting: 3, lagSeconds: 301 }])).toMatchObject({
    state: 'warn',
    says: 'Jobs that wait for longer than 300 s: 3 deliver-webhook.',
    advice: expect.stringContaining('npm run worker'),
  });
  expect(checkJobs([{ ...kind, parked: 1 }])).toMatchObject({
    state: 'warn',
    says: 'Jobs that were given up: 1 deliver-webhook.',
  });
});
