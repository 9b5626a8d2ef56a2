import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { clusterOf, isCluster } from "./postgres-site.js";
import { isAlive, listProcesses } from "./processes.js";
const superuser = 'postgres';
const unfinished = 'data.new-';
const run = promisify(execFile);
/** The environment of every PostgreSQL program: ours could redirect it (PGDATA, PGOPTIONS) or translate it. */
export const postgresEnv = { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' };
/** The major version that made the cluster of a site, or null where there is none. */
export function clusterMajor(site) {
    const cluster = clusterOf(site);
    if (!isCluster(cluster))
        return null;
    return Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10);
}
/**
 * Makes the cluster of a site, whole or not at all: initdb works in a sibling, which gets its name when it is done.
 * `durable` false saves the time to flush it to the disk.
 * @throws Error with the output of initdb
 */
export async function createCluster(options) {
    const { site, user, secret } = options;
    const fresh = join(site, `${unfinished}${randomBytes(4).toString('hex')}`);
    const passwordFile = `${fresh}.password`;
    writeFileSync(passwordFile, secret, { mode: 0o600 });
    if (user)
        chownSync(passwordFile, user.uid, user.gid);
    try {
        await initdb(fresh, passwordFile, options);
        renameSync(fresh, clusterOf(site));
    }
    finally {
        removeUnfinished(site);
    }
}
/** Removes the lock file of a postmaster that is gone. Call when no process uses the cluster. */
export function removeStalePidFile(site) {
    const pidFile = join(clusterOf(site), 'postmaster.pid');
    try {
        const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
        // Only Linux tells which backends work on a cluster; elsewhere leave the judgement to PostgreSQL where it can.
        if (process.platform === 'linux' || !isAlive(pid) || !isPostgres(pid))
            rmSync(pidFile);
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
    }
}
/** Sets the superuser's password without knowing the old one. Call when no process uses the cluster. */
export function resetPassword(options) {
    const { site, binaries, user, secret } = options;
    execFileSync(join(binaries.bin, 'postgres'), ['--single', '-D', clusterOf(site), '-c', 'exit_on_error=on', 'postgres'], {
        ...user,
        cwd: site,
        env: postgresEnv,
        input: `ALTER ROLE ${superuser} PASSWORD '${secret}'\n`,
        timeout: 60_000,
        stdio: 'pipe',
    });
}
async function initdb(directory, passwordFile, options) {
    const { site, binaries, user, durable } = options;
    const args = [
        `--pgdata=${directory}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
    ];
    const builtin = binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
    // Not every system has C.UTF-8, and what splits words into lexemes needs a locale that knows letters.
    for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
        try {
            await run(join(binaries.bin, 'initdb'), [...args, ...builtin, `--locale=${locale}`], {
                ...user,
                cwd: site,
                env: postgresEnv,
                timeout: 120_000,
                killSignal: 'SIGKILL',
            });
            return;
        }
        catch (error) {
            const output = error.stderr ?? '';
            if (output.includes('invalid locale') && locale !== 'C')
                continue;
            throw new Error(`initdb failed in ${site}: ${output.trim() || error.message}`, {
                cause: error,
            });
        }
    }
}
function removeUnfinished(site) {
    for (const name of readdirSync(site).filter((name) => name.startsWith(unfinished)))
        rmSync(join(site, name), { recursive: true, force: true, maxRetries: 3 });
}
function isPostgres(pid) {
    return listProcesses().some((candidate) => candidate.pid === pid && candidate.program.startsWith('postgres'));
}
//# sourceMappingURL=postgres-cluster.js.map