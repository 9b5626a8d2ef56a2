import { z } from 'zod';
import { tagWritten } from "../curation/write-reply.js";
import { actorOf } from "../http/auth.js";
import { expectedVersions } from "../http/conditional.js";
import { redirectTo } from "../http/list-route.js";
import { errors, moved } from "../http/openapi.js";
import { Slug } from "../http/query.js";
import { ExampleMergeResponse, MergeInput } from "../tags/merge-schemas.js";
import { exampleAddress } from "./addresses.js";
import { createExample } from "./create-example.js";
import { editExample } from "./edit-example.js";
import { findExampleForWrite } from "./held-examples.js";
import { mergeExamples, planExampleMerge } from "./merge-examples.js";
import { presentExample } from "./present.js";
import { getExample } from "./service.js";
import { CreateExampleInput, EditExampleInput, WrittenExampleResponse } from "./write-schemas.js";
const SlugParams = z.strictObject({ slug: Slug });
const NoQuery = z.strictObject({});
const security = [{ key: [] }];
const config = { requires: 'curator' };
export function exampleWriteRoutes(app, deps) {
    const typed = app.withTypeProvider();
    typed.post('/v1/examples', {
        config,
        schema: {
            operationId: 'createExample',
            summary: 'Create an example',
            description: 'A name or alias means one example.',
            tags: ['Examples'],
            security,
            querystring: NoQuery,
            body: CreateExampleInput,
            response: { 201: WrittenExampleResponse, ...errors(403, 409, 415, 422) },
        },
    }, async (request, reply) => {
        const { slug, auditId } = await createExample(deps.db, actorOf(request), request.body);
        void reply.code(201).header('location', exampleAddress(slug));
        return reply.send({ data: await writtenExample(deps, request, reply, slug), auditId });
    });
    typed.patch('/v1/examples/:slug', {
        config,
        schema: {
            operationId: 'editExample',
            summary: 'Edit, retire or revive an example',
            description: 'Needs If-Match. A new slug leaves a redirect behind; a retired slug stays reserved.',
            tags: ['Examples'],
            security,
            params: SlugParams,
            querystring: NoQuery,
            body: EditExampleInput,
            response: { 200: WrittenExampleResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422, 428) },
        },
    }, async (request, reply) => {
        const example = await exampleOrRedirect(deps, request, reply, '');
        if (!example)
            return reply;
        const expected = expectedVersions(request, `example-${example.id}`);
        const { slug, auditId } = await editExample(deps.db, actorOf(request), { id: example.id, expected }, request.body);
        return reply.send({ data: await writtenExample(deps, request, reply, slug), auditId });
    });
    typed.post('/v1/examples/:slug/merge', {
        config,
        schema: {
            operationId: 'mergeExamples',
            summary: 'Merge an example into another',
            description: 'Its links and mentions move without duplicates, its names become aliases, its addresses redirect. With `preview` the plan comes back; applying it needs the plan’s token.',
            tags: ['Examples'],
            security,
            params: SlugParams,
            querystring: NoQuery,
            body: MergeInput,
            response: { 200: ExampleMergeResponse, 308: moved, ...errors(403, 404, 409, 412, 415, 422) },
        },
    }, async (request, reply) => {
        const example = await exampleOrRedirect(deps, request, reply, '/merge');
        if (!example)
            return reply;
        const { preview, ...input } = request.body;
        if (preview) {
            const plan = await planExampleMerge(deps.db, example.id, input);
            return reply.send({ data: { preview, auditId: null, plan } });
        }
        const { plan, auditId } = await mergeExamples(deps.db, actorOf(request), example.id, input);
        return reply.send({ data: { preview, auditId, plan } });
    });
}
/** The example that a write addresses, or null when the reply already sends the writer to its address now. */
async function exampleOrRedirect(deps, request, reply, below) {
    const example = await findExampleForWrite(deps.db, request.params.slug);
    if ('found' in example)
        return example.found;
    await redirectTo(request, reply, exampleAddress(example.movedTo) + below);
    return null;
}
async function writtenExample(deps, request, reply, slug) {
    const example = await getExample(deps.db, slug, { unpublished: true });
    if (!('found' in example))
        throw new Error(`The example ${slug} was stored but cannot be read.`);
    await tagWritten(deps, request, reply, { type: 'example', ...example.found });
    return presentExample(example.found);
}
//# sourceMappingURL=write-routes.js.map