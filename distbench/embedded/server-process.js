import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
/**
 * Starts a server that goes on without us: detached, so that the terminal's Ctrl-C does not reach it before we shut
 * down, and writing to a file, so that it never waits for somebody to read.
 */
export function startProcess(command, logFile) {
    const { file, args, ...options } = command;
    if (existsSync(logFile))
        renameSync(logFile, `${logFile}.1`);
    const log = openSync(logFile, 'a', 0o600);
    try {
        const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
        let failure = null;
        child.once('error', (error) => (failure = error.message));
        child.once('exit', () => (failure ??= ''));
        child.unref();
        return { pid: child.pid ?? null, failure: () => failure };
    }
    finally {
        closeSync(log);
    }
}
/** The end of a text file that a person needs to see. */
export function readEnd(file) {
    return readFileSync(file, 'utf8').slice(-2000).trim();
}
/** A port of 127.0.0.1 that was free a moment ago: the preferred one where it is. */
export async function findFreePort(preferred = 0) {
    const port = (await tryPort(preferred)) ?? (await tryPort(0));
    if (port === null)
        throw new Error('no port of 127.0.0.1 can be listened on');
    return port;
}
function tryPort(port) {
    return new Promise((resolve) => {
        const server = createServer();
        server.once('error', () => resolve(null));
        server.listen(port, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
        });
    });
}
//# sourceMappingURL=server-process.js.map