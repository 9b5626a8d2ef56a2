import type { Section } from '../ingestion/note-structure.ts';
import { countCodePoints } from '../text/code-points.ts';
import { featureNote, type FeaturedSentence } from './features/note-features.ts';
import { holdsName, stemsOf, type NameStems } from './features/vocabulary-cues.ts';
import { explain } from './model/explain.ts';
import { isSuggested, judgeNote, judgeThemes, type Judgement, type ThemeScore } from './model/score.ts';
import { readWeights, shippedWeightsUrl, type ModelWeights } from './model/weights.ts';
import {
  longestQuotation,
  type Extraction,
  type ExtractionInput,
  type Extractor,
  type Reason,
  type RecognisedName,
  type SuggestedInsight,
  type VocabularyTerm,
} from './port.ts';
import { segment, type Sentence } from './segment.ts';

/** How sure the model is of a theme whose name or alias stands in the sentence, where its weights do not say more. */
const NAMED_THEME_CONFIDENCE = 0.6;
/** In words. Shorter ones are labels, and cells of a table are so more often than not. */
const SHORTEST = { sentence: 3, cell: 4 };
const SUREST = 0.9999;
const REASONS_FOR_INSIGHT = 3;
const REASONS_FOR_THEME = 2;

/** A sentence with what the model makes of it, suggested or not. */
export interface JudgedSentence extends Judgement {
  sentence: Sentence;
  suggested: boolean;
}

/** A trained model over whole notes. Weights are read when first needed. */
export interface InsightModel {
  readonly source: string;
  /** Insights at or above the suggestion threshold, in reading order; positions are code points. */
  suggestInsights(input: ExtractionInput): SuggestedInsight[];
  /** Every sentence with its judgement: for evaluation, and for what lies just below the threshold. */
  judgeSentences(input: Pick<ExtractionInput, 'text' | 'structure'>): JudgedSentence[];
  /** What a sentence that is part of no note is about: for what people ask. */
  judgeThemes(sentence: string): ThemeScore[];
}

/** A model with the shipped weights, with those of a file, or with weights at hand. */
export function createModel(weights: ModelWeights | URL | string = shippedWeightsUrl): InsightModel {
  let loaded: ModelWeights | null = null;
  const model = (): ModelWeights =>
    (loaded ??= typeof weights === 'string' || weights instanceof URL ? readWeights(weights) : weights);
  return {
    get source() {
      return model().source;
    },
    suggestInsights: (input) => suggestInsights(model(), input),
    judgeSentences: ({ text, structure }) => {
      const read = featureNote(segment(text, structure), structure.sections);
      return judgeNote(model(), read).map((judgement, at) => ({
        ...judgement,
        sentence: read[at]!.sentence,
        suggested: isSuggested(model(), judgement) && isLongEnough(read[at]!),
      }));
    },
    judgeThemes: (sentence) => {
      const sections = [wholeSection(sentence)];
      const [first] = featureNote(segment(sentence, { sections }), sections);
      return first ? judgeThemes(model(), first) : [];
    },
  };
}

function wholeSection(text: string): Section {
  const span = { start: 0, end: countCodePoints(text) };
  return { kind: 'detail', heading: null, position: 0, ...span, blocks: [{ type: 'paragraph', ...span }] };
}

function suggestInsights(
  model: ModelWeights,
  { text, structure, vocabulary }: ExtractionInput,
): SuggestedInsight[] {
  const quotable = segment(text, structure).filter(({ start, end }) => end - start <= longestQuotation);
  const read = featureNote(quotable, structure.sections);
  const themesOf = themeReader(model, vocabulary);
  return judgeNote(model, read).flatMap((judgement, at): SuggestedInsight[] => {
    const item = read[at]!;
    if (!isSuggested(model, judgement) || !isLongEnough(item)) return [];
    const themes = themesOf(item, judgement);
    return [
      {
        start: item.sentence.start,
        end: item.sentence.end,
        kind: judgement.kind,
        confidence: rounded(judgement.confidence),
        themes: themes.map(({ slug, confidence }) => ({ slug, confidence: rounded(confidence) })),
        reasons: reasonsFor(model, item, themes),
      },
    ];
  });
}

function isLongEnough({ sentence, tokens }: FeaturedSentence): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word').length;
  return words >= (sentence.blockType === 'table-row' ? SHORTEST.cell : SHORTEST.sentence);
}

/** The model's themes that the vocabulary has, and those of the vocabulary's own that the sentence names. */
function themeReader(
  model: ModelWeights,
  vocabulary: ExtractionInput['vocabulary'],
): (item: FeaturedSentence, judgement: Judgement) => ThemeScore[] {
  const known = new Set(model.theme.heads.map(({ name }) => name));
  const terms = new Map(
    vocabulary.themes.map((term) => [term.slug, tellingNames(term, known.has(term.slug))]),
  );
  return (item, { themes }) => {
    const judged = themes.filter(({ slug }) => terms.has(slug));
    const named = [...terms]
      .filter(([slug]) => judged.every((theme) => theme.slug !== slug))
      .filter(([, names]) => holdsName(item.tokens, names))
      .map(([slug]) => ({ slug, confidence: NAMED_THEME_CONFIDENCE }));
    return [...judged, ...named].sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
  };
}

/**
 * "Relationship-building" says what it is about, and "handover" may be of keys: on all labelled notes, of the themes that
 * the model has weights for, names of several words were right 11 times in 12, those of one word 24 in 46.
 */
function tellingNames({ label, aliases }: VocabularyTerm, isKnown: boolean): NameStems[] {
  const names = [label, ...aliases].map(stemsOf);
  return isKnown ? names.filter(({ length }) => length > 1) : names;
}

function reasonsFor(model: ModelWeights, item: FeaturedSentence, themes: readonly ThemeScore[]): Reason[] {
  const ofThemes = themes.map(({ slug }) => ({ head: slug, note: slug }));
  return [
    ...explain(item, model.insight, [{ head: 'insight' }], REASONS_FOR_INSIGHT),
    ...explain(item, model.theme, ofThemes, REASONS_FOR_THEME),
  ];
}

/** Never quite sure: a knowledge base that accepts from 1 on accepts nothing by itself. */
function rounded(confidence: number): number {
  return Math.min(Number(confidence.toFixed(4)), SUREST);
}

/** The trained extractor: insights from the model, names from the recogniser it is given. */
export class ModelExtractor implements Extractor {
  private readonly model: InsightModel;
  private readonly recogniseNames: (input: ExtractionInput) => RecognisedName[];

  constructor(recogniseNames: (input: ExtractionInput) => RecognisedName[], model = createModel()) {
    this.recogniseNames = recogniseNames;
    this.model = model;
  }

  get source(): string {
    return this.model.source;
  }

  extract(input: ExtractionInput): Promise<Extraction> {
    return Promise.resolve({
      insights: this.model.suggestInsights(input),
      names: this.recogniseNames(input),
    });
  }
}
