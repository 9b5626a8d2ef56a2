import { DomainError } from "../errors.js";
import { authenticate, publicAccess } from "../keys/service.js";
const ranks = { public: 0, reader: 1, curator: 2, admin: 3 };
/** Every request gets its access before its body is read; routes name the least role that may call them. */
export function installAuthentication(app, db, options) {
    app.decorateRequest('access');
    app.addHook('onRequest', async (request) => {
        const header = request.headers.authorization;
        request.access = header === undefined ? publicAccess : await authenticate(db, bearerKey(header));
        const { requires = 'public', alwaysOpen = false } = request.routeOptions.config;
        const least = requires === 'public' && !options.publicRead && !alwaysOpen ? 'reader' : requires;
        demand(request.access, least);
    });
}
function bearerKey(header) {
    const [, key] = /^Bearer +(\S+)$/i.exec(header) ?? [];
    if (key === undefined) {
        throw new DomainError('unauthorised', 'The Authorization header must be “Bearer ” and a key that starts with kb_.');
    }
    return key;
}
function demand(access, least) {
    if (ranks[access.role] >= ranks[least])
        return;
    if (access.role === 'public') {
        throw new DomainError('unauthorised', `This needs a ${least}’s key in the header “Authorization: Bearer kb_…”.`);
    }
    throw new DomainError('forbidden', `This needs a ${least}’s key; “${access.name}” is a ${access.role}’s.`);
}
/** The writer as the audit trail names it. */
export const actorOf = (request) => ({
    keyId: request.access.keyId,
    name: request.access.name,
    requestId: request.id,
});
//# sourceMappingURL=auth.js.map