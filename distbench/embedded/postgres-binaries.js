import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPostgresPackage, makeUsable } from "./postgres-package.js";
import { findOnPath } from "./programs.js";
const oldestMajor = 15;
const installAdvice = 'set DATABASE_URL to a PostgreSQL server of your own, or run "npm ci" without omitting optional packages';
/**
 * Finds binaries that `user` can run, of the major version `wantedMajor` where data exist already: those of the npm
 * package, else an installed PostgreSQL. Copies those of the package below `copiesIn` when they cannot be used
 * where they are: unreadable to the user, or incomplete in a read-only folder.
 * @throws Error saying what was found and what to do
 */
export function findPostgresBinaries(options) {
    const rejected = [];
    for (const found of listBinaries()) {
        const major = Number.parseInt(found.version, 10);
        if (options.wantedMajor !== null && major !== options.wantedMajor) {
            rejected.push(`${found.origin} is version ${found.version}`);
            continue;
        }
        try {
            const bin = found.ready(options.user, options.copiesIn);
            runAs(options.user, join(bin, 'postgres'), ['--version'], dirname(bin));
            return { bin, version: found.version, major };
        }
        catch (error) {
            rejected.push(`${found.origin} cannot be used: ${error.message.trim()}`);
        }
    }
    throw new Error(explain(options.wantedMajor, rejected));
}
function explain(wantedMajor, rejected) {
    const seen = rejected.length > 0 ? ` (${rejected.join('; ')})` : '';
    if (wantedMajor === null)
        return `no PostgreSQL to run was found${seen}: ${installAdvice}`;
    return (`the database was made by PostgreSQL ${wantedMajor}, which is not here${seen}: install PostgreSQL ${wantedMajor}, ` +
        `or dump the database with it and load the dump into a new DATA_DIR, or ${installAdvice}`);
}
function* listBinaries() {
    const packaged = findPostgresPackage();
    if (packaged) {
        const { root, version } = packaged;
        yield { origin: root, version, ready: (user, copiesIn) => makeUsable(packaged, user, copiesIn) };
    }
    for (const bin of listInstalled()) {
        try {
            const output = runAs(null, join(bin, 'postgres'), ['--version'], bin);
            const version = /\d+(\.\d+)*/.exec(output)?.[0] ?? '';
            if (Number.parseInt(version, 10) >= oldestMajor)
                yield { origin: bin, version, ready: () => bin };
        }
        catch {
            // not a PostgreSQL that runs here
        }
    }
}
function listInstalled() {
    const onPath = findOnPath('postgres');
    const debian = '/usr/lib/postgresql';
    const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
    const folders = [
        ...(onPath ? [dirname(onPath)] : []),
        ...versions.map((name) => join(debian, name, 'bin')),
    ];
    return [...new Set(folders)].filter((bin) => existsSync(join(bin, 'initdb')));
}
function runAs(user, file, args, cwd) {
    return execFileSync(file, args, { ...user, cwd, encoding: 'utf8', timeout: 10_000, stdio: 'pipe' });
}
//# sourceMappingURL=postgres-binaries.js.map