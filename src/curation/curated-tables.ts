import { getTableName, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { exampleAliases, examples, exampleTags } from '../db/schema/examples.ts';
import { insightEvidence, insightExamples, insights, insightTags } from '../db/schema/insights.ts';
import { mentions } from '../db/schema/mentions.ts';
import { notes } from '../db/schema/notes.ts';
import { passages } from '../db/schema/passages.ts';
import { queueDismissals } from '../db/schema/queue-dismissals.ts';
import { slugs } from '../db/schema/slugs.ts';
import { noteTags, tagAliases, tagBroader, tagRelated, tags } from '../db/schema/tags.ts';

export interface CuratedTable {
  name: string;
  /** Stored columns: those that the database derives are left out. */
  columns: string[];
  keys: { name: string; type: string }[];
  /** Its version counts every change, undone ones too. */
  revisioned: boolean;
  references: { column: string; table: string }[];
}

function describe(table: PgTable): CuratedTable {
  const { columns, primaryKeys, foreignKeys } = getTableConfig(table);
  const composite = primaryKeys[0]?.columns.map(({ name }) => name);
  const keys = columns.filter(({ name, primary }) => composite?.includes(name) ?? primary);
  // In the order of the key, which is that of the text by which the change sets name a row.
  if (composite) keys.sort((a, b) => composite.indexOf(a.name) - composite.indexOf(b.name));
  const stored = columns.filter(({ generated }) => generated === undefined);
  return {
    name: getTableName(table),
    columns: stored.map(({ name }) => name),
    keys: keys.map((key) => ({ name: key.name, type: key.getSQLType() })),
    revisioned:
      columns.some(({ name }) => name === 'version') && columns.some(({ name }) => name === 'updated_at'),
    references: foreignKeys.map((key) => {
      const { columns, foreignTable } = key.reference();
      return { column: columns[0]?.name ?? '', table: getTableName(foreignTable) };
    }),
  };
}

/** What other rows point at, in the order in which they can be inserted. */
export const parentTables = [notes, passages, tags, examples, insights].map(describe);

export const childTables = [
  slugs,
  tagAliases,
  tagBroader,
  tagRelated,
  noteTags,
  exampleAliases,
  exampleTags,
  insightTags,
  insightExamples,
  insightEvidence,
  mentions,
  queueDismissals,
].map(describe);

export const curatedTables = [...parentTables, ...childTables];

/** Columns that say when and how often a row changed, not what it is. */
const bookkeeping = sql.raw(`'{version,updated_at}'::text[]`);

/** An image without its bookkeeping. */
export const essence = (table: CuratedTable, image: SQL): SQL =>
  table.revisioned ? sql`(${image} - ${bookkeeping})` : image;

/** A row as the change sets keep it. The session's time zone must be UTC. */
export const imageOf = (alias: string): SQL => sql.raw(`to_jsonb(${alias})`);

export const keyMatches = (table: CuratedTable, alias: string, rowKey: SQL): SQL =>
  sql.join(
    table.keys.map(
      ({ name, type }, i) =>
        sql`${sql.raw(`${alias}."${name}"`)} = split_part(${rowKey}, ',', ${sql.raw(String(i + 1))})::${sql.raw(type)}`,
    ),
    sql` and `,
  );

export const keyOf = (table: CuratedTable, alias: string): SQL =>
  sql.raw(`concat_ws(',', ${table.keys.map(({ name }) => `${alias}."${name}"`).join(', ')})`);
