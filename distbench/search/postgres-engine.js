import { sql } from 'drizzle-orm';
import { allOf } from "../db/conditions.js";
import { read } from "../db/read.js";
import { getContentVersion } from "../db/system-repository.js";
import { hiddenIds } from "./documents.js";
import { parseQuery } from "./parse-query.js";
import { markEnd, markStart, } from "./port.js";
import { facetValues, filterConditions } from "./postgres-filters.js";
import { listSynonymGroups, synonymMap } from "./synonyms.js";
import { understandQuery } from "./understand-query.js";
/** Weights of text, definitions, names and title, as ts_rank takes them: D, C, B, A. */
const weights = sql `'{0.2, 0.1, 0.55, 1}'::real[]`;
/** How much what stands for a word counts beside the word itself. */
const discount = { synonyms: 0.8, completions: 0.6, corrections: 0.7 };
/** A document has to have the words that make up this share of what the query says, by how rare each is. */
const neededShare = 0.5;
const headline = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=35, MinWords=20`;
/** ts_headline reads all it is given: enough for any meeting's note. */
const headlineLength = 40_000;
/**
 * Full text in PostgreSQL over `search_documents`: English stems without accents, phrases and negation, the last
 * word as a prefix, typos against the words that were ever published, labels for their aliases and back.
 */
export class PostgresEngine {
    name = 'postgres';
    #db;
    #synonyms = { version: -1, map: new Map() };
    constructor(db) {
        this.#db = db;
    }
    async search(query) {
        const plan = await this.#plan(query.q);
        if (plan.empty)
            return { hits: [], total: 0, facets: {} };
        const [hits, total, facets] = await Promise.all([
            this.#rank(query, plan),
            this.#count(query, plan),
            this.#countFacets(query, plan),
        ]);
        return { hits, total, facets };
    }
    async #plan(q) {
        const parts = parseQuery(q);
        const understood = await understandQuery(this.#db, parts, await this.#synonymMap());
        const asked = q.trim() !== '';
        const { terms, excluded } = await this.#weigh(understood);
        const nothingMeant = asked && terms.length === 0 && (understood.terms.length > 0 || parts.length === 0);
        return { terms, excluded, empty: nothingMeant };
    }
    async #synonymMap() {
        const version = await getContentVersion(this.#db);
        if (this.#synonyms.version !== version)
            this.#synonyms = { version, map: synonymMap(await listSynonymGroups(this.#db)) };
        return this.#synonyms.map;
    }
    /** Drops stop words and finds out how rare the others are. */
    async #weigh({ terms, excluded }) {
        const out = excluded.map((phrase) => phraseQuery(phrase));
        if (terms.length === 0)
            return { terms: [], excluded: out };
        const queries = terms.map(termQueries);
        const counts = sql.join(queries.map(({ exact, any }) => sql `jsonb_build_array(numnode(${exact}),
        (select count(*) from search_documents d where d.vector @@ ${any}))`), sql `, `);
        const [row] = await read(this.#db, sql `select jsonb_build_array(${counts}) as counts, (select count(*)::int from search_documents) as documents`);
        const documents = row?.documents ?? 0;
        const weighted = queries.flatMap((query, i) => {
            const [nodes, found] = row?.counts[i] ?? [0, 0];
            return nodes === 0 ? [] : [{ ...query, idf: Math.log(1 + (documents - found + 0.5) / (found + 0.5)) }];
        });
        return { terms: weighted, excluded: out };
    }
    async #rank({ types, filters, page, limit }, plan) {
        const where = allOf([...filterConditions(types, filters), ...matchConditions(plan)]);
        const wanted = anyOf(plan.terms.map(({ any }) => any));
        return read(this.#db, sql `
      select best.type, best.id, case when best.type = 'note' then
          ts_headline('kb_english', translate(left(v.text, ${headlineLength}), ${markStart + markEnd}, ''), ${wanted}, ${headline})
        else ts_headline('kb_english', translate(best.title || coalesce(' — ' || e.summary, ''), ${markStart + markEnd}, ''),
          ${wanted}, ${headline}) end as snippet
      from (select d.id, d.type, d.title, ${score(plan.terms)} as score from search_documents d
        where ${where} order by score desc, d.id desc limit ${limit} offset ${(page - 1) * limit}) best
      left join notes n on best.type = 'note' and n.id = best.id
      left join versions v on v.note_id = n.id and v.number = n.current_version
      left join examples e on best.type = 'example' and e.id = best.id
      order by score desc, best.id desc`);
    }
    async #count({ types, filters }, plan) {
        const where = allOf([...filterConditions(types, filters), ...matchConditions(plan)]);
        const [row] = await read(this.#db, sql `select count(*)::int as total from search_documents d where ${where}`);
        return row?.total ?? 0;
    }
    async #countFacets(query, plan) {
        const counted = query.facets.map(async (facet) => [facet, await this.#countFacet(facet, query, plan)]);
        return Object.fromEntries(await Promise.all(counted));
    }
    async #countFacet(facet, { types, filters }, plan) {
        const where = allOf([...filterConditions(types, filters, facet), ...matchConditions(plan)]);
        const rows = await read(this.#db, sql `select f.value, count(*)::int as count from search_documents d cross join lateral ${facetValues[facet]} f (value)
        where ${where} and f.value is not null group by f.value`);
        return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
    }
}
const phraseQuery = (words) => sql `phraseto_tsquery('kb_english', ${words})`;
const anyOf = (queries) => queries.length === 0 ? sql `''::tsquery` : sql `(${sql.join(queries, sql ` || `)})`;
function termQueries(term) {
    const exact = phraseQuery(term.exact);
    const variants = ['synonyms', 'completions', 'corrections'].flatMap((kind) => term[kind].length === 0 ? [] : [{ query: anyOf(term[kind].map(phraseQuery)), weight: discount[kind] }]);
    return { exact, variants, quoted: term.quoted, any: anyOf([exact, ...variants.map(({ query }) => query)]) };
}
function matchConditions({ terms, excluded }) {
    const conditions = [
        sql `d.id not in (${hiddenIds})`,
        ...excluded.map((query) => sql `not d.vector @@ ${query}`),
    ];
    const free = terms.filter(({ quoted }) => !quoted);
    for (const { any } of terms.filter(({ quoted }) => quoted))
        conditions.push(sql `d.vector @@ ${any}`);
    if (free.length === 0)
        return conditions;
    conditions.push(sql `d.vector @@ ${anyOf(free.map(({ any }) => any))}`);
    if (free.length > 1) {
        const needed = neededShare * free.reduce((sum, { idf }) => sum + idf, 0);
        const had = free.map(({ any, idf }) => sql `case when d.vector @@ ${any} then ${idf}::float8 else 0 end`);
        conditions.push(sql `${sql.join(had, sql ` + `)} >= ${needed * 0.999}::float8`);
    }
    return conditions;
}
/** Rare words first, then where they stand, then how close together. */
function score(terms) {
    if (terms.length === 0)
        return sql `0`;
    const own = terms.map(({ exact, variants, idf }) => {
        const ways = [
            sql `ts_rank(${weights}, d.vector, ${exact})`,
            ...variants.map(({ query, weight }) => sql `${weight}::float8 * ts_rank(${weights}, d.vector, ${query})`),
        ];
        return sql `${idf}::float8 * greatest(${sql.join(ways, sql `, `)})`;
    });
    const together = sql.join(terms.map(({ any }) => any), sql ` && `);
    const closeness = terms.length > 1 ? sql ` + 2 * ts_rank_cd(${weights}, d.vector, ${together})` : sql ``;
    return sql `(${sql.join(own, sql ` + `)}${closeness}) * case d.type when 'note' then 0.9 else 1 end`;
}
//# sourceMappingURL=postgres-engine.js.map