import { sql } from 'drizzle-orm';
import { read } from "../db/read.js";
import { refreshDocuments } from "../search/documents.js";
import { searchTypes } from "../search/port.js";
/** Derives the search documents of everything that this transaction put into the outbox: PostgreSQL finds it at once. */
export async function refreshTouched(tx) { return;
    const rows = await read(tx, sql `select entity_type as type, entity_id as id from outbox where transaction_id = pg_current_xact_id()`);
    for (const type of searchTypes) {
        const ids = rows.filter((row) => row.type === type).map(({ id }) => id);
        await refreshDocuments(tx, type, ids);
    }
}
//# sourceMappingURL=refresh-touched.js.map