import { z } from 'zod';
import { redirectTo } from "../http/list-route.js";
import { errors, moved } from "../http/openapi.js";
import { Slug } from "../http/query.js";
import { noteAddress } from "../notes/addresses.js";
import { getNote } from "../notes/service.js";
import { AllFindingsResponse, FindingsResponse, LintAllQuery, LintQuery } from "./schemas.js";
import { lintNote, lintNotes } from "./service.js";
export function editorialRoutes(app, deps) {
    const typed = app.withTypeProvider();
    const config = { requires: 'curator' };
    const security = [{ key: [] }];
    typed.get('/v1/notes/:slug/lint', {
        config,
        schema: {
            operationId: 'lintNote',
            summary: 'List what looks wrong in a note',
            description: 'Sentences run together, missing verbs, lost links, doubled spaces and more. Nothing is changed.',
            tags: ['Notes'],
            security,
            params: z.strictObject({ slug: Slug }),
            querystring: LintQuery,
            response: { 200: FindingsResponse, 308: moved, ...errors(403, 404, 410, 422) },
        },
    }, async (request, reply) => {
        const note = await getNote(deps.db, request.access, request.params.slug);
        if ('movedTo' in note)
            return redirectTo(request, reply, `${noteAddress(note.movedTo)}/lint`);
        return reply.send({ data: await lintNote(deps.db, note.found.id, request.query.rule) });
    });
    typed.get('/v1/lint', {
        config,
        schema: {
            operationId: 'lintNotes',
            summary: 'List what looks wrong in all notes',
            description: 'The editorial list, note by note in order of their slugs.',
            tags: ['Notes'],
            security,
            querystring: LintAllQuery,
            response: { 200: AllFindingsResponse, ...errors(403, 422) },
        },
    }, async (request, reply) => {
        const { findings, notes, lastSlug } = await lintNotes(deps.db, request.query);
        const next = new URL(request.url, 'http://host');
        if (lastSlug !== null)
            next.searchParams.set('after', lastSlug);
        return reply.send({
            data: findings,
            page: { notes, next: lastSlug === null ? null : `${next.pathname}${next.search}` },
        });
    });
}
//# sourceMappingURL=routes.js.map