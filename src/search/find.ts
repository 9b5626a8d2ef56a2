import type { Deps } from '../deps.ts';
import { retryWhileRestarting } from '../db/restarting.ts';
import { requireExamples } from '../examples/service.ts';
import type { LinkQuery } from '../http/link-filter.ts';
import type { FacetValue } from '../insights/schemas.ts';
import type { Access } from '../keys/service.ts';
import { requireSeries } from '../notes/service.ts';
import { presentVerification } from '../quotes/present.ts';
import type { QuoteVerdict } from '../quotes/schemas.ts';
import { verifyQuote } from '../quotes/verify-quote.ts';
import { requireTags } from '../tags/service.ts';
import { labelFacets, selectedValues } from './count-facets.ts';
import { countWords, maxQueryWords, parseQuery } from './parse-query.ts';
import {
  searchTypes,
  type SearchFacet,
  type SearchFilters,
  type SearchQuery,
  type SearchType,
  type SlugFilter,
} from './port.ts';
import type { SearchHit } from './schemas.ts';

export interface FindQuery extends LinkQuery, Pick<SearchQuery, 'page' | 'limit'> {
  q?: string | undefined;
  type?: SearchType[] | undefined;
  kind?: string[] | undefined;
  series?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  facets?: SearchFacet[] | undefined;
}

export interface Found {
  data: SearchHit[];
  total: number;
  facets: Record<string, FacetValue[]> | undefined;
  engine: 'meilisearch' | 'postgres';
  degraded: boolean;
  passage: QuoteVerdict | null;
}

/**
 * Searches, and reads every hit from the database. A pasted passage is looked for in the texts themselves.
 * @throws InvalidRequestError for a filter that names nothing.
 */
export function find(deps: Deps, access: Access, query: FindQuery): Promise<Found> {
  return retryWhileRestarting(() => findNow(deps, access, query));
}

async function findNow(deps: Deps, access: Access, query: FindQuery): Promise<Found> {
  if (query.series) await requireSeries(deps.db, access, query.series);
  const filters = await searchFilters(deps, query);
  const { q = '', facets = [], type: types = searchTypes, page, limit } = query;
  const isPassage = countWords(parseQuery(q)) > maxQueryWords;
  const likelyThemes = isPassage ? [] : deps.themes.guess(q);
  const wanted: SearchQuery = { q, types, filters, likelyThemes, facets, page, limit };
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

async function searchFilters(deps: Deps, query: FindQuery): Promise<SearchFilters> {
  const tags = async (slugs: string[], parameter: string) =>
    slugsOf(await requireTags(deps.db, slugs, parameter));
  const themes = async (slugs: string[], parameter: string) =>
    slugsOf(await requireTags(deps.db, slugs, parameter, 'theme'));
  const examples = async (slugs: string[], parameter: string) =>
    slugsOf(await requireExamples(deps.db, slugs, parameter));
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

const slugsOf = (rows: { slug: string }[]): string[] => [...new Set(rows.map(({ slug }) => slug))];

async function slugFilter(
  query: LinkQuery,
  name: 'theme' | 'tag' | 'example',
  resolve: (slugs: string[], parameter: string) => Promise<string[]>,
): Promise<SlugFilter> {
  const resolved = async (parameter: keyof LinkQuery): Promise<string[] | undefined> => {
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
