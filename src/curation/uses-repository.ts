import { sql, type SQL } from 'drizzle-orm';
import { textArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { read } from '../db/read.ts';
import { selectInsightIds, type InsightFilters } from '../insights/repository.ts';
import { idSet } from './links-repository.ts';

/** A sub-query of ids. */
export type Ids = SQL;

/** The things that an act is about, as sub-queries. */
export interface ResolvedUses {
  insights: Ids;
  notes: Ids;
  examples: Ids;
}

export interface HeldUse {
  /** As it was asked for. */
  held: string;
  id: string;
}

export async function findInsights(db: Queryable, ids: readonly string[]): Promise<HeldUse[]> {
  if (ids.length === 0) return [];
  return read<HeldUse>(db, sql`select id::text as held, id from insights where id in ${idSet(ids)}`);
}

/** By slugs old or new; a merged example counts as the one that it was merged into. */
export async function findBySlug(
  db: Queryable,
  type: 'note' | 'example',
  slugs: readonly string[],
): Promise<HeldUse[]> {
  if (slugs.length === 0) return [];
  return read<HeldUse>(
    db,
    type === 'note'
      ? sql`select slug as held, entity_id as id from slugs where entity_type = 'note' and slug = any(${textArray(slugs)})`
      : sql`select s.slug as held, coalesce(e.merged_into_id, e.id) as id from slugs s join examples e on e.id = s.entity_id
          where s.entity_type = 'example' and s.slug = any(${textArray(slugs)})`,
  );
}

/** Insights by id, and those that the filters find. */
export function insightsOf(ids: readonly string[], filters: InsightFilters | undefined): Ids {
  const byId = sql`select id from ${idSet(ids)} given(id)`;
  return filters ? sql`(${byId} union select id from ${selectInsightIds(filters)} found)` : sql`(${byId})`;
}

/** The ids that a sub-query has now, whatever changes after: a query may be about the very links that an act moves. */
export async function fixIds(db: Queryable, ids: Ids): Promise<Ids> {
  const rows = await read<{ ids: string[] }>(
    db,
    sql`select coalesce(jsonb_agg(id), '[]') as ids from ${ids} u(id)`,
  );
  return idSet(rows[0]?.ids ?? []);
}
