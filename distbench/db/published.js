import { sql } from 'drizzle-orm';
/**
 * What the public may see, in one place: REST, search, feeds, exports and the index all use these conditions.
 * They speak of the aliases `n` (notes), `i` (insights, beside `n`), `t` (tags) and `e` (examples).
 */
export const published = {
    note: sql `n.status = 'published'`,
    insight: sql `(i.status = 'accepted' and i.anchoring = 'anchored' and n.status = 'published')`,
    tag: sql `t.status = 'active'`,
    /** An example is known through published notes, or was described by a person. */
    example: sql `(e.status = 'active' and (e.source = 'human' or exists (
    select from mentions pm join notes pn on pn.id = pm.note_id
    where pm.example_id = e.id and pn.status = 'published')))`,
};
/** The same insights, for sub-queries that bring their own aliases. */
export const publishedInsightOf = (insight, note) => sql `(${insight}.status = 'accepted' and ${insight}.anchoring = 'anchored' and ${note}.status = 'published')`;
//# sourceMappingURL=published.js.map