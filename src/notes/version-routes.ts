import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { entityNotModified } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { Slug, wholeNumber } from '../http/query.ts';
import { compareTexts } from '../text/compare.ts';
import { noteOrRedirect } from './note-or-redirect.ts';
import { presentVersion } from './present.ts';
import { ComparisonResponse, VersionListResponse, VersionResponse } from './schemas.ts';
import { getVersion, listVersions } from './service.ts';

const versionNumber = wholeNumber(z.int().min(1).max(1_000_000));
const NoteParams = z.strictObject({ slug: Slug });
const VersionParams = NoteParams.extend({ number: versionNumber });
const CompareParams = NoteParams.extend({ from: versionNumber, to: versionNumber });
const NoQuery = z.strictObject({});

/** The texts that a note has had, and what differs between them. */
export function versionRoutes(app: FastifyInstance, deps: Deps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    '/v1/notes/:slug/versions',
    {
      schema: {
        operationId: 'listVersions',
        summary: 'List a note’s versions',
        description: 'Newest first.',
        tags: ['Notes'],
        params: NoteParams,
        querystring: NoQuery,
        response: { 200: VersionListResponse, 308: moved, ...errors(404, 410, 422) },
      },
    },
    async (request, reply) => {
      const row = await noteOrRedirect(deps, request, reply, request.params.slug, '/versions');
      if (!row) return reply;
      if (await entityNotModified(deps, request, reply, { type: 'note-versions', ...row })) return reply;
      const rows = await listVersions(deps.reads, row);
      return reply.send({ data: rows.map((version) => presentVersion(version, row)) });
    },
  );

  typed.get(
    '/v1/notes/:slug/versions/:number',
    {
      schema: {
        operationId: 'getVersion',
        summary: 'Read one version',
        description: 'Its length, digest and where its text is.',
        tags: ['Notes'],
        params: VersionParams,
        querystring: NoQuery,
        response: { 200: VersionResponse, 308: moved, ...errors(404, 410, 422) },
      },
    },
    async (request, reply) => {
      const { slug, number } = request.params;
      const row = await noteOrRedirect(deps, request, reply, slug, `/versions/${number}`);
      if (!row) return reply;
      const version = await getVersion(deps.reads, row, number);
      if (await entityNotModified(deps, request, reply, { type: 'note-version', ...row })) return reply;
      return reply.send({ data: presentVersion(version, row) });
    },
  );

  typed.get(
    String.raw`/v1/notes/:slug/versions/:from(^\d+)...:to(^\d+)`,
    {
      schema: {
        operationId: 'compareVersions',
        summary: 'Show the difference between two versions',
        description: 'Word by word, from the first to the second.',
        tags: ['Notes'],
        params: CompareParams,
        querystring: NoQuery,
        response: { 200: ComparisonResponse, 308: moved, ...errors(404, 410, 422) },
      },
    },
    async (request, reply) => {
      const { slug, from, to } = request.params;
      const row = await noteOrRedirect(deps, request, reply, slug, `/versions/${from}...${to}`);
      if (!row) return reply;
      if (await entityNotModified(deps, request, reply, { type: 'note-comparison', ...row })) return reply;
      const [before, after] = [
        await getVersion(deps.reads, row, from),
        await getVersion(deps.reads, row, to),
      ];
      return reply.send({ data: { from, to, differences: compareTexts(before.text, after.text) } });
    },
  );

  typed.get(
    '/v1/notes/:slug/versions/:number/text',
    {
      schema: {
        operationId: 'getVersionText',
        summary: 'Read the text of one version',
        description: 'Verbatim and immutable: what every quotation’s positions count in.',
        tags: ['Notes'],
        params: VersionParams,
        querystring: NoQuery,
        response: {
          200: {
            description: 'The text.',
            content: { 'text/plain': { schema: z.string().describe('Verbatim, UTF-8.') } },
          },
          308: moved,
          ...errors(404, 410, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug, number } = request.params;
      const row = await noteOrRedirect(deps, request, reply, slug, `/versions/${number}/text`);
      if (!row) return reply;
      const version = await getVersion(deps.reads, row, number);
      if (await entityNotModified(deps, request, reply, { type: 'note-text', ...row })) return reply;
      return reply.type('text/plain; charset=utf-8').send(version.text);
    },
  );
}
