import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { canEnter, findServerUser, giveTree } from "./system-user.js";
const productName = 'leadership-knowledge-base';
/**
 * Finds where the data lie and should lie, without changing anything. `dataDir` has to be a real path.
 * @throws Error when no place can be found, or the data lie where we may not go
 */
export function findSite(dataDir) {
    const current = findCurrent(dataDir);
    const user = findOwner(current) ?? findServerUser();
    const inPlace = join(dataDir, 'postgres');
    if (current && (!user || canEnter(user, current)))
        return { dataDir, user, current, target: current };
    const target = !user || canEnter(user, dataDir) ? inPlace : join(findOutsideBase(user), hash(dataDir));
    return { dataDir, user, current, target };
}
/** The cluster's directory in a site. */
export function clusterOf(site) {
    return join(site, 'data');
}
export function isCluster(directory) {
    return existsSync(join(directory, 'PG_VERSION'));
}
/** File of the data directory that tells people, and the next start, where the data lie. */
export function locationFile(dataDir) {
    return join(dataDir, 'postgres-location.txt');
}
/** Makes the target ready for use: created, data moved there, owned by the right user, recorded. */
export function settle({ dataDir, user, current, target }, log) {
    const outside = dirname(target) !== dataDir;
    if (current !== target)
        makeRoom(dataDir, target, outside, log);
    if (current && current !== target)
        move(current, target, log);
    mkdirSync(target, { recursive: true, mode: 0o700 });
    if (outside)
        writeFileSync(ownerFile(target), dataDir);
    writeFileSync(locationFile(dataDir), locationText(target));
    if (!user)
        return;
    if (statSync(target).uid !== user.uid)
        chownSync(target, user.uid, user.gid);
    const cluster = clusterOf(target);
    if (existsSync(cluster) && statSync(cluster).uid !== user.uid)
        giveTree(user, cluster);
}
/** Data in the data directory come first; others have to be recorded there and to name it as their owner. */
function findCurrent(dataDir) {
    const inPlace = join(dataDir, 'postgres');
    requireAccess(dataDir, inPlace);
    if (isCluster(clusterOf(inPlace)))
        return inPlace;
    const recorded = readLine(locationFile(dataDir));
    if (!recorded || !isAbsolute(recorded))
        return null;
    requireAccess(dataDir, recorded);
    const owner = readLine(ownerFile(recorded));
    // Another existing owner: this data directory is a copy. One that is gone: it was moved here.
    return owner !== null && (owner === dataDir || !existsSync(owner)) ? recorded : null;
}
function requireAccess(dataDir, site) {
    try {
        accessSync(site, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return;
        throw new Error(`the database of ${dataDir} lies in ${site}, where this user may not write: ` +
            'start as the user who started it before (root?), or set DATA_DIR to another folder', { cause: error });
    }
}
/** Whom data belong to that a user other than root made: both root and that user can go on using them. */
function findOwner(current) {
    if (!current || process.getuid?.() !== 0)
        return null;
    const { uid, gid } = statSync(clusterOf(current), { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
    return uid === 0 ? null : { uid, gid };
}
function findOutsideBase(user) {
    const bases = [join('/var/lib', productName), join(tmpdir(), productName)];
    const base = bases.find((path) => isOurs(path) && canEnter(user, existsSync(path) ? path : dirname(path)));
    if (base)
        return base;
    throw new Error(`neither ${bases.join(' nor ')} can hold the data of PostgreSQL, which does not run as root: ` +
        'start as another user or set DATABASE_URL');
}
/** Whether the folder is, or can be made, one that nobody else may write to: programs are run from it. */
function isOurs(base) {
    try {
        const stats = lstatSync(base, { throwIfNoEntry: false });
        if (!stats)
            accessSync(dirname(base), constants.W_OK);
        else
            accessSync(base, constants.W_OK);
        return !stats || (stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0);
    }
    catch {
        return false;
    }
}
function makeRoom(dataDir, target, outside, log) {
    const recorded = readLine(locationFile(dataDir));
    if (recorded && recorded !== target && existsSync(ownerFile(recorded)))
        log.warn({ recorded }, 'the recorded database belongs to another data directory: beginning with an empty one');
    if (!outside)
        return;
    mkdirSync(dirname(target), { recursive: true });
    chmodSync(dirname(target), 0o755);
    if (existsSync(target))
        setAside(target, log);
}
/** Data that the data directory no longer knows of: somebody deleted it to begin anew. One such is kept. */
function setAside(target, log) {
    const previous = `${target}.previous`;
    log.warn({ previous }, 'the data directory was emptied: beginning anew, with the former database set aside');
    rmSync(previous, { recursive: true, force: true });
    renameSync(target, previous);
}
/** Killed at any moment, it leaves one whole site in one of both places, and the next start goes on. */
function move(from, to, log) {
    log.info({ from, to }, 'moving the PostgreSQL data to where its user can get');
    try {
        renameSync(from, to);
    }
    catch {
        const arriving = `${to}.arriving`;
        const leaving = `${from}.leaving`;
        rmSync(arriving, { recursive: true, force: true });
        cpSync(from, arriving, { recursive: true, verbatimSymlinks: true });
        renameSync(arriving, to);
        renameSync(from, leaving);
        rmSync(leaving, { recursive: true, force: true });
    }
    if (existsSync(clusterOf(to)))
        chmodSync(clusterOf(to), 0o700);
}
function locationText(target) {
    return `${target}\nThe data of the PostgreSQL that this program runs itself lie in the folder named above.\n`;
}
function ownerFile(site) {
    return join(site, 'owner.txt');
}
function readLine(path) {
    try {
        return readFileSync(path, 'utf8').split('\n')[0] || null;
    }
    catch {
        return null;
    }
}
function hash(dataDir) {
    return createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
}
//# sourceMappingURL=postgres-site.js.map