import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';
import { remember } from './content-clock.ts';
import { published } from './published.ts';
import { read } from './read.ts';

/**
 * How many public insights each theme has, worked out once between two writes: themes are few and have most of the links,
 * so that counting one of 12 takes half as long as counting all.
 */
export const countInsightsOfThemes = (db: Queryable): Promise<{ id: string; count: number }[]> =>
  remember(db, 'insights of themes', null, () =>
    read<{ id: string; count: number }>(
      db,
      sql`
      select it.tag_id as id, count(*)::int as count from insight_tags it
      join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
      where it.tag_id in (select id from tags where scheme = 'theme') and ${published.insight} group by it.tag_id`,
    ),
  );
