import { getTableName, sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { exampleAliases, examples, exampleTags } from "../db/schema/examples.js";
import { insightEvidence, insightExamples, insights, insightTags } from "../db/schema/insights.js";
import { mentions } from "../db/schema/mentions.js";
import { notes } from "../db/schema/notes.js";
import { passages } from "../db/schema/passages.js";
import { queueDismissals } from "../db/schema/queue-dismissals.js";
import { slugs } from "../db/schema/slugs.js";
import { noteTags, tagAliases, tagBroader, tagRelated, tags } from "../db/schema/tags.js";
function describe(table) {
    const { columns, primaryKeys, foreignKeys } = getTableConfig(table);
    const composite = primaryKeys[0]?.columns.map(({ name }) => name);
    const keys = columns.filter(({ name, primary }) => composite?.includes(name) ?? primary);
    // In the order of the key, which is that of the text by which the change sets name a row.
    if (composite)
        keys.sort((a, b) => composite.indexOf(a.name) - composite.indexOf(b.name));
    const stored = columns.filter(({ generated }) => generated === undefined);
    return {
        name: getTableName(table),
        columns: stored.map(({ name }) => name),
        keys: keys.map((key) => ({ name: key.name, type: key.getSQLType() })),
        revisioned: columns.some(({ name }) => name === 'version') && columns.some(({ name }) => name === 'updated_at'),
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
export const essence = (table, image) => table.revisioned ? sql `(${image} - ${bookkeeping})` : image;
/** A row as the change sets keep it. The session's time zone must be UTC. */
export const imageOf = (alias) => sql.raw(`to_jsonb(${alias})`);
export const keyMatches = (table, alias, rowKey) => sql.join(table.keys.map(({ name, type }, i) => sql `${sql.raw(`${alias}."${name}"`)} = split_part(${rowKey}, ',', ${sql.raw(String(i + 1))})::${sql.raw(type)}`), sql ` and `);
export const keyOf = (table, alias) => sql.raw(`concat_ws(',', ${table.keys.map(({ name }) => `${alias}."${name}"`).join(', ')})`);
//# sourceMappingURL=curated-tables.js.map