import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import type { InsightKind, Span } from '../extraction/port.ts';

/** A passage that extraction or a person made an insight of. */
export interface JudgedPassage extends Span {
  versionId: string;
  /** What a person said of it; null where nobody did. */
  verdict: 'accepted' | 'rejected' | null;
  kind: InsightKind;
  /** Slugs of living themes. */
  themes: string[];
  /** Milliseconds since 1970; when a person last had a say. */
  decidedAt: number | null;
}

const millis = (instant: ReturnType<typeof sql>) => sql`(extract(epoch from ${instant}) * 1000)::float8`;

/**
 * All insights of the versions in which people decided something. A person has had a say where it was accepted,
 * rejected, edited, given a theme or made by hand; what was accepted unseen says nothing.
 */
export function listJudgedPassages(db: Queryable): Promise<JudgedPassage[]> {
  return read<JudgedPassage>(
    db,
    sql`
    with judged as (
      select p.version_id, p.start, p."end", i.kind,
        case when said.at is not null and i.status <> 'suggested' then i.status end as verdict,
        case when i.status <> 'suggested' then said.at end as decided_at,
        array(select t.slug from insight_tags it join tags t on t.id = it.tag_id
          where it.insight_id = i.id and t.scheme = 'theme' and t.status = 'active' order by t.slug) as themes
      from insights i
      join notes n on n.id = i.note_id and n.status <> 'taken-down'
      join passages p on p.id = i.passage_id
      cross join lateral (select greatest(i.decided_at,
        case when i.source = 'human' or exists (select from insight_tags it
          where it.insight_id = i.id and it.source = 'human') then i.created_at end,
        (select max(a.at) from audit_entries a where a.entity_id = i.id and a.action = 'insight.edit'
          and not exists (select from audit_entries u where u.undo_of = a.id))) as at) said)
    select version_id as "versionId", start, "end", kind, verdict, ${millis(sql`decided_at`)} as "decidedAt",
      to_jsonb(themes) as themes
    from judged where version_id in (select version_id from judged where verdict is not null)
    order by version_id, start, "end"`,
  );
}
