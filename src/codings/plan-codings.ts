import type { Queryable } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { origin } from '../exporters/refi-qda.ts';
import type { InsightKind } from '../extraction/port.ts';
import { withoutKnownQuotations } from '../insights/known-quotations.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';
import type { Span } from '../text/passage.ts';
import { findNotes } from './find-notes.ts';
import { meetCodes, type MetCode } from './meet-codes.ts';
import type { CodingPlan, PlannedSource, PlannedSuggestion, RefusedSelection } from './plan.ts';
import type { CodedProject, CodedSelection, CodedSource } from './project.ts';
import { readSelections } from './readings.ts';
import { getCurrentText, type CurrentText } from './repository.ts';

export interface CodingOptions {
  /** Of selections that are coded with none. */
  kind: InsightKind;
}

/** A note's text with the suggestions for it, by their places. */
interface Target extends CurrentText {
  index: TextIndex;
  suggestions: Map<string, PlannedSuggestion>;
}

interface Planning {
  threads: Deps['threads'];
  codes: ReadonlyMap<string, MetCode>;
  options: CodingOptions;
  /** Whether it counts as we do. */
  isOurs: boolean;
  targets: Map<string, Target>;
  refused: RefusedSelection[];
}

const notHere =
  'No note here has this text, and no single one its title. Bring it in as a note first, if it may be public.';

/** What a project would add, with what it would not and why. Reads only. */
export async function planCodings(
  { db, threads }: { db: Queryable; threads: Deps['threads'] },
  project: CodedProject,
  options: CodingOptions,
): Promise<CodingPlan> {
  const codes = await meetCodes(db, project.codes);
  const isOurs = project.origin === origin;
  const planning: Planning = { threads, codes, options, isOurs, targets: new Map(), refused: [] };
  const notes = await findNotes(db, project.sources);
  const sources: PlannedSource[] = [];
  for (const [i, source] of project.sources.entries()) {
    const target = await targetOf(db, planning, notes[i] ?? null);
    sources.push(await planSource(planning, source, target));
  }
  const others = project.others.map(({ name, kind }) => ({
    ...nothingOf({ name, selections: [], wholly: 0 }),
    detail: `It is no text but a ${kind}.`,
  }));
  return {
    project: project.name,
    origin: project.origin,
    users: usersOf(project),
    codes: usedCodes(project, codes),
    sources: [...sources, ...others],
    ...(await newSuggestions(db, planning.targets.values())),
    refused: planning.refused,
  };
}

async function targetOf(db: Queryable, { targets }: Planning, noteId: string | null): Promise<Target | null> {
  if (noteId === null) return null;
  const known = targets.get(noteId);
  if (known) return known;
  const text = await getCurrentText(db, noteId);
  const target = { ...text, index: indexText(text.text), suggestions: new Map() };
  targets.set(noteId, target);
  return target;
}

const nothingOf = ({
  name,
  selections,
  wholly,
}: Pick<CodedSource, 'name' | 'selections' | 'wholly'>): PlannedSource => ({
  name,
  note: null,
  version: null,
  counting: null,
  selections: selections.length,
  anchored: 0,
  wholly,
  detail: null,
});

async function planSource(
  planning: Planning,
  source: CodedSource,
  target: Target | null,
): Promise<PlannedSource> {
  const { text, selections, fault } = source;
  const trusted = planning.isOurs;
  const reading = target && text !== null ? readSelections(text, selections, { trusted }) : null;
  if (!target || !reading) {
    const reason = text === null ? 'no-text' : 'no-note';
    planning.refused.push(...selections.map((selection) => refusal(source, selection, reason)));
    return { ...nothingOf(source), detail: fault ?? notHere };
  }
  const placed = await planning.threads.run('placeSelections', {
    source: reading.index.text,
    spans: reading.spans,
    target: target.text,
  });
  let anchored = 0;
  for (const [i, selection] of selections.entries()) {
    const place = placed[i]!;
    const coded = codesOf(planning, selection);
    if ('refusal' in place) planning.refused.push(refusal(source, selection, place.refusal));
    else if (coded.length === 0) planning.refused.push(refusal(source, selection, 'no-code'));
    else {
      anchored += 1;
      suggest(planning, target, place.span, selection, coded);
    }
  }
  const { slug: note, versionNumber: version } = target;
  return { ...nothingOf(source), note, version, counting: reading.counting, anchored };
}

const refusal = (
  { name }: CodedSource,
  { start, end }: CodedSelection,
  reason: RefusedSelection['reason'],
): RefusedSelection => ({ source: name, start: finite(start), end: finite(end), reason });

const finite = (position: number): number | null => (Number.isFinite(position) ? position : null);

const codesOf = ({ codes }: Planning, { codings }: CodedSelection): MetCode[] =>
  codings.flatMap(({ code }) => codes.get(code) ?? []);

/** Selections of one place are one suggestion, with the codes of all of them. */
function suggest(
  { options, isOurs }: Planning,
  { noteId, slug, versionId, index, suggestions }: Target,
  { start, end }: Span,
  { description }: CodedSelection,
  coded: readonly MetCode[],
): void {
  const key = `${start} ${end}`;
  const there = suggestions.get(key);
  const exact = index.slice(start, end);
  const quoted = exact.replaceAll(/\s+/g, ' ').trim();
  const themes = coded.flatMap((met) => (met.meets === 'theme' ? [met.theme] : []));
  const proposals = coded.flatMap((met) => (met.meets === 'proposal' ? [met.label] : []));
  const kind = coded.find((met) => met.meets === 'kind')?.kind;
  suggestions.set(key, {
    noteId,
    note: slug,
    versionId,
    start,
    end,
    exact,
    // In projects of others, what is said of a selection is a remark, and may be private.
    statement: there?.statement ?? (isOurs && description !== null ? description : quoted),
    kind: there?.kind ?? kind ?? options.kind,
    themes: distinct([...(there?.themes ?? []), ...themes], ({ id }) => id).map(({ id, slug }) => ({
      id,
      slug,
    })),
    proposals: distinct([...(there?.proposals ?? []), ...proposals], (label) => label),
  });
}

const distinct = <T>(values: readonly T[], keyOf: (value: T) => string): T[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
];

/** Those of passages without an insight; what a person decided about is never proposed again. */
async function newSuggestions(
  db: Queryable,
  targets: Iterable<Target>,
): Promise<Pick<CodingPlan, 'suggestions' | 'known'>> {
  const suggestions: PlannedSuggestion[] = [];
  let planned = 0;
  for (const { noteId, suggestions: all } of targets) {
    planned += all.size;
    suggestions.push(...(await withoutKnownQuotations(db, noteId, [...all.values()], ({ exact }) => exact)));
  }
  return { suggestions, known: planned - suggestions.length };
}

const codingsOf = ({ sources }: CodedProject) =>
  sources.flatMap(({ selections }) => selections.flatMap(({ codings }) => codings));

const countBy = (values: readonly (string | null)[]): Map<string | null, number> => {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

function usersOf(project: CodedProject): CodingPlan['users'] {
  const counts = countBy(codingsOf(project).map(({ user }) => user));
  return project.users.map(({ guid, name }) => ({ name, codings: counts.get(guid) ?? 0 }));
}

function usedCodes(project: CodedProject, codes: ReadonlyMap<string, MetCode>): CodingPlan['codes'] {
  const counts = countBy(codingsOf(project).map(({ code }) => code));
  return [...codes.values()].flatMap((met) => {
    const uses = counts.get(met.code.guid) ?? 0;
    return uses === 0 ? [] : [{ met, uses }];
  });
}
