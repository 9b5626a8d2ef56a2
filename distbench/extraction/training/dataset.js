import { parsePlainText } from "../../ingestion/parse-plain-text.js";
import { featureNote } from "../features/note-features.js";
import { segment } from "../segment.js";
import { countCodePoints } from "../../text/code-points.js";
/** Cuts labelled notes into examples: positive where a label covers more than half of the sentence. */
export function toExamples(notes) {
    return notes.flatMap((note, noteIndex) => {
        const structure = parsePlainText(note.text);
        const sentences = segment(note.text, structure);
        return featureNote(sentences, structure.sections).map((featured) => {
            const { start, end } = featured.sentence;
            const label = note.labels.find((other) => covers(other, start, end));
            return {
                ...featured,
                note: note.name,
                noteIndex,
                isInsight: label !== undefined,
                kind: label?.kind ?? null,
                themes: label?.themes ?? [],
            };
        });
    });
}
function covers(label, start, end) {
    const overlap = Math.min(label.end, end) - Math.max(label.start, start);
    return overlap > (end - start) / 2;
}
/** Statements of the phrase bank as examples: no neighbours, no place. They count as notes of their own. */
export function phraseExamples(phrases, firstNoteIndex) {
    return phrases.map((phrase, at) => {
        const sentence = {
            start: 0,
            end: countCodePoints(phrase.text),
            text: phrase.text,
            sectionKind: 'detail',
            sectionIndex: 0,
            blockIndex: 0,
            blockType: 'paragraph',
            positionInBlock: 0,
            sentencesInBlock: 1,
            isItem: false,
            isQuestion: phrase.text.endsWith('?'),
            speaker: null,
        };
        const [featured] = featureNote([sentence], [], { bare: true });
        const { kind, themes } = phrase;
        return { ...featured, note: 'phrases', noteIndex: firstNoteIndex + at, isInsight: kind !== null, kind, themes };
    });
}
//# sourceMappingURL=dataset.js.map