import { v7 as uuidv7 } from 'uuid';
import type { WriteScope } from '../db/transaction.ts';
import { resolveOrCreateExamples, type ExampleIdentity } from '../examples/recognised.ts';
import { longestQuotation, type Extraction, type Span, type SuggestedInsight } from '../extraction/port.ts';
import { withoutKnownQuotations } from '../insights/known-quotations.ts';
import { insertInsights } from '../insights/repository.ts';
import { insertEvidence, insertMentions, insertPassages } from '../passages/repository.ts';
import { listTerms } from '../tags/service.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';
import { passageAt } from '../text/passage.ts';

export interface StoreExtraction {
  noteId: string;
  versionId: string;
  text: string;
  extraction: Extraction;
  /** The extractor, as recorded with each suggestion. */
  source: string;
  /** Suggestions at least this sure are accepted at once. */
  acceptFrom: number;
}

export interface StoredExtraction {
  counts: { accepted: number; suggested: number };
  examples: number;
}

/** Stores passages, insights with their themes, and examples with their mentions; tells the index of each. */
export async function storeExtraction(write: WriteScope, input: StoreExtraction): Promise<StoredExtraction> {
  const { tx } = write;
  const index = indexText(input.text);
  const names = input.extraction.names.filter(({ kind }) => kind === 'example');
  const examples = await resolveOrCreateExamples(tx, names, input);
  const mentions = examples.flatMap(({ id, name }) => name.mentions.map((span) => ({ exampleId: id, span })));
  const themeIds = new Map((await listTerms(tx, 'theme')).map(({ slug, id }) => [slug, id]));
  const quotable = input.extraction.insights.filter(({ start, end }) => end - start <= longestQuotation);
  const fresh = await withoutKnownQuotations(tx, input.noteId, quotable, ({ start, end }) =>
    index.slice(start, end),
  );
  const insights = fresh.map((suggestion) => ({
    suggestion,
    id: uuidv7(),
    passageId: uuidv7(),
  }));
  const mentionRows = mentions.map((mention) => ({ ...mention, passageId: uuidv7() }));

  await insertPassages(tx, [
    ...insights.map(({ passageId, suggestion }) => passageRow(index, input.versionId, passageId, suggestion)),
    ...mentionRows.map(({ passageId, span }) => passageRow(index, input.versionId, passageId, span)),
  ]);
  await insertInsights(
    tx,
    insights.map(({ suggestion, id, passageId }) => insightRow(input, index, suggestion, id, passageId)),
    insights.flatMap(({ suggestion, id }) => themeLinks(suggestion, id, themeIds, input.source)),
    insights.flatMap(({ suggestion, id }) => exampleLinks(suggestion, id, examples)),
  );
  await insertEvidence(
    tx,
    insights.map(({ id, passageId }) => ({
      insightId: id,
      versionId: input.versionId,
      passageId,
      verdict: 'original' as const,
    })),
  );
  await insertMentions(
    tx,
    mentionRows.map(({ exampleId, passageId }) => ({
      id: uuidv7(),
      noteId: input.noteId,
      passageId,
      exampleId,
    })),
  );
  await write.touch(
    'insight',
    insights.map(({ id }) => id),
  );
  await write.touch(
    'example',
    examples.map(({ id }) => id),
  );
  const accepted = insights.filter(({ suggestion }) => suggestion.confidence >= input.acceptFrom).length;
  return { counts: { accepted, suggested: insights.length - accepted }, examples: examples.length };
}

const passageRow = (index: TextIndex, versionId: string, id: string, span: Span) => ({
  id,
  versionId,
  ...passageAt(index, span.start, span.end),
});

const insightRow = (
  input: StoreExtraction,
  index: TextIndex,
  suggestion: SuggestedInsight,
  id: string,
  passageId: string,
) => ({
  id,
  noteId: input.noteId,
  passageId,
  statement: index.slice(suggestion.start, suggestion.end).replaceAll(/\s+/g, ' '),
  kind: suggestion.kind,
  status: suggestion.confidence >= input.acceptFrom ? ('accepted' as const) : ('suggested' as const),
  confidence: suggestion.confidence,
  source: input.source,
  reasons: suggestion.reasons,
});

const themeLinks = (
  suggestion: SuggestedInsight,
  insightId: string,
  themeIds: Map<string, string>,
  source: string,
) =>
  suggestion.themes.flatMap(({ slug, confidence }) => {
    const tagId = themeIds.get(slug);
    return tagId === undefined ? [] : [{ insightId, tagId, source, confidence }];
  });

const exampleLinks = (suggestion: SuggestedInsight, insightId: string, examples: ExampleIdentity[]) =>
  examples
    .filter(({ name }) =>
      name.mentions.some(({ start, end }) => start >= suggestion.start && end <= suggestion.end),
    )
    .map(({ id }) => ({ insightId, exampleId: id }));
