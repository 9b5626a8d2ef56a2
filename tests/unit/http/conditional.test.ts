import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { expectedVersions } from '../../../src/http/conditional.ts';

const versionsOf = (header: string) =>
  expectedVersions({ headers: { 'if-match': header } } as FastifyRequest, 'tag-1');

test.each([
  ['"tag-1-v7-abc_d"', [7]],
  ['"tag-1-v7-abc" , "tag-1-v8-form"', [7, 8]],
  ['"tag-1-v7-ab-v3-cd"', [7]],
  ['*', 'any'],
])('%s names versions of the entity', (header, versions) => {
  expect(versionsOf(header)).toEqual(versions);
});

test.each(['W/"tag-1-v7-abc"', '"tag-12-v7-abc"', '"a-tag-1-v7-abc"', '"tag-1-v7"', '"tag-1-vx-abc"'])(
  '%s names none',
  (header) => {
    expect(versionsOf(header)).toEqual([]);
  },
);
