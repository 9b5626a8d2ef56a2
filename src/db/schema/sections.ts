import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Block, SectionKind } from '../../ingestion/note-structure.ts';
import { id } from './columns.ts';
import { versions } from './versions.ts';

/** A part of a version; `start`, `end` and the blocks' positions are code points into its text. */
export const sections = pgTable(
  'sections',
  {
    id: id(),
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<SectionKind>().notNull(),
    heading: text('heading'),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    blocks: jsonb('blocks').$type<Block[]>().notNull(),
  },
  (table) => [unique('sections_version_position').on(table.versionId, table.position)],
);
