import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { changedEntities } from '../../changes/tell-change.ts';
import { instant } from './columns.ts';

const entity = () => ({
  entityType: text('entity_type', { enum: changedEntities }).notNull(),
  entityId: uuid('entity_id').notNull(),
});

/** What the feed of changes has to look at: triggers write it with every change (migration 0017). */
export const changeQueue = pgTable('change_queue', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  ...entity(),
});

/**
 * The feed of changes. Positions are given after the commit, by one process at a time (src/changes/sequence.ts): they
 * have no gaps, and none appears below one that was read. A row names a thing, never a copy of it.
 */
export const changes = pgTable(
  'changes',
  {
    position: bigint('position', { mode: 'number' }).primaryKey(),
    ...entity(),
    action: text('action').notNull(),
    /** The slug that it had before, until the thing is withdrawn. */
    previousSlug: text('previous_slug'),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    // the changes of one thing, whose former slugs go when it does
    index('changes_entity_index').on(table.entityId, table.position),
  ],
);

/** How each thing was last told: what the next change is compared with. Without words once it is withdrawn. */
export const publicRecords = pgTable(
  'public_records',
  {
    ...entity(),
    fate: text('fate').notNull(),
    slug: text('slug'),
    /** Of what others show of it, such as its label. */
    reference: text('reference'),
    digest: text('digest'),
    position: bigint('position', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityType, table.entityId] })],
);
