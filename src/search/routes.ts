import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { pageInfo, positionOf } from '../http/list-route.ts';
import { errors } from '../http/openapi.ts';
import { find } from './find.ts';
import { issueToken } from './issue-token.ts';
import {
  CreateSearchTokenInput,
  SearchInput,
  SearchResponse,
  SearchTokenResponse,
  SuggestInput,
  SuggestResponse,
} from './schemas.ts';
import { suggest } from './suggest.ts';

const caching = 'public, max-age=10';

export function searchRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/search',
    {
      schema: {
        operationId: 'search',
        summary: 'Search notes, insights and examples',
        description:
          'One ranking over everything published, with the filters and facets of the lists. More than ten words are taken for a pasted passage: `passage` says where it stands. While Meilisearch does not answer, PostgreSQL does, and `degraded` says so.',
        tags: ['Search'],
        querystring: SearchInput,
        response: { 200: SearchResponse, ...errors(422) },
      },
    },
    async (request, reply) => {
      const { cursor, limit, ...query } = request.query;
      const position = positionOf(deps, request, cursor);
      const page = Number(position?.values[0] ?? 1);
      const found = await find(deps, request.access, { ...query, page, limit });
      const last = Math.ceil(found.total / limit);
      const info = {
        rows: found.data,
        total: found.total,
        next: page < last ? { direction: 'next' as const, values: [page + 1] } : null,
        prev: page > 1 ? { direction: 'prev' as const, values: [page - 1] } : null,
      };
      return cached(request, reply).send({
        data: found.data,
        page: pageInfo(deps, request, reply, info, limit),
        ...(found.facets && { facets: found.facets }),
        engine: found.engine,
        degraded: found.degraded,
        passage: found.passage,
      });
    },
  );

  typed.get(
    '/v1/suggest',
    {
      schema: {
        operationId: 'suggest',
        summary: 'Complete what is being typed',
        description:
          'Themes, tags, examples and notes whose label, alias or title begins so, or has a word that does.',
        tags: ['Search'],
        querystring: SuggestInput,
        response: { 200: SuggestResponse, ...errors(422) },
      },
    },
    async (request, reply) => {
      const { q, type, limit } = request.query;
      return cached(request, reply).send({ data: await suggest(deps.db, { q, types: type, limit }) });
    },
  );

  typed.post(
    '/v1/search-tokens',
    {
      config: { requires: 'reader', showsSecret: true },
      schema: {
        operationId: 'createSearchToken',
        summary: 'Get a token for searching Meilisearch from a browser',
        description:
          'It can search the published documents and nothing else, and expires. See docs/search-index.md for the documents and an example.',
        tags: ['Search'],
        security: [{ key: [] }],
        querystring: z.strictObject({}),
        body: CreateSearchTokenInput,
        response: { 201: SearchTokenResponse, ...errors(403, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { expiresInSeconds, types } = request.body;
      const expiresAt = new Date(Date.now() + expiresInSeconds * 1000);
      const token = await issueToken(deps, types, expiresAt);
      return reply.code(201).send({ data: { ...token, expiresAt: expiresAt.toISOString() } });
    },
  );
}

/** What is searched changes any second, so shared caches keep it for moments only. */
const cached = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  request.access.role === 'public' ? reply.header('cache-control', caching) : reply;
