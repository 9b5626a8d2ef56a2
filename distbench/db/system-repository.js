import { sql } from 'drizzle-orm';
import { read } from "./read.js";
/** Counts every write; whatever was read under the same number is still current. */
export async function getContentVersion(db) {
    const [row] = await read(db, sql `select version from content_version`);
    return Number(row?.version ?? 0);
}
export async function getSystemValue(db, name) {
    const [row] = await read(db, sql `select value from system_values where name = ${name}`);
    if (!row)
        throw new Error(`The database has no value named ${name}: run the migrations.`);
    return row.value;
}
//# sourceMappingURL=system-repository.js.map