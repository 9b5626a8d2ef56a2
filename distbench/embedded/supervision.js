const checkMs = 1000;
const longestPauseMs = 60_000;
/**
 * Revives the server whenever it no longer runs, after failures with growing pauses.
 * @returns what ends the watch, after a revival under way
 */
export function watchOver({ runs, revive, reportFailure }) {
    let reviving = null;
    let failures = 0;
    let restUntil = 0;
    const timer = setInterval(() => {
        if (reviving || Date.now() < restUntil || runs())
            return;
        reviving = revive()
            .then(() => void (failures = 0))
            .catch((error) => {
            failures += 1;
            restUntil = Date.now() + Math.min(longestPauseMs, checkMs * 2 ** failures);
            reportFailure(error);
        })
            .finally(() => (reviving = null));
    }, checkMs);
    timer.unref();
    return async () => {
        clearInterval(timer);
        await reviving;
    };
}
//# sourceMappingURL=supervision.js.map