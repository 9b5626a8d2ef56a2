import { recogniseNames } from "./names/recognise-names.js";
import { segment } from "./segment.js";
const themeCues = {
    'shared-purpose': /shared purpose|common cause|purpose|bigger picture|vision|beyond their/i,
    'distributive-leadership': /distributi?ve leadership|all levels|anyone can lead|nearest the problem/i,
    governance: /governance|board|chair|accountab|structure/i,
    'relationship-building': /relationship|network of/i,
    'connector-role': /connector|conven|join(ing)? up|facilitate collaboration/i,
    'systems-leadership': /systems? (leader|steward)|whole system|the system/i,
    'voice-of-people-served': /voice|needs of|participat|communities/i,
    'succession-and-continuity': /succession|move on|successor|continu|turnover|changeover/i,
    'funding-and-commissioning': /fund|commission|grant|contract|procure/i,
    'language-and-culture': /language|culture|values|habits/i,
    'trust-and-openness': /trust|honest|openness|transparen/i,
    'enabling-leadership': /enabling others|space .* for others|great leader/i,
};
const claims = /\b(must|need(s)? to|should|can be|could be|is|are|relies|helps|matters|ensures?|only)\b/i;
const narrative = /\b(introduced|invited|explained that|said that the|had died|presented|blog|next meeting|identified)\b/i;
const kinds = [
    ['question', /\?$/],
    ['barrier', /get in the way|problem|neglected|not recognised|tend to be/i],
    ['lesson', /lesson|learnt/i],
    ['enabler', /helps|ensures|naturally|likely to/i],
    ['practice', /through co-|as was being done/i],
];
/** Suggestions by keywords: the baseline that the trained extractor is measured against. */
export class RulesExtractor {
    source = 'rules@1';
    async extract({ text, structure, vocabulary }) {
        const insights = segment(text, structure).flatMap((sentence) => suggest(sentence));
        return { insights, names: recogniseNames({ text, structure, vocabulary }) };
    }
}
function suggest(sentence) {
    const themes = Object.entries(themeCues).flatMap(([slug, cue]) => cue.test(sentence.text) ? [{ slug, confidence: 0.7 }] : []);
    if (themes.length === 0 || narrative.test(sentence.text) || !claims.test(sentence.text))
        return [];
    const kind = kinds.find(([, cue]) => cue.test(sentence.text))?.[0] ?? 'principle';
    const confidence = Math.min(0.95, 0.5 + 0.1 * themes.length + (sentence.isItem ? 0.15 : 0));
    return [
        { start: sentence.start, end: sentence.end, kind, confidence, themes: themes.slice(0, 3), reasons: [] },
    ];
}
//# sourceMappingURL=rules-extractor.js.map