import { setTimeout as wait } from 'node:timers/promises';
const patienceMs = 10_000;
const pauseMs = 100;
/** Connections that ended, were refused, or found a server that stops or starts (PostgreSQL class 57P). */
const passing = new Set([
    'CONNECTION_CLOSED',
    'CONNECTION_DESTROYED',
    'CONNECTION_ENDED',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOENT',
    '57P01',
    '57P02',
    '57P03',
]);
/** Runs a read again while PostgreSQL restarts, for ten seconds at most. Never for writes: they may have happened. */
export async function retryWhileRestarting(work) {
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
        try {
            return await work();
        }
        catch (error) {
            if (!isPassing(error) || Date.now() > giveUpAt)
                throw error;
            await wait(pauseMs);
        }
    }
}
function isPassing(error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        if (cause instanceof AggregateError && cause.errors.some(isPassing))
            return true;
        if ('code' in cause && typeof cause.code === 'string' && passing.has(cause.code))
            return true;
    }
    return false;
}
//# sourceMappingURL=restarting.js.map