/*
 * A server process that belongs to a data directory, not to the process that happened to start it. Every process of
 * ours that needs it takes a lease; whoever gives the last one back stops it. Processes killed in any state leave
 * files and orphans behind, so nothing here trusts a file: what runs is read from the system's list of processes.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from "./file-lock.js";
import { addLease, hasLeases } from "./leases.js";
import { endProcesses, isAlive } from "./processes.js";
import { findFreePort, readEnd, startProcess } from "./server-process.js";
import { readState, writeState } from "./server-state.js";
import { watchOver } from "./supervision.js";
const startAttempts = 4;
const silenceMs = 3000;
const lockTimeoutMs = 180_000;
const orphanSteps = [
    { signal: null, waitMs: 1000 },
    { signal: 'SIGQUIT', waitMs: 2000 },
    { signal: 'SIGKILL', waitMs: 5000 },
];
/**
 * Attaches to the server of this data directory, starting it (again) where it does not run or does not answer. Until
 * it is released, a server that dies is started again, at the same address.
 * @throws Error with the end of the server's log when it does not start, or when the lock cannot be had in time
 */
export async function acquireServer(kind) {
    mkdirSync(kind.runDir, { recursive: true });
    return withFileLock(lockFile(kind), lockTimeoutMs, async () => {
        const lease = addLease(kind.runDir);
        try {
            const address = (await attach(kind)) ?? (await start(kind));
            const endWatch = watchOver({
                runs: () => runs(kind),
                revive: () => revive(kind, address),
                reportFailure: (error) => kind.log.error({ err: error }, `${kind.name} could not be started again`),
            });
            let released;
            return { ...address, release: () => (released ??= endWatch().then(() => release(kind, lease))) };
        }
        catch (error) {
            rmSync(lease, { force: true });
            throw error;
        }
    });
}
/** Ends every process of this server, whoever holds leases. */
export async function endServer(kind) {
    await endProcesses(kind.findProcesses().servers, kind.stopSteps);
    await endProcesses(kind.findProcesses().helpers, orphanSteps);
}
async function release(kind, lease) {
    // Somebody deleted the data directory: nobody else can hold a lease, and a lock would bring the directory back.
    if (!existsSync(kind.runDir))
        return endServer(kind);
    await withFileLock(lockFile(kind), lockTimeoutMs, async () => {
        rmSync(lease, { force: true });
        if (hasLeases(kind.runDir))
            return;
        await endServer(kind);
        const state = readState(kind.runDir);
        if (state)
            writeState(kind.runDir, { ...state, pid: null });
        kind.log.info({}, `${kind.name} stopped`);
    });
}
/** A data directory that somebody deleted is not brought back. */
function runs(kind) {
    const pid = readState(kind.runDir)?.pid ?? null;
    return pid === null ? !existsSync(kind.runDir) : isAlive(pid);
}
async function revive(kind, known) {
    await withFileLock(lockFile(kind), lockTimeoutMs, async () => {
        if (runs(kind))
            return;
        kind.log.warn({}, `${kind.name} is gone and is started again`);
        const { port, secret } = (await attach(kind)) ?? (await start(kind));
        if (port !== known.port || secret !== known.secret)
            kind.log.error({ port }, `${kind.name} has another address now: restart this process`);
    });
}
async function attach(kind) {
    const state = readState(kind.runDir);
    const { servers } = kind.findProcesses();
    const [pid] = servers;
    if (!state || pid === undefined || servers.length > 1)
        return null;
    const began = Date.now();
    while (kind.findProcesses().servers.includes(pid)) {
        const answer = await kind.probe(state);
        if (answer === 'ready') {
            writeState(kind.runDir, { ...state, pid });
            kind.log.info({ port: state.port, pid }, `attached to the running ${kind.name}`);
            return { port: state.port, secret: state.secret };
        }
        if (answer === 'refused')
            break;
        if (Date.now() - began > (answer === 'starting' ? kind.startTimeoutMs : silenceMs))
            break;
        await sleep(50);
    }
    kind.log.warn({ port: state.port, pid }, `the running ${kind.name} does not answer and is started again`);
    await endProcesses([pid], kind.stopSteps.map(hurry));
    return null;
}
/** What does not answer is unlikely to end in good order: we wait less for it. */
function hurry({ signal, waitMs }) {
    return { signal, waitMs: signal === 'SIGKILL' ? waitMs : Math.min(waitMs, 1500) };
}
async function start(kind) {
    const last = readState(kind.runDir);
    let secret = last?.secret ?? null;
    let outcome = 'ended';
    let output = '';
    for (let attempt = 1; attempt <= startAttempts && outcome !== 'late'; attempt += 1) {
        await endServer(kind);
        if (attempt > 1)
            await kind.repair(output);
        secret = await kind.prepare(outcome === 'refused' ? null : secret);
        // At the last address where possible: other processes may still know the server by it.
        const address = { port: await findFreePort(attempt === 1 ? last?.port : undefined), secret };
        ({ outcome, output } = await launch(kind, address));
        if (outcome === 'ready')
            return address;
        kind.log.warn({ attempt, outcome, output }, `${kind.name} did not start`);
    }
    await endServer(kind);
    throw new Error(`${kind.name} did not start (${outcome}); its log ${logFile(kind)} ends with:\n${output}`);
}
async function launch(kind, address) {
    // Written before as well: killed right after the spawn, the next one still knows how to talk to what runs.
    writeState(kind.runDir, { ...address, pid: null });
    const server = startProcess(kind.command(address), logFile(kind));
    writeState(kind.runDir, { ...address, pid: server.pid });
    const outcome = await waitUntilReady(kind, address, () => server.failure() !== null);
    if (outcome === 'ready')
        kind.log.info({ port: address.port, pid: server.pid }, `${kind.name} started`);
    return { outcome, output: server.failure() || readEnd(logFile(kind)) };
}
async function waitUntilReady(kind, address, ended) {
    const deadline = Date.now() + kind.startTimeoutMs;
    while (Date.now() < deadline) {
        const answer = await kind.probe(address);
        // Asked after the probe: on a port taken by somebody else in the meantime, another server might answer.
        if (ended())
            return 'ended';
        if (answer === 'ready' || answer === 'refused')
            return answer;
        await sleep(15);
    }
    return 'late';
}
/** 256 random bits in hexadecimal: needs no quoting anywhere. */
export function createSecret() {
    return randomBytes(32).toString('hex');
}
function lockFile(kind) {
    return join(kind.runDir, 'lock');
}
function logFile(kind) {
    return join(kind.runDir, 'server.log');
}
//# sourceMappingURL=shared-server.js.map