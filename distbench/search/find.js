import { retryWhileRestarting } from "../db/restarting.js";
import { requireExamples } from "../examples/service.js";
import { presentVerification } from "../quotes/present.js";
import { verifyQuote } from "../quotes/verify-quote.js";
import { requireTags } from "../tags/service.js";
import { labelFacets, selectedValues } from "./count-facets.js";
import { countWords, maxQueryWords, parseQuery } from "./parse-query.js";
import { searchTypes, } from "./port.js";
/**
 * Searches, and reads every hit from the database. A pasted passage is looked for in the texts themselves.
 * @throws InvalidRequestError for a filter that names nothing.
 */
export function find(deps, query, paging) {
    return retryWhileRestarting(() => findNow(deps, query, paging));
}
async function findNow(deps, query, paging) {
    const filters = await searchFilters(deps, query);
    const { q = '', facets = [], type: types = searchTypes } = query;
    const isPassage = countWords(parseQuery(q)) > maxQueryWords;
    const wanted = { q, types, filters, facets, ...paging };
    const [answer, verification] = await Promise.all([
        isPassage ? deps.search.searchDatabase(wanted) : deps.search.search(wanted),
        isPassage ? verifyQuote(deps.db, { quote: q }) : null,
    ]);
    const [data, counted] = await Promise.all([
        deps.hits.read(answer.hits, answer.contentVersion),
        query.facets && labelFacets(deps.db, answer.facets, facets, selectedValues(filters, query.type)),
    ]);
    const { total, engine, degraded } = answer;
    const passage = verification && presentVerification(verification);
    return { data, total, facets: counted, engine, degraded, passage };
}
async function searchFilters(deps, query) {
    const tags = async (slugs, parameter) => slugsOf(await requireTags(deps.db, slugs, parameter));
    const themes = async (slugs, parameter) => slugsOf(await requireTags(deps.db, slugs, parameter, 'theme'));
    const examples = async (slugs, parameter) => slugsOf(await requireExamples(deps.db, slugs, parameter));
    return {
        themes: await slugFilter(query, 'theme', themes),
        tags: await slugFilter(query, 'tag', tags),
        examples: await slugFilter(query, 'example', examples),
        ...(query.kind && { kinds: query.kind }),
        ...(query.series && { series: query.series }),
        ...(query.from !== undefined && { from: query.from }),
        ...(query.to !== undefined && { to: query.to }),
    };
}
const slugsOf = (rows) => [...new Set(rows.map(({ slug }) => slug))];
async function slugFilter(query, name, resolve) {
    const resolved = async (parameter) => {
        const slugs = query[parameter];
        return slugs && resolve(slugs, parameter);
    };
    const [any, all, none] = [
        await resolved(name),
        await resolved(`${name}[all]`),
        await resolved(`${name}[none]`),
    ];
    return { ...(any && { any }), ...(all && { all }), ...(none && { none }) };
}
//# sourceMappingURL=find.js.map