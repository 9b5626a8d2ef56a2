import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from "./schema/index.js";
export function connect(url, options = {}) {
    const sql = postgres(url, {
        max: options.max ?? 10,
        onnotice: () => undefined,
        connect_timeout: 10,
        // By default the pauses between attempts grow to 20 s, in which requests hang though the database is back.
        backoff: (attempt) => Math.min(0.05 * attempt, 0.5),
        connection: { application_name: 'leadership-knowledge-base' },
    });
    return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: 5 }) };
}
//# sourceMappingURL=client.js.map