import { sql } from 'drizzle-orm';
import { textArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';

interface Labelled {
  value: string;
  label: string;
}

/** Labels of living tags; others are missing. */
export const listTagLabels = (db: Queryable, slugs: readonly string[]): Promise<Labelled[]> =>
  read<Labelled>(
    db,
    sql`select t.slug as value, t.label from tags t where t.slug = any(${textArray(slugs)}) and ${published.tag}`,
  );

export const listExampleLabels = (db: Queryable, slugs: readonly string[]): Promise<Labelled[]> =>
  read<Labelled>(
    db,
    sql`select e.slug as value, e.name as label from examples e
      where e.slug = any(${textArray(slugs)}) and ${published.example}`,
  );

export const listSeriesLabels = (db: Queryable, slugs: readonly string[]): Promise<Labelled[]> =>
  read<Labelled>(
    db,
    sql`select n.series_slug as value, min(n.series_title) as label from notes n
      where n.series_slug = any(${textArray(slugs)}) and ${published.note} group by n.series_slug`,
  );
