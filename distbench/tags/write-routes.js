import { z } from 'zod';
import { tagWritten } from "../curation/write-reply.js";
import { actorOf } from "../http/auth.js";
import { expectedVersions } from "../http/conditional.js";
import { listNotModified, redirectTo } from "../http/list-route.js";
import { errors, moved } from "../http/openapi.js";
import { oneOf, Slug } from "../http/query.js";
import { createTag } from "./create-tag.js";
import { editTag } from "./edit-tag.js";
import { findTagForWrite } from "./held-tags.js";
import { getTagUsage, lookUpTag } from "./look-up-tag.js";
import { presentTag } from "./present.js";
import { getTag } from "./service.js";
import { CreateTagInput, EditTagInput, LookupQuery, LookupResponse, TagUsageResponse, WrittenTagResponse, } from "./write-schemas.js";
const SlugParams = z.strictObject({ slug: Slug });
const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' };
export function tagWriteRoutes(app, deps) {
    const typed = app.withTypeProvider();
    typed.get('/v1/tags/lookup', {
        schema: {
            operationId: 'lookUpTag',
            summary: 'Find the term that a word means',
            description: 'By slug (former ones too), label or alias, whatever the case and accents. One term, or a conflict that names the schemes.',
            tags: ['Tags'],
            querystring: LookupQuery,
            response: { 200: LookupResponse, ...errors(404, 409, 422) },
        },
    }, async (request, reply) => {
        if (await listNotModified(deps, request, reply, 'tag-lookup'))
            return reply;
        const { tag, matched } = await lookUpTag(deps.db, request.query.term, request.query.scheme);
        return reply.send({ data: { tag: presentTag(tag), matched } });
    });
    typed.get('/v1/tags/:slug/usage', {
        config,
        schema: {
            operationId: 'getTagUsage',
            summary: 'Count a term’s uses',
            description: 'By status, counted now; with `narrower=true` those of narrower terms as well.',
            tags: ['Tags'],
            security,
            params: SlugParams,
            querystring: z.strictObject({
                narrower: oneOf(['true', 'false'], 'Counts narrower terms in.').default('false'),
            }),
            response: { 200: TagUsageResponse, 308: moved, ...errors(403, 404, 422) },
        },
    }, async (request, reply) => {
        const tag = await tagOrRedirect(deps, request, reply, '/usage');
        if (!tag)
            return reply;
        return reply.send({ data: await getTagUsage(deps.db, tag, request.query.narrower === 'true') });
    });
    typed.post('/v1/tags', {
        config,
        schema: {
            operationId: 'createTag',
            summary: 'Create a term',
            description: 'Of any scheme, themes included. A label or alias means one term of its scheme.',
            tags: ['Tags'],
            security,
            querystring: NoQuery,
            body: CreateTagInput,
            response: { 201: WrittenTagResponse, ...errors(403, 409, 415, 422) },
        },
    }, async (request, reply) => {
        const { slug, auditId } = await createTag(deps.db, actorOf(request), request.body);
        void reply.code(201).header('location', `/v1/tags/${slug}`);
        return reply.send({ data: await writtenTag(deps, request, reply, slug), auditId });
    });
    typed.patch('/v1/tags/:slug', {
        config,
        schema: {
            operationId: 'editTag',
            summary: 'Edit, retire or revive a term',
            description: 'Needs If-Match. A new slug leaves a redirect behind; a retired slug stays reserved.',
            tags: ['Tags'],
            security,
            params: SlugParams,
            querystring: NoQuery,
            body: EditTagInput,
            response: { 200: WrittenTagResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422, 428) },
        },
    }, async (request, reply) => {
        const tag = await tagOrRedirect(deps, request, reply, '');
        if (!tag)
            return reply;
        const expected = expectedVersions(request, `tag-${tag.id}`);
        const { slug, auditId } = await editTag(deps.db, actorOf(request), { id: tag.id, expected }, request.body);
        return reply.send({ data: await writtenTag(deps, request, reply, slug), auditId });
    });
}
/** The tag that a write addresses, or null when the reply already sends the writer to its address now. */
export async function tagOrRedirect(deps, request, reply, below) {
    const tag = await findTagForWrite(deps.db, request.params.slug);
    if ('found' in tag)
        return tag.found;
    await redirectTo(request, reply, `/v1/tags/${tag.movedTo}${below}`);
    return null;
}
export async function writtenTag(deps, request, reply, slug) {
    const tag = await getTag(deps.db, slug, undefined, { unpublished: true });
    if (!('found' in tag))
        throw new Error(`The tag ${slug} was stored but cannot be read.`);
    await tagWritten(deps, request, reply, { type: 'tag', ...tag.found });
    return presentTag(tag.found);
}
//# sourceMappingURL=write-routes.js.map