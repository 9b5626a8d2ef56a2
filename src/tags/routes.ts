import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { entityNotModified, listNotModified, pageInfo, positionOf, redirectTo } from '../http/list-route.ts';
import { errors, moved } from '../http/openapi.ts';
import { select, Slug } from '../http/query.ts';
import { isCurator, requireCurator } from '../keys/service.ts';
import { presentMention } from '../mentions/present.ts';
import { listMentions } from '../mentions/service.ts';
import { presentTag } from './present.ts';
import type { TagScheme } from './repository.ts';
import {
  ListTagsQuery,
  ListThemesQuery,
  OneTagQuery,
  TagListResponse,
  TagResponse,
  type Tag,
} from './schemas.ts';
import { getTag, listTags } from './service.ts';

interface Resource {
  path: string;
  one: string;
  many: string;
  scheme?: TagScheme;
}

/** Themes are tags of one scheme with an address of their own. */
const resources: Resource[] = [
  { path: '/v1/themes', one: 'theme', many: 'themes', scheme: 'theme' },
  { path: '/v1/tags', one: 'tag', many: 'tags' },
];

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function tagRoutes(app: FastifyInstance, deps: Deps): void {
  for (const resource of resources) {
    listRoute(app, deps, resource);
    oneRoute(app, deps, resource);
  }
}

function listRoute(app: FastifyInstance, deps: Deps, { path, many, scheme }: Resource): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    path,
    {
      schema: {
        operationId: `list${capitalised(many)}`,
        summary: `List ${many}`,
        description:
          'Living terms with their definitions and how many accepted insights carry them. People are for curators, unless PUBLISH_PEOPLE is set.',
        tags: [capitalised(many)],
        querystring: (scheme ? ListThemesQuery : ListTagsQuery) as typeof ListTagsQuery,
        response: { 200: TagListResponse, ...errors(...(scheme ? ([422] as const) : ([403, 422] as const))) },
      },
    },
    async (request, reply) => {
      const { cursor, fields, ...query } = request.query;
      if (query.status !== undefined && query.status !== 'active')
        requireCurator(request.access, 'Only curators see terms that are not in use: send a curator’s key.');
      if (await listNotModified(deps, request, reply, many)) return reply;
      const position = positionOf(deps, request, cursor);
      const page = await listTags(deps.reads, {
        ...query,
        ...(scheme && { scheme }),
        position,
        people: isCurator(request.access),
        counted: fields === undefined || fields.includes('insightCount'),
      });
      const data = page.rows.map((row) => select(presentTag(row), fields, ['slug']));
      return reply.send({ data, page: pageInfo(deps, request, reply, page, query.limit) });
    },
  );
}

function oneRoute(app: FastifyInstance, deps: Deps, { path, one, many, scheme }: Resource): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    `${path}/:slug`,
    {
      schema: {
        operationId: `get${capitalised(one)}`,
        summary: `Read one ${one}`,
        description:
          'With `include=mentions` every place that names it. Former slugs of a renamed or merged term answer 308 with its address now.',
        tags: [capitalised(many)],
        params: z.strictObject({ slug: Slug }),
        querystring: OneTagQuery,
        response: { 200: TagResponse, 308: moved, ...errors(404, 422) },
      },
    },
    async (request, reply) => {
      const { fields, include = [], narrower } = request.query;
      const unpublished = isCurator(request.access);
      const tag = await getTag(deps.reads, request.params.slug, scheme, { unpublished, narrower });
      if ('movedTo' in tag) return redirectTo(request, reply, `${path}/${tag.movedTo}`);
      if (await entityNotModified(deps, request, reply, { type: 'tag', ...tag.found })) return reply;
      const data: Tag = select(presentTag(tag.found), fields, ['slug']);
      if (include.includes('mentions'))
        data.mentions = (await listMentions(deps.reads, { tagId: tag.found.id })).map(presentMention);
      return reply.send({ data });
    },
  );
}
