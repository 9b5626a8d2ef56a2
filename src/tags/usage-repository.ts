import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import type { TagScheme } from './repository.ts';

export interface UsageRow {
  accepted: number;
  suggested: number;
  rejected: number;
  published: number;
  notes: number;
  examples: number;
  mentions: number;
}

/** Counted from the links themselves, so that it cannot drift. With `narrower` each thing still counts once. */
export async function countUsage(db: Queryable, tagId: string, narrower: boolean): Promise<UsageRow> {
  // Of one term each link is of another insight: 12,500 need not be told apart, nor their number guessed.
  const terms = narrower
    ? sql`with recursive terms(id) as (select ${tagId}::uuid
        union select b.tag_id from tag_broader b join terms on b.broader_id = terms.id)`
    : sql``;
  const ofTerm = narrower ? sql`in (select id from terms)` : sql`= ${tagId}`;
  const insights = narrower ? sql`distinct it.insight_id` : sql`it.insight_id`;
  const [row] = await read<UsageRow>(
    db,
    sql`${terms}
      select count(*) filter (where i.status = 'accepted')::int as accepted,
        count(*) filter (where i.status = 'suggested')::int as suggested,
        count(*) filter (where i.status = 'rejected')::int as rejected,
        count(*) filter (where ${published.insight})::int as published,
        (select count(distinct note_id)::int from note_tags where tag_id ${ofTerm}) as notes,
        (select count(distinct example_id)::int from example_tags where tag_id ${ofTerm}) as examples,
        (select count(*)::int from mentions where tag_id ${ofTerm}) as mentions
      from (select ${insights} from insight_tags it where it.tag_id ${ofTerm}) linked
      join insights i on i.id = linked.insight_id join notes n on n.id = i.note_id`,
  );
  return row as UsageRow;
}

export interface LookupRow {
  slug: string;
  scheme: TagScheme;
  label: string;
  matched: 'slug' | 'label' | 'alias';
}

/** The living terms that a slug, label or alias means; the best way to match comes first. */
export async function lookUpTags(
  db: Queryable,
  term: string,
  scheme: TagScheme | undefined,
): Promise<LookupRow[]> {
  const wanted = sql`fold_label(${term})`;
  return read<LookupRow>(
    db,
    sql`select distinct on (t.id) t.slug, t.scheme, t.label, found.matched from (
        select coalesce(held.merged_into_id, held.id) as id, 'slug' as matched, 1 as place
        from slugs s join tags held on held.id = s.entity_id
        where s.entity_type = 'tag' and s.slug = ${wanted}
        union all select id, 'label', 2 from tags where label_key = ${wanted} and status = 'active'
        union all select tag_id, 'alias', 3 from tag_aliases where label_key = ${wanted}
      ) found join tags t on t.id = found.id and ${published.tag}
      where ${scheme === undefined ? sql`true` : sql`t.scheme = ${scheme}`} order by t.id, found.place`,
  );
}
