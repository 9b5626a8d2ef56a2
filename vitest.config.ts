import { defineConfig } from 'vitest/config';

/** What counts the processor's time of its process, or looks at modules as they are read for the first time. */
const alone = [
  'tests/contract/redos.test.ts',
  'tests/unit/ingestion/read-hostile.test.ts',
  'tests/unit/text/{code-points,sentences,diff,re-anchor,verify-quote}.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: alone,
          globalSetup: ['tests/support/global-setup.ts'],
          // Reading the product's modules anew for each file took a third of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
