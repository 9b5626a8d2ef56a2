import { pgTable, text } from 'drizzle-orm/pg-core';
/** Findings of the review queue that have no row of their own to reject, such as a neighbour that will never come. */
export const queueDismissals = pgTable('queue_dismissals', { item: text('item').primaryKey() });
//# sourceMappingURL=queue-dismissals.js.map