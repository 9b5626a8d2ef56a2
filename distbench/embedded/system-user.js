import { lchownSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
/** Bits of a file mode, as they stand for "others". */
const permission = { read: 4, execute: 1 };
/**
 * Whom to run PostgreSQL as: null for ourselves, and where we are root, whom it refuses, `postgres` or `nobody`.
 * @throws Error when we are root and neither exists
 */
export function findServerUser() {
    if (process.getuid?.() !== 0)
        return null;
    const users = readFileSync('/etc/passwd', 'utf8').split('\n');
    for (const name of ['postgres', 'nobody']) {
        const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
        if (uid && gid)
            return { uid: Number(uid), gid: Number(gid) };
    }
    throw new Error('PostgreSQL does not run as root and there is no user "postgres" or "nobody" to run it as: ' +
        'start as another user or set DATABASE_URL');
}
/** Whether the user may pass through `directory` and all that it lies in. `directory` has to be a real path. */
export function canEnter(user, directory) {
    const stats = statSync(directory, { throwIfNoEntry: false });
    if (!stats || !may(user, stats, permission.execute))
        return false;
    return dirname(directory) === directory || canEnter(user, dirname(directory));
}
/** Whether the user may read every file below `directory`, which it can enter. */
export function canReadTree(user, directory) {
    return readdirSync(directory, { withFileTypes: true }).every((entry) => {
        const path = join(directory, entry.name);
        if (!entry.isDirectory())
            return may(user, statSync(path), permission.read);
        return may(user, statSync(path), permission.read | permission.execute) && canReadTree(user, path);
    });
}
/** Makes the user the owner of `path` and of all that lies below it. */
export function giveTree(user, path) {
    lchownSync(path, user.uid, user.gid);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
        const child = join(path, entry.name);
        if (entry.isDirectory())
            giveTree(user, child);
        else
            lchownSync(child, user.uid, user.gid);
    }
}
function may(user, stats, wanted) {
    const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
    return ((stats.mode >> shift) & wanted) === wanted;
}
//# sourceMappingURL=system-user.js.map