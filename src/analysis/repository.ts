import { sql, type SQL } from 'drizzle-orm';
import { uuidArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import { themeIds } from '../db/theme-counts.ts';
import { insightConditions, selectInsightIds, type InsightFilters } from '../insights/repository.ts';
import type { ThemeSet } from './count-meetings.ts';
import type { Stretch } from './measure.ts';
import type { Level, PeriodKind } from './schemas.ts';

/** What makes two insights be in the same place. */
const places: Record<Level, SQL> = {
  passage: sql`concat_ws(' ', p.version_id, p.start, p."end")`,
  section: sql`coalesce((select s.id from sections s where s.version_id = p.version_id
    and s.start <= p.start and p.start < s."end" order by s.position limit 1), p.version_id)::text`,
  note: sql`n.id::text`,
};

/** One row for each insight and each of its themes that counts, with the place where it stands. */
const coded = (level: Level, filters: InsightFilters, among: readonly string[] | undefined): SQL => sql`
  select t.id as theme, i.id as insight, ${places[level]} as place, n.slug as note, n.title as note_title, p.start, p.exact
  from insights i join notes n on n.id = i.note_id join passages p on p.id = i.passage_id
  join insight_tags it on it.insight_id = i.id join tags t on t.id = it.tag_id and t.scheme = 'theme' and ${published.tag}
  where i.id in ${selectInsightIds(filters)}
    and ${among ? sql`t.id = any(${uuidArray(among)})` : sql`true`}`;

export interface ThemeName {
  id: string;
  slug: string;
  label: string;
}

/** In the order of the vocabulary. */
export const listThemeNames = (db: Queryable): Promise<ThemeName[]> =>
  read<ThemeName>(
    db,
    sql`select t.id, t.slug, t.label from tags t where t.scheme = 'theme' and ${published.tag}
      order by t.position, t.slug`,
  );

export interface CodedPlaces {
  level: Level;
  filters: InsightFilters;
  /** Only these themes. */
  among: readonly string[] | undefined;
}

/** What tells one place from another, as columns: texts made of them would have to be sorted. */
const placeColumns: Record<Level, SQL> = {
  passage: sql`p.version_id, p.start, p."end"`,
  section: places.section,
  note: sql`n.id`,
};

/**
 * Which themes places hold, named once for each insight, and how many hold just these: a few hundred rows for any number
 * of places. Joining the places of each theme with those of every other takes time that grows with the square of the places of a theme.
 */
export const readThemeSets = (
  db: Queryable,
  { level, filters, themes }: Omit<CodedPlaces, 'among'> & { themes: readonly string[] },
): Promise<ThemeSet[]> =>
  read<ThemeSet>(
    db,
    sql`
    select to_jsonb(themes) as themes, count(*)::int as places from (
      select array_agg(it.tag_id) as themes
      from insight_tags it join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
      join passages p on p.id = i.passage_id
      where it.tag_id = any(${uuidArray(themes)}) and ${insightConditions(filters)}
      group by ${placeColumns[level]}) placed
    group by themes`,
  );

export interface PairEvidence {
  first: string;
  second: string;
  evidence: {
    note: string;
    title: string;
    insights: { id: string; exact: string }[];
  }[];
}

/** The first places of each pair of themes, up to `most`, with their insights. */
export const listPairEvidence = (
  db: Queryable,
  { level, filters, among, most }: CodedPlaces & { most: number },
): Promise<PairEvidence[]> =>
  read<PairEvidence>(
    db,
    sql`
    with coded as materialized (${coded(level, filters, among)}),
    placed as materialized (
      select theme, place, min(note) as note, min(start) as start from coded group by theme, place),
    met as (
      select a.theme as first, b.theme as second, a.place,
        row_number() over (partition by a.theme, b.theme order by a.note, least(a.start, b.start), a.place) as n
      from placed a join placed b on b.place = a.place and b.theme <> a.theme
      join tags ta on ta.id = a.theme join tags tb on tb.id = b.theme
      where (ta.position, ta.slug) < (tb.position, tb.slug)),
    shown as (
      select m.first, m.second, m.n, c.note, c.note_title,
        jsonb_agg(jsonb_build_object('id', c.insight, 'exact', c.exact) order by c.start, c.insight) as insights
      from met m join (select distinct place, theme, insight, note, note_title, start, exact from coded) c
        on c.place = m.place and c.theme in (m.first, m.second)
      where m.n <= ${most} group by m.first, m.second, m.n, c.note, c.note_title)
    select first, second,
      jsonb_agg(jsonb_build_object('note', note, 'title', note_title, 'insights', insights) order by n) as evidence
    from shown group by first, second`,
  );

/** What is known of when a meeting was held, no finer than asked for. */
const precisionOf: Record<PeriodKind, SQL> = {
  year: sql`'year'`,
  quarter: sql`case n.held_on_precision when 'year' then 'year' else 'quarter' end`,
  month: sql`case n.held_on_precision when 'year' then 'year' else 'month' end`,
};
const formats = sql`case precision when 'year' then 'YYYY' when 'quarter' then 'YYYY-"Q"Q' else 'YYYY-MM' end`;

export interface PeriodRow {
  period: string | null;
  precision: PeriodKind | null;
  insights: number;
  notes: number;
}

/** By period, in order of time; the row without a period is that of meetings without a date. */
export const readTimeline = (db: Queryable, by: PeriodKind, filters: InsightFilters): Promise<PeriodRow[]> =>
  read<PeriodRow>(
    db,
    sql`
    select to_char(held_on, ${formats}) as period, precision, count(*)::int as insights,
      count(distinct note_id)::int as notes
    from (select n.held_on, n.id as note_id, case when n.held_on is not null then ${precisionOf[by]} end as precision
      from insights i join notes n on n.id = i.note_id where i.id in ${selectInsightIds(filters)}) dated
    group by period, precision order by period nulls last, precision`,
  );

export interface ThemePeriodRow extends PeriodRow {
  theme: string;
}

/** The timelines of all themes: reading one of twelve takes half as long. Notes are counted as rows, without sorting. */
export const readThemeTimelines = async (db: Queryable, by: PeriodKind): Promise<ThemePeriodRow[]> =>
  read<ThemePeriodRow>(
    db,
    sql`
    select theme, to_char(held_on, ${formats}) as period, precision, sum(insights)::int as insights, sum(notes)::int as notes
    from (select theme, precision, date_trunc(precision, n.held_on::timestamp) as held_on, sum(c.insights) as insights, count(*) as notes
      from (select it.tag_id as theme, i.note_id, count(*) as insights
          from insight_tags it join insights i on i.id = it.insight_id
          where it.tag_id = any(${await themeIds(db)})
            and i.status = 'accepted' and i.anchoring = 'anchored'
          group by it.tag_id, i.note_id) c
        join notes n on n.id = c.note_id and ${published.note}
        cross join lateral (select case when n.held_on is not null then ${precisionOf[by]} end as precision) known
      group by 1, 2, 3) dated
    group by theme, period, precision order by theme, period nulls last, precision`,
  );

/** The surest insights of a theme, at most two from a note as long as others have any. */
export async function listBestInsightIds(db: Queryable, themeId: string, limit: number): Promise<string[]> {
  const rows = await read<{ id: string }>(
    db,
    sql`
    select id from (
      select i.id, coalesce(i.confidence, 1) as sure, n.slug, p.start,
        row_number() over (partition by n.id order by coalesce(i.confidence, 1) desc, p.start, i.id) as place
      from insight_tags it join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
      join passages p on p.id = i.passage_id where it.tag_id = ${themeId} and ${published.insight}) ranked
    order by place > 2, sure desc, slug, start, id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

export const listExamplesOfTheme = (
  db: Queryable,
  themeId: string,
): Promise<{ slug: string; name: string; insights: number }[]> =>
  read(
    db,
    sql`
    select e.slug, e.name, count(*)::int as insights from insight_tags it
    join insights i on i.id = it.insight_id join notes n on n.id = i.note_id
    join insight_examples ie on ie.insight_id = i.id join examples e on e.id = ie.example_id and ${published.example}
    where it.tag_id = ${themeId} and ${published.insight} group by e.id order by insights desc, e.slug`,
  );

/** The passages of a note's accepted insights in its current version. */
export const listCodedStretches = (db: Queryable, noteId: string): Promise<Stretch[]> =>
  read<Stretch>(
    db,
    sql`
    select p.start, p."end" from insights i join notes n on n.id = i.note_id join passages p on p.id = i.passage_id
    join versions v on v.id = p.version_id and v.number = n.current_version
    where i.note_id = ${noteId} and i.status = 'accepted' and i.anchoring = 'anchored'`,
  );
