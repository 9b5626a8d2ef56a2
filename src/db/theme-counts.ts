import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from './client.ts';
import { remember } from './content-clock.ts';
import { published } from './published.ts';
import { read } from './read.ts';

/**
 * The ids of all themes as they stand in a statement, not as a parameter: PostgreSQL then sees that they have most of the
 * links and joins them whole (0.1 s for 150,000), where it looked each of them up (0.45 s).
 */
export const themeIds = async (db: Queryable): Promise<SQL> => {
  const rows = await remember(db, 'ids of themes', null, () =>
    read<{ id: string }>(db, sql`select id from tags where scheme = 'theme'`),
  );
  return sql.raw(`'{${rows.map(({ id }) => id).join(',')}}'::uuid[]`);
};

/**
 * How many public insights each theme has, worked out once between two writes: themes are few and have most of the links,
 * so that counting one of 12 takes half as long as counting all.
 */
export const countInsightsOfThemes = (db: Queryable): Promise<{ id: string; count: number }[]> =>
  remember(db, 'insights of themes', null, async () =>
    read<{ id: string; count: number }>(
      db,
      sql`
      select it.tag_id as id, count(*)::int as count from insight_tags it
      join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
      where it.tag_id = any(${await themeIds(db)}) and ${published.insight} group by it.tag_id`,
    ),
  );
