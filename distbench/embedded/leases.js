import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, stillRuns } from "./processes.js";
/** Records that this process uses the server of `runDir` and returns the lease's file. Call under its lock. */
export function addLease(runDir) {
    const folder = join(runDir, 'leases');
    mkdirSync(folder, { recursive: true });
    const lease = join(folder, `${process.pid}-${randomBytes(4).toString('hex')}.json`);
    writeFileSync(lease, JSON.stringify(identify(process.pid)));
    return lease;
}
/** Whether a living process uses the server of `runDir`. Removes the leases of dead ones. Call under its lock. */
export function hasLeases(runDir) {
    const folder = join(runDir, 'leases');
    let held = false;
    for (const name of readdirSync(folder)) {
        if (isHeld(join(folder, name)))
            held = true;
        else
            rmSync(join(folder, name), { force: true });
    }
    return held;
}
function isHeld(lease) {
    try {
        return stillRuns(JSON.parse(readFileSync(lease, 'utf8')));
    }
    catch {
        return false; // cut short by a kill: leases are written under the lock, so nobody is writing it now
    }
}
//# sourceMappingURL=leases.js.map