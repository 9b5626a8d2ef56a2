import rateLimit from '@fastify/rate-limit';
import { DomainError } from "../errors.js";
const windowSeconds = 60;
/**
 * At most `perMinute` requests a minute for each key, or each address without one. The plugin counts; the headers
 * are those of the current IETF draft (ratelimit-headers), which its own draft mode does not write yet.
 */
export async function installRateLimit(app, perMinute) {
    if (perMinute === 0)
        return;
    await app.register(rateLimit, {
        max: perMinute,
        timeWindow: windowSeconds * 1000,
        keyGenerator: (request) => request.access?.keyId ?? request.ip,
        hook: 'preParsing',
        errorResponseBuilder: (_request, { ttl }) => new DomainError('quota-exceeded', `At most ${perMinute} requests a minute. Try again in ${Math.ceil(ttl / 1000)} seconds.`),
    });
    app.addHook('onSend', async (_request, reply) => {
        const remaining = reply.getHeader('x-ratelimit-remaining');
        if (remaining === undefined)
            return;
        const reset = reply.getHeader('x-ratelimit-reset');
        for (const name of ['limit', 'remaining', 'reset'])
            void reply.removeHeader(`x-ratelimit-${name}`);
        void reply.header('ratelimit-policy', `"default";q=${perMinute};w=${windowSeconds}`);
        void reply.header('ratelimit', `"default";r=${String(remaining)};t=${String(reset)}`);
    });
}
//# sourceMappingURL=rate-limit.js.map