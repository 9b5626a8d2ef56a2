import { getTableName, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { published, publishedTagOf } from '../db/published.ts';
import * as schema from '../db/schema/index.ts';

/** How much a snapshot holds: what the public may see, or all that there is. */
export const scopes = ['public', 'everything'] as const;
export type Scope = (typeof scopes)[number];

export interface SnapshotTable {
  name: string;
  /** Without those that the database derives. */
  columns: string[];
  keys: string[];
  /** Which rows are public, of the alias `r`; null where none is. */
  isPublic: SQL | null;
  /** Members that are not public, or name rows that are not. */
  publicMembers?: SQL;
}

const isIn = (column: string, ids: SQL): SQL => sql`${sql.raw(`r.${column}`)} in (${ids})`;
const both = (one: SQL, other: SQL): SQL => sql`${one} and ${other}`;

const noteIds = sql`select n.id from notes n where ${published.note}`;
const versionIds = sql`select v.id from versions v where v.note_id in (${noteIds})`;
const tagIds = sql`select t.id from tags t where ${published.term}
  and (t.merged_into_id is null or exists (
    select from tags o where o.id = t.merged_into_id and ${publishedTagOf(sql`o`)}))`;
const living = sql`select e.id from examples e where ${published.example}`;
const exampleIds = sql`${living} union select m.id from examples m where m.merged_into_id in (${living})`;
const insightIds = sql`select i.id from insights i join notes n on n.id = i.note_id where ${published.insight}`;
const mentionTargets = sql`m.note_id in (${noteIds})
  and (m.tag_id in (${tagIds}) or m.example_id in (${exampleIds}))`;
const passageIds = sql`select i.passage_id from insights i where i.id in (${insightIds})
  union select m.passage_id from mentions m where ${mentionTargets}`;
const publicNeighbour = (column: string): SQL =>
  sql`case when ${isIn(column, noteIds)} then ${sql.raw(`r.${column}`)} end`;

function describe(table: PgTable, isPublic: SQL | null, publicMembers?: SQL): SnapshotTable {
  const { columns, primaryKeys } = getTableConfig(table);
  const composite = primaryKeys[0]?.columns.map(({ name }) => name);
  return {
    name: getTableName(table),
    columns: columns.filter(({ generated }) => generated === undefined).map(({ name }) => name),
    keys: composite ?? columns.filter(({ primary }) => primary).map(({ name }) => name),
    isPublic,
    ...(publicMembers && { publicMembers }),
  };
}

/**
 * In the order in which they can be filled. The index, receipts, jobs and who asked for them, sessions and webhooks
 * belong to an installation.
 */
export const snapshotTables: SnapshotTable[] = [
  describe(schema.keys, null),
  describe(
    schema.slugs,
    sql`(r.entity_type = 'note' and ${isIn('entity_id', noteIds)}
      or r.entity_type = 'tag' and ${isIn('entity_id', tagIds)}
      or r.entity_type = 'example' and ${isIn('entity_id', exampleIds)})`,
  ),
  describe(
    schema.notes,
    isIn('id', noteIds),
    sql`jsonb_build_object('source_key', null, 'previous_note_id', ${publicNeighbour('previous_note_id')},
      'next_note_id', ${publicNeighbour('next_note_id')})`,
  ),
  describe(schema.versions, isIn('note_id', noteIds)),
  describe(schema.sections, isIn('version_id', versionIds)),
  describe(schema.extractions, null),
  describe(schema.passages, isIn('id', passageIds)),
  describe(schema.tags, isIn('id', tagIds)),
  describe(schema.tagAliases, isIn('tag_id', tagIds)),
  describe(schema.tagBroader, both(isIn('tag_id', tagIds), isIn('broader_id', tagIds))),
  describe(schema.tagRelated, both(isIn('tag_id', tagIds), isIn('related_id', tagIds))),
  describe(schema.noteTags, both(isIn('note_id', noteIds), isIn('tag_id', tagIds))),
  describe(schema.examples, isIn('id', exampleIds)),
  describe(schema.exampleAliases, isIn('example_id', exampleIds)),
  describe(schema.exampleTags, both(isIn('example_id', exampleIds), isIn('tag_id', tagIds))),
  describe(
    schema.insights,
    isIn('id', insightIds),
    sql`'{"proposed_passage_id": null, "decided_by": null, "decided_at": null}'::jsonb`,
  ),
  describe(schema.insightEvidence, null),
  describe(schema.insightTags, both(isIn('insight_id', insightIds), isIn('tag_id', tagIds))),
  describe(schema.insightExamples, both(isIn('insight_id', insightIds), isIn('example_id', exampleIds))),
  describe(schema.mentions, isIn('id', sql`select m.id from mentions m where ${mentionTargets}`)),
  describe(schema.queueDismissals, null),
  describe(schema.models, null),
  describe(schema.auditEntries, null),
  describe(schema.auditChanges, null),
  describe(schema.changes, null),
  describe(schema.publicRecords, null),
];
