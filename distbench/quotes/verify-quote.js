import { NotFoundError } from "../errors.js";
import { publicAccess } from "../keys/service.js";
import { getNote } from "../notes/service.js";
import { MAX_PASSAGES, verifyQuote as verifyInText, } from "../text/verify-quote.js";
import { listNoteSources, listPhraseSources, listSimilarSources } from "./repository.js";
const phraseCandidates = 100;
const similarCandidates = 8;
const decidingWords = 24;
/**
 * Whether these words stand in a published note, and where. Asks one note, current version first, or all notes.
 * @throws NotFoundError for a note or version that does not exist or is not public; GoneError once taken down
 */
export async function verifyQuote(db, input) {
    return input.note === undefined ? verifyEverywhere(db, input) : verifyInNote(db, input, input.note);
}
async function verifyInNote(db, input, slug) {
    const note = await getNote(db, publicAccess, slug);
    const { found } = 'found' in note ? note : (await getNote(db, publicAccess, note.movedTo));
    const sources = await listNoteSources(db, found.id, input.version);
    const [newest, ...former] = sources;
    if (!newest)
        throw new NotFoundError(`The note “${slug}” has no version ${input.version}.`);
    const first = check([newest], input);
    if (first.some(({ verdict }) => verdict.verdict !== 'absent'))
        return summarise(first);
    // A quotation that a later version lost still has its proof in the former one.
    for (const source of former) {
        const found = check([source], input);
        if (found.some(({ verdict }) => verdict.verdict !== 'absent'))
            return summarise(found);
    }
    return summarise(first);
}
async function verifyEverywhere(db, input) {
    const exact = check(await listPhraseSources(db, input.quote, phraseCandidates), input);
    if (exact.some(({ verdict }) => verdict.verdict !== 'absent'))
        return summarise(exact);
    const similar = await listSimilarSources(db, rarestWords(input.quote), similarCandidates);
    return summarise(check(similar, input));
}
/** Long words tell texts apart best. */
function rarestWords(quote) {
    const words = new Set(quote.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
    return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, decidingWords);
}
const check = (sources, { quote, prefix, suffix }) => sources.map((source) => ({
    source,
    verdict: verifyInText(source.text, quote, {
        ...(prefix !== undefined && { prefix }),
        ...(suffix !== undefined && { suffix }),
    }),
}));
/** One verdict over several texts: exact places count before normalised ones; two places are ambiguous. */
function summarise(checked) {
    for (const kind of ['exact', 'normalised']) {
        const found = checked.map(({ source, verdict }) => ({ source, ...placesOf(verdict, kind) }));
        const total = found.reduce((sum, one) => sum + one.total, 0);
        if (total === 0)
            continue;
        const places = found.flatMap(({ source, passages }) => passages.map((passage) => ({ source, passage })));
        const verdict = total === 1 ? kind : 'ambiguous';
        return { verdict, places: places.slice(0, MAX_PASSAGES), total, nearest: null };
    }
    return { verdict: 'absent', places: [], total: 0, nearest: nearestOf(checked) };
}
function placesOf(verdict, kind) {
    if (verdict.verdict === kind)
        return { passages: [verdict.passage], total: 1 };
    if (verdict.verdict === 'ambiguous' && verdict.match === kind)
        return verdict;
    return { passages: [], total: 0 };
}
function nearestOf(checked) {
    const near = checked.flatMap(({ source, verdict }) => verdict.verdict === 'absent' && verdict.nearest ? [{ source, ...verdict.nearest }] : []);
    return near.sort((a, b) => b.similarity - a.similarity)[0] ?? null;
}
//# sourceMappingURL=verify-quote.js.map