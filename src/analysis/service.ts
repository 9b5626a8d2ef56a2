import type { Database } from '../db/client.ts';
import { remember } from '../db/content-clock.ts';
import { resolveInsightFilters } from '../insights/filters.ts';
import type { InsightRow } from '../insights/repository.ts';
import { listInsightsById } from '../insights/service.ts';
import { noteAddress } from '../notes/addresses.ts';
import type { NoteRow } from '../notes/repository.ts';
import { getContents, requireSeries } from '../notes/service.ts';
import type { Access } from '../keys/service.ts';
import type { TagRow } from '../tags/repository.ts';
import { requireTags } from '../tags/service.ts';
import { indexText } from '../text/code-points.ts';
import { countMeetings, type Meetings } from './count-meetings.ts';
import { measureCoverage, measurePair } from './measure.ts';
import * as repository from './repository.ts';
import type {
  Cooccurrence,
  CooccurrenceQuery,
  Coverage,
  Dossier,
  Pair,
  PeriodKind,
  Timeline,
  TimelineQuery,
} from './schemas.ts';

/** @throws InvalidRequestError naming the parameter for a slug that does not exist. */
export async function findCooccurrence(
  db: Database,
  access: Access,
  query: CooccurrenceQuery,
): Promise<Cooccurrence> {
  const { level, among, evidence, ...rest } = query;
  if (rest.series) await requireSeries(db, access, rest.series);
  const filters = await resolveInsightFilters(db, rest);
  const chosen = among && (await requireTags(db, among, 'among', 'theme')).map(({ id }) => id);
  const places = { level, filters, among: chosen };
  const [{ themes, meetings }, shown] = await Promise.all([
    meetingsOf(db, places),
    evidence === 0 ? [] : repository.listPairEvidence(db, { ...places, most: evidence }),
  ]);
  const evidenceOf = new Map(shown.map((pair) => [`${pair.first} ${pair.second}`, pair.evidence]));
  return {
    level,
    places: meetings.places,
    themes: themes.flatMap(({ id, slug, label }) => {
      const count = meetings.counts.get(id);
      return count === undefined ? [] : [{ slug, label, count }];
    }),
    pairs: meetings.pairs.map((pair) => ({
      ...presentPair(themes, meetings, pair),
      evidence: (evidenceOf.get(`${pair.first} ${pair.second}`) ?? []).map(presentPlace),
    })),
  };
}

interface ThemeMeetings {
  themes: repository.ThemeName[];
  meetings: Meetings;
}

/** Every dossier rests on the same counts: they are worked out once between two writes. */
const meetingsOf = (db: Database, places: repository.CodedPlaces): Promise<ThemeMeetings> =>
  remember(db, 'meetings of themes', places, async () => {
    const { level, filters, among } = places;
    const all = await repository.listThemeNames(db);
    const themes = all.filter(({ id }) => among === undefined || among.includes(id));
    const ids = themes.map(({ id }) => id);
    const sets = await repository.readThemeSets(db, { level, filters, themes: ids });
    return { themes, meetings: countMeetings(sets, ids) };
  });

function presentPair(
  themes: readonly repository.ThemeName[],
  { counts }: Meetings,
  { first, second, count }: Meetings['pairs'][number],
): Omit<Pair, 'evidence'> {
  const slugOf = (id: string): string => themes.find((theme) => theme.id === id)?.slug ?? '';
  const both: [number, number] = [counts.get(first) ?? 0, counts.get(second) ?? 0];
  return { themes: [slugOf(first), slugOf(second)], counts: both, count, ...measurePair(both, count) };
}

const presentPlace = ({
  note,
  title,
  insights,
}: repository.PairEvidence['evidence'][number]): Pair['evidence'][number] => ({
  note: { slug: note, title, url: noteAddress(note) },
  insights: insights.map(({ id, exact }) => ({ id, url: `/v1/insights/${id}`, exact })),
});

/** @throws InvalidRequestError naming the parameter for a slug that does not exist. */
export async function findTimeline(db: Database, access: Access, query: TimelineQuery): Promise<Timeline> {
  const { by, ...rest } = query;
  if (rest.series) await requireSeries(db, access, rest.series);
  return timelineOf(await repository.readTimeline(db, by, await resolveInsightFilters(db, rest)));
}

function timelineOf(rows: readonly repository.PeriodRow[]): Timeline {
  const undated = rows.find(({ period }) => period === null);
  return {
    periods: rows.flatMap(({ period, precision, insights, notes }) =>
      period === null || precision === null ? [] : [{ period, precision, insights, notes }],
    ),
    undated: { insights: undated?.insights ?? 0, notes: undated?.notes ?? 0 },
  };
}

export type DossierParts = Omit<Dossier, 'theme' | 'quotations'> & { quotations: InsightRow[] };

/** All about a theme but its own members. */
export async function gatherDossier(
  db: Database,
  theme: TagRow,
  { quotations, by }: { quotations: number; by: PeriodKind },
): Promise<DossierParts> {
  const [ids, examples, neighbours, timelines] = await Promise.all([
    quotations === 0 ? [] : repository.listBestInsightIds(db, theme.id, quotations),
    repository.listExamplesOfTheme(db, theme.id),
    neighboursOf(db, theme),
    remember(db, 'timelines of themes', by, () => repository.readThemeTimelines(db, by)),
  ]);
  const found = new Map((await listInsightsById(db, ids)).map((row) => [row.id, row]));
  return {
    quotations: ids.flatMap((id) => found.get(id) ?? []),
    examples,
    neighbours,
    timeline: timelineOf(timelines.filter((period) => period.theme === theme.id)),
  };
}

/** Counts of the others are of all their passages, not of those shared with the theme. */
async function neighboursOf(db: Database, { id }: TagRow): Promise<Dossier['neighbours']> {
  const { themes, meetings } = await meetingsOf(db, { level: 'passage', filters: {}, among: undefined });
  return meetings.pairs.flatMap(({ first, second, count }) => {
    const other = first === id ? second : first;
    const name = themes.find((theme) => theme.id === other);
    if ((first !== id && second !== id) || !name) return [];
    const passages = meetings.counts.get(other) ?? 0;
    const measures = measurePair([meetings.counts.get(id) ?? 0, passages], count);
    return [{ slug: name.slug, label: name.label, count, passages, ...measures }];
  });
}

export async function findCoverage(db: Database, note: NoteRow, stretches: number): Promise<Coverage> {
  const content = (await getContents(db, [note.id])).get(note.id);
  const text = indexText(content?.text.text ?? '');
  const coded = await repository.listCodedStretches(db, note.id);
  return {
    note: { slug: note.slug, title: note.title, url: noteAddress(note.slug) },
    version: note.currentVersion,
    ...measureCoverage(text, coded, content?.sections ?? [], stretches),
  };
}
