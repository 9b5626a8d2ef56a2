import accepts from '@fastify/accepts';
import { DomainError } from "../errors.js";
import { appendVary } from "./cache.js";
export const installNegotiation = async (app) => {
    await app.register(accepts);
};
/** The first of `available` that the Accept header prefers. @throws DomainError `not-acceptable` */
export function negotiate(request, reply, available) {
    appendVary(reply, 'Accept');
    const chosen = request.accepts().type([...available]);
    if (typeof chosen === 'string')
        return chosen;
    throw new DomainError('not-acceptable', `Available here: ${available.join(', ')}.`);
}
//# sourceMappingURL=negotiation.js.map