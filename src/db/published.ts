import { sql, type SQL } from 'drizzle-orm';

/**
 * People are for curators, unless the knowledge base is set to publish them (`PUBLISH_PEOPLE`); and what was recognised
 * in a text is known through published notes only, as examples are.
 */
const mayBeKnown = (tag: SQL): SQL => sql`(
  (${tag}.scheme <> 'person' or exists (
    select from system_values where name = 'people-published' and value = 'true'))
  and (not ${tag}.recognised or exists (
    select from mentions pm join notes pn on pn.id = pm.note_id
    where pm.tag_id = coalesce(${tag}.merged_into_id, ${tag}.id) and pn.status = 'published')))`;

/** The public tags, for sub-queries that bring their own alias. */
export const publishedTagOf = (tag: SQL): SQL => sql`(${tag}.status = 'active' and ${mayBeKnown(tag)})`;

/**
 * What the public may see, in one place: REST, search, feeds, exports and the index all use these conditions.
 * They speak of the aliases `n` (notes), `i` (insights, beside `n`), `t` (tags) and `e` (examples).
 */
export const published = {
  note: sql`n.status = 'published'`,
  insight: sql`(i.status = 'accepted' and i.anchoring = 'anchored' and n.status = 'published')`,
  tag: publishedTagOf(sql`t`),
  /** Terms that the public may know of, out of use or not, as a vocabulary file names them. */
  term: sql`(t.status in ('active', 'merged', 'retired') and ${mayBeKnown(sql`t`)})`,
  /** An example is known through published notes, or was described by a person. */
  example: sql`(e.status = 'active' and (e.source = 'human' or exists (
    select from mentions pm join notes pn on pn.id = pm.note_id
    where pm.example_id = e.id and pn.status = 'published')))`,
} satisfies Record<string, SQL>;

/** The same insights, for sub-queries that bring their own aliases. */
export const publishedInsightOf = (insight: SQL, note: SQL): SQL =>
  sql`(${insight}.status = 'accepted' and ${insight}.anchoring = 'anchored' and ${note}.status = 'published')`;
