import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
/** The state last written, or null when there is none that can be read. */
export function readState(runDir) {
    try {
        const state = JSON.parse(readFileSync(stateFile(runDir), 'utf8'));
        if (typeof state?.port !== 'number' || typeof state.secret !== 'string')
            return null;
        return { pid: state.pid ?? null, port: state.port, secret: state.secret };
    }
    catch {
        return null;
    }
}
/** Replaces the state in one step, readable by its owner only since it holds the secret. */
export function writeState(runDir, state) {
    const fresh = `${stateFile(runDir)}.new`;
    rmSync(fresh, { force: true });
    writeFileSync(fresh, JSON.stringify(state, null, 2), { mode: 0o600 });
    renameSync(fresh, stateFile(runDir));
}
function stateFile(runDir) {
    return join(runDir, 'state.json');
}
//# sourceMappingURL=server-state.js.map