import { DomainError, InvalidRequestError } from "../errors.js";
/** Refuses query strings that Fastify would pass on undecoded, and NUL, which PostgreSQL cannot compare with. */
export function installQueryText(app) {
    app.addHook('onRequest', async (request) => {
        const start = request.url.indexOf('?');
        if (start < 0)
            return;
        for (const part of request.url.slice(start + 1).split('&')) {
            const [name = '', value = ''] = decoded(part).split('=', 2);
            if (!`${name}${value}`.includes('\0'))
                continue;
            throw new InvalidRequestError('The query is not valid: see errors.', [
                { parameter: name, detail: 'There is a NUL character here: remove it.' },
            ]);
        }
    });
}
function decoded(part) {
    try {
        return decodeURIComponent(part);
    }
    catch (error) {
        throw new DomainError('malformed-request', 'The query has a percent escape that is broken or not UTF-8.', { cause: error });
    }
}
//# sourceMappingURL=query-text.js.map