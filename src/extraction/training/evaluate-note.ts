import type { RecognisedName, Span } from '../port.ts';
import { matchSpans } from './match-spans.ts';
import { addTally, emptyTally, type Tally } from './metrics.ts';
import type { LabelledNote } from './read-corpus.ts';
import { themeSlugs } from './settings.ts';

/** An extraction as far as it is judged. */
export interface Found extends Span {
  themes: readonly string[];
}

export type EntityKind = 'examples' | 'organisations' | 'people' | 'places';
export const entityKinds: readonly EntityKind[] = ['examples', 'organisations', 'people', 'places'];

export interface NoteFigures {
  insight: Tally;
  /** Themes of the pairs that matched. */
  themesMatched: Tally;
  /** All themes: those of missed insights are missed, those of false ones false. */
  themesEndToEnd: Tally;
  perTheme: Map<string, Tally>;
  entities: Map<EntityKind, Tally>;
}

export function emptyFigures(): NoteFigures {
  return {
    insight: emptyTally(),
    themesMatched: emptyTally(),
    themesEndToEnd: emptyTally(),
    perTheme: new Map(themeSlugs.map((slug) => [slug, emptyTally()])),
    entities: new Map(entityKinds.map((kind) => [kind, emptyTally()])),
  };
}

export function addFigures(to: NoteFigures, from: NoteFigures): NoteFigures {
  addTally(to.insight, from.insight);
  addTally(to.themesMatched, from.themesMatched);
  addTally(to.themesEndToEnd, from.themesEndToEnd);
  for (const [slug, tally] of from.perTheme) addTally(to.perTheme.get(slug)!, tally);
  for (const [kind, tally] of from.entities) addTally(to.entities.get(kind)!, tally);
  return to;
}

/** Compares what was found in a note with its labels: greedy one to one by overlap. */
export function evaluateNote(
  note: LabelledNote,
  found: readonly Found[],
  names: readonly RecognisedName[],
): NoteFigures {
  const figures = emptyFigures();
  const pairs = matchSpans(note.labels, found);
  figures.insight = { right: pairs.length, suggested: found.length, wanted: note.labels.length };
  for (const pair of pairs)
    tally([figures.themesMatched], note.labels[pair.gold]!.themes, found[pair.found]!.themes);
  const everywhere = [figures.themesEndToEnd];
  const missed = note.labels.filter((_, i) => !pairs.some((pair) => pair.gold === i));
  const wrong = found.filter((_, j) => !pairs.some((pair) => pair.found === j));
  const all = [
    ...pairs.map((pair) => [note.labels[pair.gold]!.themes, found[pair.found]!.themes] as const),
    ...missed.map(({ themes }) => [themes, []] as const),
    ...wrong.map(({ themes }) => [[], themes] as const),
  ];
  for (const [gold, suggested] of all) {
    tally(everywhere, gold, suggested);
    for (const [slug, perTheme] of figures.perTheme)
      tally(
        [perTheme],
        gold.filter((theme) => theme === slug),
        suggested.filter((theme) => theme === slug),
      );
  }
  tallyNames(figures, note, names);
  return figures;
}

function tally(into: readonly Tally[], gold: readonly string[], found: readonly string[]): void {
  for (const figures of into)
    addTally(figures, {
      right: found.filter((item) => gold.includes(item)).length,
      suggested: found.length,
      wanted: gold.length,
    });
}

const KIND_OF: Record<RecognisedName['kind'], EntityKind> = {
  example: 'examples',
  organisation: 'organisations',
  person: 'people',
  place: 'places',
};

function tallyNames(figures: NoteFigures, note: LabelledNote, names: readonly RecognisedName[]): void {
  for (const kind of entityKinds) {
    const gold = [...new Set(note.header.entities[kind].map(folded))];
    const found = [
      ...new Set(names.filter((name) => KIND_OF[name.kind] === kind).map(({ name }) => folded(name))),
    ];
    tally([figures.entities.get(kind)!], gold, found);
  }
}

function folded(name: string): string {
  return name.replaceAll('’', "'").replace(/\s+/gu, ' ').trim().toLowerCase();
}
