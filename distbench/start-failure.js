import { createServer } from 'node:net';
import { ConfigError } from "./config.js";
/** A start that cannot go on, with a sentence that says what to do. */
export class StartError extends Error {
}
/** What to tell whoever started us. */
export function explainFailure(error) {
    if (error instanceof ConfigError || error instanceof StartError)
        return error.message;
    return `The start failed: ${innermostMessage(error)}`;
}
/** The database that DATABASE_URL names cannot be used. The password is left out. */
export function databaseFailure(databaseUrl, error) {
    const { hostname, host, pathname } = new URL(databaseUrl);
    const code = innermostCode(error);
    const reasons = {
        ECONNREFUSED: `nothing listens at ${host}`,
        CONNECT_TIMEOUT: `${host} does not answer`,
        ENOTFOUND: `the host ${hostname} is not known`,
        EAI_AGAIN: `the host ${hostname} is not known`,
        '3D000': `there is no database ${pathname.slice(1)}; create it first`,
    };
    const reason = reasons[code] ?? innermostMessage(error).replace(/\.$/, '');
    return new StartError(`DATABASE_URL cannot be used: ${reason}.`, { cause: error });
}
/** @returns null where the failure has nothing to do with the address to listen on */
export function listenFailure({ HOST, PORT }, error) {
    const reasons = {
        EADDRINUSE: `The port ${PORT} is taken. Set PORT to another, or to 0 for any free one.`,
        EACCES: `This user may not listen on port ${PORT}. Set PORT to one from 1024 on, or to 0 for any free one.`,
        EADDRNOTAVAIL: `HOST=${HOST} is no address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 for all.`,
        ENOTFOUND: `HOST=${HOST} is not known. Set it to 127.0.0.1, or to 0.0.0.0 for all.`,
        EAI_AGAIN: `HOST=${HOST} is not known. Set it to 127.0.0.1, or to 0.0.0.0 for all.`,
    };
    const reason = reasons[innermostCode(error)];
    return reason === undefined ? null : new StartError(reason, { cause: error });
}
/**
 * Sees to it that a start which cannot end well fails before it starts any server.
 * @throws StartError when the address to listen on is taken or not ours
 */
export function checkAddress(config) {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once('error', (error) => reject(listenFailure(config, error) ?? error));
        probe.listen({ host: config.HOST, port: config.PORT ?? 0 }, () => probe.close(() => resolve()));
    });
}
function* chain(error) {
    for (let cause = error; cause instanceof Error; cause = nextOf(cause))
        yield cause;
}
function nextOf(error) {
    return error instanceof AggregateError ? error.errors[0] : error.cause;
}
function innermostCode(error) {
    const codes = [...chain(error)].flatMap((cause) => ('code' in cause ? [String(cause.code)] : []));
    return codes.at(-1) ?? '';
}
function innermostMessage(error) {
    const messages = [...chain(error)].map(({ message }) => message).filter(Boolean);
    return messages.at(-1) ?? String(error);
}
//# sourceMappingURL=start-failure.js.map