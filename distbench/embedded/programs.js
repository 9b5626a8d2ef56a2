import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, realpathSync } from 'node:fs';
/** The real path of a program on the PATH, or null. */
export function findOnPath(program) {
    const { status, stdout } = spawnSync('/bin/sh', ['-c', 'command -v "$0"', program], { encoding: 'utf8' });
    try {
        return status === 0 ? realpathSync(stdout.trim()) : null;
    }
    catch {
        return null;
    }
}
/** @throws Error where the file has no run bit and may not be given one */
export function makeExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
    }
    catch {
        chmodSync(file, 0o755);
    }
}
//# sourceMappingURL=programs.js.map