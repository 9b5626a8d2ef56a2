import type { Database } from '../db/client.ts';
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
import { measureCoverage, measurePair } from './measure.ts';
import * as repository from './repository.ts';
import type {
  Cooccurrence,
  CooccurrenceQuery,
  Coverage,
  Dossier,
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
  const rows = await repository.readCooccurrence(db, { level, filters, among: chosen, evidence });
  return presentCooccurrence(level, rows);
}

function presentCooccurrence(
  level: Cooccurrence['level'],
  { places, themes, pairs }: repository.CooccurrenceRows,
): Cooccurrence {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  return {
    level,
    places,
    themes: themes.map(({ slug, label, count }) => ({ slug, label, count })),
    pairs: pairs.map(({ first, second, count, evidence }) => {
      // Both were counted by the same statement's source.
      const [a, b] = [byId.get(first)!, byId.get(second)!];
      const counts: [number, number] = [a.count, b.count];
      return {
        themes: [a.slug, b.slug],
        counts,
        count,
        ...measurePair(counts, count),
        evidence: evidence.map(({ note, title, insights }) => ({
          note: { slug: note, title, url: noteAddress(note) },
          insights: insights.map(({ id, exact }) => ({ id, url: `/v1/insights/${id}`, exact })),
        })),
      };
    }),
  };
}

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
  const ids = await repository.listBestInsightIds(db, theme.id, quotations);
  const found = new Map((await listInsightsById(db, ids)).map((row) => [row.id, row]));
  const all = await repository.readCooccurrence(db, {
    level: 'passage',
    filters: { themes: { any: [theme.id] } },
    among: undefined,
    evidence: 0,
  });
  return {
    quotations: ids.flatMap((id) => found.get(id) ?? []),
    examples: await repository.listExamplesOfTheme(db, theme.id),
    neighbours: await neighboursOf(db, theme, all),
    timeline: timelineOf(await repository.readTimeline(db, by, { themes: { any: [theme.id] } })),
  };
}

/** Counts of the others are of all their passages, not of those shared with the theme. */
async function neighboursOf(
  db: Database,
  theme: TagRow,
  shared: repository.CooccurrenceRows,
): Promise<Dossier['neighbours']> {
  const others = shared.themes.filter(({ id }) => id !== theme.id).map(({ id }) => id);
  if (others.length === 0) return [];
  const among = [theme.id, ...others];
  const whole = await repository.readCooccurrence(db, { level: 'passage', filters: {}, among, evidence: 0 });
  const byId = new Map(whole.themes.map((other) => [other.id, other]));
  return whole.pairs.flatMap(({ first, second, count }) => {
    if (first !== theme.id && second !== theme.id) return [];
    // Both were counted by the same statement's source.
    const [own, other] = [byId.get(theme.id)!, byId.get(first === theme.id ? second : first)!];
    const { slug, label } = other;
    return [{ slug, label, count, ...measurePair([own.count, other.count], count) }];
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
