import { featureNote } from "./features/note-features.js";
import { mentionsTerm } from "./features/vocabulary-cues.js";
import { explain } from "./model/explain.js";
import { isSuggested, judge } from "./model/score.js";
import { readWeights, shippedWeightsUrl } from "./model/weights.js";
import { segment } from "./segment.js";
/** How sure the model is of a theme that it has no weights for but whose name or alias stands in the sentence. */
const NAMED_THEME_CONFIDENCE = 0.6;
const REASONS_FOR_INSIGHT = 3;
const REASONS_FOR_THEME = 2;
/** A model with the shipped weights, with those of a file, or with weights at hand. */
export function createModel(weights = shippedWeightsUrl) {
    let loaded = null;
    const model = () => (loaded ??= typeof weights === 'string' || weights instanceof URL ? readWeights(weights) : weights);
    return {
        get source() {
            return model().source;
        },
        suggestInsights: (input) => suggestInsights(model(), input),
        judgeSentences: ({ text, structure }) => featureNote(segment(text, structure), structure.sections).map(({ sentence, row }) => {
            const judgement = judge(model(), row);
            return { ...judgement, sentence, suggested: isSuggested(model(), judgement) };
        }),
    };
}
function suggestInsights(model, { text, structure, vocabulary }) {
    const sentences = featureNote(segment(text, structure), structure.sections);
    const insights = [];
    for (const item of sentences) {
        const judgement = judge(model, item.row);
        if (!isSuggested(model, judgement))
            continue;
        const themes = themesOf(model, item, judgement, vocabulary);
        insights.push({
            start: item.sentence.start,
            end: item.sentence.end,
            kind: judgement.kind,
            confidence: rounded(judgement.confidence),
            themes: themes.map(({ slug, confidence }) => ({ slug, confidence: rounded(confidence) })),
            reasons: reasonsFor(model, item, themes),
        });
    }
    return insights;
}
/** The model's themes that the vocabulary has, and those of the vocabulary's own that the sentence names. */
function themesOf(model, item, judgement, vocabulary) {
    const known = new Set(model.theme.heads.map(({ name }) => name));
    const slugs = new Set(vocabulary.themes.map(({ slug }) => slug));
    const named = vocabulary.themes
        .filter((term) => !known.has(term.slug) && mentionsTerm(item.tokens, term))
        .map(({ slug }) => ({ slug, confidence: NAMED_THEME_CONFIDENCE }));
    return [...judgement.themes.filter(({ slug }) => slugs.has(slug)), ...named].sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
}
function reasonsFor(model, item, themes) {
    const insight = model.insight.heads[0];
    const reasons = explain(item, model.insight, insight, { most: REASONS_FOR_INSIGHT });
    for (const { slug } of themes) {
        const head = model.theme.heads.find(({ name }) => name === slug);
        if (head)
            reasons.push(...explain(item, model.theme, head, { most: REASONS_FOR_THEME, note: slug }));
    }
    return reasons;
}
function rounded(confidence) {
    return Number(confidence.toFixed(4));
}
/** The trained extractor: insights from the model, names from the recogniser it is given. */
export class ModelExtractor {
    model;
    recogniseNames;
    constructor(recogniseNames, model = createModel()) {
        this.recogniseNames = recogniseNames;
        this.model = model;
    }
    get source() {
        return this.model.source;
    }
    extract(input) {
        return Promise.resolve({
            insights: this.model.suggestInsights(input),
            names: this.recogniseNames(input),
        });
    }
}
//# sourceMappingURL=model-extractor.js.map