import { v7 as uuidv7 } from 'uuid';
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
}

interface NewInsight {
  id: string;
  passageId: string;
  suggestion: SuggestedInsight;
}

/** Stores passages, insights with their themes, and names with their mentions; tells the index of each. */
export async function storeExtraction(write: WriteScope, input: StoreExtraction): Promise<StoredExtraction> {
  const { extraction, noteId, versionId } = input;
  const source = extraction.report?.source ?? input.source;
  const acceptFrom = acceptedFrom(source, input.acceptFrom);
  const target = { noteId, versionId, source, acceptFrom, index: indexText(input.text) };
  const names = await storeNames(write, { ...target, names: extraction.names });
  const proposed = await proposeThemes(write.tx, extraction.proposals?.themes ?? []);
  const stored = await storeInsights(write, target, extraction.insights, { ...names, proposed });
  const accepted = stored.filter(({ suggestion }) => suggestion.confidence >= acceptFrom).length;
  return {
    source,
    fallback: extraction.report?.fallback ?? null,
    dropped: extraction.report?.dropped ?? { insights: {}, names: {}, themes: {} },
    accepted,
    suggested: stored.length - accepted,
    names: countNames(names),
    proposedThemes: [...proposed.keys()],
  };
}

/** From which confidence on. A model's word for how sure it is says little: a person looks at whatever it suggests. */
export const acceptedFrom = (source: string, acceptFrom: number): number =>
  source.startsWith(languageModel) ? Number.POSITIVE_INFINITY : acceptFrom;

async function storeInsights(
  { tx, touch }: WriteScope,
  target: Target,
  suggestions: readonly SuggestedInsight[],
  links: StoredNames & { proposed: ReadonlyMap<string, string> },
): Promise<NewInsight[]> {
  const { index, noteId, versionId } = target;
  const themeIds = new Map((await listTerms(tx, 'theme')).map(({ slug, id }) => [slug, id]));
  const quotable = suggestions.filter(({ start, end }) => end - start <= longestQuotation);
  const fresh = await withoutKnownQuotations(tx, noteId, quotable, ({ start, end }) =>
    index.slice(start, end),
  );
  const insights = fresh.map((suggestion) => ({ suggestion, id: uuidv7(), passageId: uuidv7() }));
  await insertPassages(
    tx,
    insights.map(({ passageId, suggestion }) => passageRow(target, passageId, suggestion)),
  );
  await insertInsights(
    tx,
    insights.map((insight) => insightRow(target, insight)),
    insights.flatMap((insight) => [
      ...themeLinks(target, insight, themeIds, links.proposed),
      ...nameLinks(target, insight, links),
    ]),
    insights.flatMap((insight) => exampleLinks(insight, links)),
  );
  await insertEvidence(
    tx,
    insights.map(({ id, passageId }) => ({
      insightId: id,
      versionId,
      passageId,
      verdict: 'original' as const,
    })),
  );
  await touch(
    'insight',
    insights.map(({ id }) => id),
  );
  return insights;
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
