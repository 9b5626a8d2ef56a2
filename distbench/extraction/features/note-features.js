import { FeatureRow } from "./feature-row.js";
import { addClasses, addTags, addWords, readSentences } from "./sentence-features.js";
import { addPlace, addShape } from "./shape-features.js";
import { tokenise } from "./tokenise.js";
/** Reads the sentences of one note into rows of features, in the order given. */
export function featureNote(sentences, sections, { keepNames = false, bare = false } = {}) {
    const read = readSentences(sentences);
    const headings = sections.map(({ heading }) => headingStems(heading));
    return read.map((item, at) => {
        const row = new FeatureRow(keepNames);
        addWords(row, item);
        addClasses(row, item);
        addTags(row, item);
        addShape(row, item);
        if (bare)
            return { ...item, row };
        addPlace(row, item, at, read.length);
        addNear(row, 'before', sameSection(read, at, -1));
        addNear(row, 'after', sameSection(read, at, 1));
        for (const stem of headings[item.sentence.sectionIndex] ?? [])
            row.add('heading', stem, 0.5);
        return { ...item, row };
    });
}
function headingStems(heading) {
    return heading === null
        ? []
        : tokenise(heading).flatMap(({ kind, stem }) => (kind === 'word' ? [stem] : []));
}
function sameSection(read, at, by) {
    const other = read[at + by];
    return other && other.sentence.sectionIndex === read[at].sentence.sectionIndex ? other : null;
}
function addNear(row, side, other) {
    if (!other) {
        row.add('near', `${side} none`);
        return;
    }
    const share = 0.5;
    for (const name of other.classes.keys())
        if (!name.includes('#') && !name.startsWith('near:'))
            row.add('near', `${side} ${name}`, share);
    row.add('near', `${side} start ${other.tags.slice(0, 2).join(' ')}`, share);
    if (other.sentence.isQuestion)
        row.add('near', `${side} question`);
    if (other.tags.includes('NAME'))
        row.add('near', `${side} name`);
}
//# sourceMappingURL=note-features.js.map