import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, stillRuns } from "./processes.js";
/** A lock file without a readable holder is one being written; older than this, its writer died in the act. */
const writingMs = 2000;
/**
 * Runs `work` while no other process (and no other call in this one) holds the lock file `path`. The lock of a
 * process that died is taken over at once.
 * @throws Error naming the holder when the lock is not free within `timeoutMs`
 */
export async function withFileLock(path, timeoutMs, work) {
    const deadline = Date.now() + timeoutMs;
    while (!tryLock(path)) {
        if (Date.now() > deadline) {
            const holder = readHolder(path)?.pid ?? 'unknown';
            throw new Error(`process ${holder} has held ${path} for more than ${timeoutMs / 1000} s`);
        }
        breakStaleLock(path);
        await sleep(20);
    }
    try {
        return await work();
    }
    finally {
        rmSync(path, { force: true });
    }
}
function tryLock(path) {
    try {
        writeFileSync(path, JSON.stringify(identify(process.pid)), { flag: 'wx' });
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/**
 * Removes the lock of a dead process. Two waiters that do so at the same time could remove a lock taken in between,
 * so only one at a time looks and removes, without yielding in between.
 */
function breakStaleLock(path) {
    if (!isStale(path))
        return;
    const guard = `${path}.breaking`;
    try {
        closeSync(openSync(guard, 'wx'));
    }
    catch {
        if (ageMs(guard) > writingMs)
            rmSync(guard, { force: true });
        return;
    }
    try {
        if (isStale(path))
            rmSync(path, { force: true });
    }
    finally {
        rmSync(guard, { force: true });
    }
}
function isStale(path) {
    const holder = readHolder(path);
    return holder ? !stillRuns(holder) : ageMs(path) > writingMs;
}
function readHolder(path) {
    try {
        const holder = JSON.parse(readFileSync(path, 'utf8'));
        return typeof holder?.pid === 'number' ? { pid: holder.pid, startedAt: holder.startedAt ?? null } : null;
    }
    catch {
        return null;
    }
}
function ageMs(path) {
    try {
        return Date.now() - statSync(path).mtimeMs;
    }
    catch {
        return 0;
    }
}
//# sourceMappingURL=file-lock.js.map