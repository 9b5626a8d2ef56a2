import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import type { WriteScope } from '../db/transaction.ts';
import {
  longestQuotation,
  type Extraction,
  type ExtractionReport,
  type NameKind,
  type Span,
  type SuggestedInsight,
} from '../extraction/port.ts';
import { withoutKnownQuotations } from '../insights/known-quotations.ts';
import { insertInsights } from '../insights/repository.ts';
import { insertEvidence, insertPassages } from '../passages/repository.ts';
import { proposeThemes } from '../tags/propose-themes.ts';
import { listTerms } from '../tags/service.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';
import { passageAt } from '../text/passage.ts';
import { isNamedIn, storeNames, type StoredNames } from './store-names.ts';

export interface StoreExtraction {
  noteId: string;
  versionId: string;
  text: string;
  extraction: Extraction;
  /** The extractor, where its report does not say who answered. */
  source: string;
  /** Suggestions at least this sure are accepted at once. */
  acceptFrom: number;
  /** Nothing of the note is stored yet: nothing is looked up that it may have already. */
  isNew?: boolean;
}

/** What was stored, and what came of the extraction: kept with the audit entry. */
export interface StoredExtraction extends Pick<ExtractionReport, 'dropped'> {
  /** Recorded with every suggestion. */
  source: string;
  /** Why the built-in extractor answered instead of a language model. */
  fallback: ExtractionReport['fallback'] | null;
  accepted: number;
  suggested: number;
  names: Record<NameKind, number>;
  proposedThemes: string[];
}

const languageModel = 'llm:';

interface Target extends Pick<StoreExtraction, 'noteId' | 'versionId' | 'source' | 'acceptFrom'> {
  index: TextIndex;
  extraction: Extraction;
  isNew: boolean;
}

interface NewInsight {
  id: string;
  passageId: string;
  suggestion: SuggestedInsight;
}

/** Stores passages, insights with their themes, and names with their mentions; tells the index of each. */
export async function storeExtraction(write: WriteScope, input: StoreExtraction): Promise<StoredExtraction> {
  return (await storeExtractions(write, [input]))[0]!;
}

/**
 * Stores what was found in several notes, in their order, with the same few statements. All of it was found by the
 * same extractor, and at most one proposes themes: see `canShareBatch`.
 */
export async function storeExtractions(
  write: WriteScope,
  inputs: readonly StoreExtraction[],
): Promise<StoredExtraction[]> {
  const targets = inputs.map(targetOf);
  const [first] = targets;
  if (!first) return [];
  const names = await storeNames(
    write,
    targets.map((target) => ({ ...target, names: target.extraction.names })),
    first,
  );
  const wished = targets.flatMap(({ extraction }) => extraction.proposals?.themes ?? []);
  const proposed = await proposeThemes(write.tx, wished);
  const stored = await storeInsights(write, targets, names, proposed);
  return targets.map(({ extraction, source, acceptFrom }, place): StoredExtraction => {
    const insights = stored[place]!;
    const accepted = insights.filter(({ suggestion }) => suggestion.confidence >= acceptFrom).length;
    return {
      source,
      fallback: extraction.report?.fallback ?? null,
      dropped: extraction.report?.dropped ?? { insights: {}, names: {}, themes: {} },
      accepted,
      suggested: insights.length - accepted,
      names: countNames(names[place]!),
      proposedThemes: [...proposed.keys()],
    };
  });
}

/** Whether what was found in two notes may be stored together. */
export const canShareBatch = (one: Extraction, other: Extraction): boolean =>
  one.report?.source === other.report?.source &&
  [one, other].every(({ proposals }) => (proposals?.themes.length ?? 0) === 0);

function targetOf({ noteId, versionId, text, extraction, isNew = false, ...input }: StoreExtraction): Target {
  const source = extraction.report?.source ?? input.source;
  const acceptFrom = acceptedFrom(source, input.acceptFrom);
  return { noteId, versionId, source, acceptFrom, index: indexText(text), extraction, isNew };
}

/** From which confidence on. A model's word for how sure it is says little: a person looks at whatever it suggests. */
export const acceptedFrom = (source: string, acceptFrom: number): number =>
  source.startsWith(languageModel) ? Number.POSITIVE_INFINITY : acceptFrom;

/** Gives the insights of each note, in their order. */
async function storeInsights(
  { tx, touch }: WriteScope,
  targets: readonly Target[],
  names: readonly StoredNames[],
  proposed: ReadonlyMap<string, string>,
): Promise<NewInsight[][]> {
  const themeIds = new Map((await listTerms(tx, 'theme')).map(({ slug, id }) => [slug, id]));
  const byNote: NewInsight[][] = [];
  for (const target of targets) byNote.push(await newInsights(tx, target));
  const rows = byNote.flatMap((insights, place) =>
    insights.map((insight) => ({ target: targets[place]!, links: names[place]!, insight })),
  );
  await insertPassages(
    tx,
    rows.map(({ target, insight }) => passageRow(target, insight.passageId, insight.suggestion)),
  );
  await insertInsights(
    tx,
    rows.map(({ target, insight }) => insightRow(target, insight)),
    rows.flatMap(({ target, links, insight }) => [
      ...themeLinks(target, insight, themeIds, proposed),
      ...nameLinks(target, insight, links),
    ]),
    rows.flatMap(({ links, insight }) => exampleLinks(insight, links)),
  );
  await insertEvidence(
    tx,
    rows.map(({ target: { versionId }, insight: { id, passageId } }) => ({
      insightId: id,
      versionId,
      passageId,
      verdict: 'original' as const,
    })),
  );
  await touch(
    'insight',
    rows.map(({ insight }) => insight.id),
  );
  return byNote;
}

async function newInsights(
  tx: Transaction,
  { noteId, index, extraction, isNew }: Target,
): Promise<NewInsight[]> {
  const quotable = extraction.insights.filter(({ start, end }) => end - start <= longestQuotation);
  const fresh = isNew
    ? quotable
    : await withoutKnownQuotations(tx, noteId, quotable, ({ start, end }) => index.slice(start, end));
  return fresh.map((suggestion) => ({ suggestion, id: uuidv7(), passageId: uuidv7() }));
}

const passageRow = ({ index, versionId }: Target, id: string, span: Span) => ({
  id,
  versionId,
  ...passageAt(index, span.start, span.end),
});

const insightRow = (
  { noteId, index, source, acceptFrom }: Target,
  { id, passageId, suggestion }: NewInsight,
) => ({
  id,
  noteId,
  passageId,
  statement: index.slice(suggestion.start, suggestion.end).replaceAll(/\s+/g, ' '),
  kind: suggestion.kind,
  status: suggestion.confidence >= acceptFrom ? ('accepted' as const) : ('suggested' as const),
  confidence: suggestion.confidence,
  source,
  reasons: suggestion.reasons,
});

/** A proposed theme is tied to its insights already: once it is accepted, they carry it. */
function themeLinks(
  { source }: Target,
  { id: insightId, suggestion }: NewInsight,
  themeIds: ReadonlyMap<string, string>,
  proposed: ReadonlyMap<string, string>,
) {
  const known = suggestion.themes.map(({ slug, confidence }) => ({ tagId: themeIds.get(slug), confidence }));
  const wished = (suggestion.proposedThemes ?? []).map(({ label, confidence }) => ({
    tagId: proposed.get(label),
    confidence,
  }));
  const links = new Map([...wished, ...known].map((link) => [link.tagId, link]));
  return [...links.values()].flatMap(({ tagId, confidence }) =>
    tagId === undefined ? [] : [{ insightId, tagId, source, confidence }],
  );
}

function nameLinks({ source }: Target, { id, suggestion }: NewInsight, { tags }: StoredNames) {
  const named = tags.filter(({ name }) => isNamedIn(name, suggestion));
  return [...new Map(named.map((tag) => [tag.id, tag])).values()].map((tag) => ({
    insightId: id,
    tagId: tag.id,
    source,
    confidence: tag.name.confidence,
  }));
}

function exampleLinks({ id, suggestion }: NewInsight, { examples }: StoredNames) {
  const named = examples.filter(({ name }) => isNamedIn(name, suggestion));
  return [...new Set(named.map((example) => example.id))].map((exampleId) => ({ insightId: id, exampleId }));
}

function countNames({ examples, tags }: StoredNames): Record<NameKind, number> {
  const counts = { example: examples.length, organisation: 0, person: 0, place: 0 };
  for (const { name } of tags) counts[name.kind] += 1;
  return counts;
}
