import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { tagAliases, tags } from "../db/schema/tags.js";
import { writeTransaction } from "../db/transaction.js";
import { startingThemes } from "./starting-themes.js";
import { read } from "../db/read.js";
const actor = { keyId: null, name: 'start', requestId: null };
const seedLock = 7_214_004;
/** Gives a knowledge base without any theme, living or not, the ones to start with. */
export async function seedThemes(db) {
    const [row] = await read(db, sql `select exists (select from tags where scheme = 'theme') as any`);
    if (row?.any === true)
        return;
    await writeTransaction(db, actor, async ({ tx, audit }) => {
        await tx.execute(sql `select pg_advisory_xact_lock(${seedLock})`);
        const existing = await tx.execute(sql `select from tags where scheme = 'theme' limit 1`);
        if (existing.length > 0)
            return;
        for (const [position, { aliases, ...theme }] of startingThemes.entries()) {
            const id = uuidv7();
            await tx.insert(tags).values({ id, scheme: 'theme', status: 'active', position, ...theme });
            await tx.insert(tagAliases).values(aliases.map((label) => ({
                id: uuidv7(),
                tagId: id,
                scheme: 'theme',
                label,
                kind: 'alternative',
            })));
            await audit({
                action: 'tag.create',
                entityType: 'tag',
                entityId: id,
                entityLabel: theme.label,
                after: { ...theme, aliases },
            });
        }
    });
}
//# sourceMappingURL=seed-themes.js.map