import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { published, publishedTagOf } from '../db/published.ts';
import { read } from '../db/read.ts';
import type { StoredConcept } from './concept.ts';

const listed = (inner: SQL): SQL => sql`coalesce((${inner}), '[]')`;

/** The vocabulary in one order. `everything`: proposed, retired and merged terms as well. */
export function listConcepts(db: Queryable, options: { everything: boolean }): Promise<StoredConcept[]> {
  const shown = options.everything ? sql`true` : published.term;
  const other = options.everything ? sql`true` : publishedTagOf(sql`o`);
  return read<StoredConcept>(
    db,
    sql`select t.id, t.scheme, t.slug, t.label, t.label_key as "labelKey", t.definition, t.scope_note as "scopeNote",
        t.position, t.status, t.version,
        ${listed(sql`select jsonb_agg(a.label order by a.label collate "C") from tag_aliases a
          where a.tag_id = t.id and a.kind = 'alternative'`)} as aliases,
        ${listed(sql`select jsonb_agg(a.label order by a.label collate "C") from tag_aliases a
          where a.tag_id = t.id and a.kind = 'hidden'`)} as "hiddenLabels",
        ${listed(sql`select jsonb_agg(o.slug order by o.slug collate "C") from tag_broader b
          join tags o on o.id = b.broader_id and ${other} where b.tag_id = t.id`)} as broader,
        ${listed(sql`select jsonb_agg(o.slug order by o.slug collate "C") from tag_related r
          join tags o on o.id = case when r.tag_id = t.id then r.related_id else r.tag_id end and ${other}
          where t.id in (r.tag_id, r.related_id)`)} as related,
        (select o.slug from tags o where o.id = t.merged_into_id) as "mergedInto"
      from tags t where ${shown} order by t.scheme, t.position, t.slug collate "C"`,
  );
}

/** Every slug that a tag ever had, with the tag. */
export function listSlugHolders(db: Queryable): Promise<{ slug: string; id: string }[]> {
  return read(db, sql`select slug, entity_id as id from slugs where entity_type = 'tag'`);
}
