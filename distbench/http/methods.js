import { DomainError, NotFoundError } from "../errors.js";
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
export const nothingHere = 'There is nothing at this address. See /docs.';
/**
 * Known addresses answer methods they do not take with 405, and OPTIONS with what they take. Call `collect` before
 * the routes are registered and the function it returns after them.
 */
export function collectMethods(app) {
    const taken = new Map();
    // Unknown addresses are answered before a body is read; the CORS plugin's own OPTIONS route stands for any.
    app.addHook('onRequest', async (request) => {
        if (request.is404 || request.routeOptions.url === '*')
            throw new NotFoundError(nothingHere);
    });
    app.addHook('onRoute', ({ url, method }) => {
        if (url.includes('*') || url.startsWith('/docs'))
            return;
        const known = taken.get(url) ?? new Set();
        for (const name of [method].flat())
            known.add(name);
        taken.set(url, known);
    });
    return () => {
        for (const [url, known] of taken)
            answerTheRest(app, url, known);
    };
}
function answerTheRest(app, url, known) {
    const allow = methods.filter((method) => known.has(method) || method === 'OPTIONS').join(', ');
    const refused = methods.filter((method) => !known.has(method) && method !== 'OPTIONS');
    const schema = { hide: true };
    const config = { alwaysOpen: true };
    app.route({
        method: refused,
        url,
        schema,
        config,
        // Before the body is read: whatever it is, it is not wanted.
        onRequest: (_request, reply) => {
            void reply.header('allow', allow);
            throw new DomainError('method-not-allowed', `This address takes ${allow}.`);
        },
        handler: () => undefined,
    });
    if (known.has('OPTIONS'))
        return;
    app.route({
        method: 'OPTIONS',
        url,
        schema,
        config,
        handler: async (_request, reply) => reply.code(204).header('allow', allow).send(),
    });
}
//# sourceMappingURL=methods.js.map