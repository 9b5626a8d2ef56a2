import type { Deps } from '../deps.ts';
import { listExamplesById, requireExamples } from '../examples/service.ts';
import { listInsightsById } from '../insights/service.ts';
import { listNotesById } from '../notes/service.ts';
import { requireTags } from '../tags/service.ts';
import type { LinkQuery } from '../http/link-filter.ts';
import type { EngineHit, SearchFilters, SearchQuery, SearchType, SlugFilter } from './port.ts';
import { presentExampleHit, presentInsightHit, presentNoteHit } from './present.ts';
import type { SearchHit } from './schemas.ts';
import type { SearchAnswer } from './service.ts';

export interface FindQuery extends LinkQuery {
  q: string;
  type?: SearchType[] | undefined;
  kind?: string[] | undefined;
  series?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Searches, then reads every hit from the database: what the index still holds but the database no longer shows
 * is left out. @throws InvalidRequestError for a filter that names nothing.
 */
export async function find(
  deps: Deps,
  query: FindQuery,
  paging: Pick<SearchQuery, 'page' | 'limit'>,
): Promise<SearchAnswer & { data: SearchHit[] }> {
  const types = query.type ?? (['note', 'insight', 'example'] as const);
  const filters = await searchFilters(deps, query);
  const answer = await deps.search.search({ q: query.q, types, filters, ...paging });
  return { ...answer, data: await hydrate(deps, answer.hits) };
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

const slugsOf = (rows: { slug: string }[]): string[] => rows.map(({ slug }) => slug);

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

async function hydrate(deps: Deps, hits: EngineHit[]): Promise<SearchHit[]> {
  const ids = (type: SearchType): string[] => hits.filter((hit) => hit.type === type).map(({ id }) => id);
  const [insights, notes, examples] = await Promise.all([
    byId(listInsightsById(deps.db, ids('insight'))),
    byId(listNotesById(deps.db, ids('note'))),
    byId(listExamplesById(deps.db, ids('example'))),
  ]);
  return hits.flatMap((hit) => {
    const [insight, note, example] = [insights.get(hit.id), notes.get(hit.id), examples.get(hit.id)];
    if (insight) return [presentInsightHit(hit, insight)];
    if (note) return [presentNoteHit(hit, note)];
    return example ? [presentExampleHit(hit, example)] : [];
  });
}

const byId = async <T extends { id: string }>(rows: Promise<T[]>): Promise<Map<string, T>> =>
  new Map((await rows).map((row) => [row.id, row]));
