import type { Database } from '../db/client.ts';
import { pageOf } from '../db/read-page.ts';
import { GoneError, NotFoundError } from '../errors.ts';
import { selectedLinks } from '../examples/selected-links.ts';
import type { Page, Position } from '../http/pagination.ts';
import { isCurator, requireCurator, type Access } from '../keys/service.ts';
import { withSelectedZeros, type FacetLabel } from '../lib/facets.ts';
import { requireNotes, requirePublishedNotes, requireSeries } from '../notes/service.ts';
import { resolveInsightFilters, type InsightFilterQuery } from './filters.ts';
import * as repository from './repository.ts';
import type { InsightFilters, InsightRow } from './repository.ts';
import type { FacetValue, InsightFacet, InsightSort } from './schemas.ts';

export interface SelectInsights extends InsightFilterQuery {
  note?: string[] | undefined;
  /** Already resolved, in the place of `note`. */
  noteIds?: string[];
  status?: InsightStatus | undefined;
}

type InsightStatus = NonNullable<InsightFilters['status']>;

export interface ListInsights extends SelectInsights {
  facets?: InsightFacet[] | undefined;
  sort: InsightSort;
  limit: number;
}

export interface InsightList<T> {
  page: Page<T>;
  facets: Record<string, FacetValue[]> | undefined;
}

/**
 * What a query lets through, for lists and exports.
 * @throws DomainError `unauthorised` or `forbidden` where somebody else than a curator asks for unpublished ones.
 */
export async function selectInsights(
  db: Database,
  access: Access,
  query: SelectInsights,
): Promise<InsightFilters> {
  const { status, series } = query;
  if (status !== undefined && status !== 'accepted')
    requireCurator(access, 'Only curators see suggested and rejected insights: send a curator’s key.');
  if (series) await requireSeries(db, access, series);
  const filters: InsightFilters = await resolveInsightFilters(db, query);
  // To a curator `accepted` includes those of drafts; to everybody else it is what the list holds anyway.
  filters.status = shownStatus(access, status);
  if (query.note) filters.noteIds = await requireNotes(db, query.note, 'note');
  else if (query.noteIds) filters.noteIds = query.noteIds;
  return filters;
}

/** The status that a list goes by; undefined: what the public may see. */
export const shownStatus = (access: Access, status: InsightStatus | undefined): InsightStatus | undefined =>
  isCurator(access) ? status : undefined;

/**
 * Which insights are on a page, and the counts beside it.
 * @throws DomainError `unauthorised` or `forbidden` where somebody else than a curator asks for unpublished ones.
 */
export async function pageInsights(
  db: Database,
  access: Access,
  query: ListInsights,
  position: Position | null,
): Promise<InsightList<{ id: string }>> {
  const filters = await selectInsights(db, access, query);
  const { sort, limit } = query;
  const page = await repository.pageInsights(db, { filters, sort, limit, position });
  return { page, facets: query.facets && (await countFacets(db, access, query, filters, query.facets)) };
}

/** The page with its insights. @throws as `pageInsights` does */
export async function listInsights(
  db: Database,
  access: Access,
  query: ListInsights,
  position: Position | null,
): Promise<InsightList<InsightRow>> {
  const { page, facets } = await pageInsights(db, access, query, position);
  const status = shownStatus(access, query.status);
  return { page: await pageOf(page, (ids) => repository.listInsightsById(db, ids, status)), facets };
}

async function countFacets(
  db: Database,
  access: Access,
  query: ListInsights,
  filters: InsightFilters,
  facets: InsightFacet[],
): Promise<Record<string, FacetValue[]>> {
  const counted: [string, FacetValue[]][] = [];
  for (const facet of facets) {
    const values = await repository.countInsightsBy(db, facet, filters);
    counted.push([facet, withSelectedZeros(values, await selectedValues(db, access, facet, query))]);
  }
  return Object.fromEntries(counted);
}

async function selectedValues(
  db: Database,
  access: Access,
  facet: InsightFacet,
  query: ListInsights,
): Promise<FacetLabel[]> {
  if (facet === 'series') return query.series ? requireSeries(db, access, query.series) : [];
  if (facet === 'note')
    return query.note ? labelsOf(await requirePublishedNotes(db, query.note, 'note')) : [];
  if (facet === 'kind') return (query.kind ?? []).map((kind) => ({ value: kind, label: kind }));
  return selectedLinks(db, facet, query);
}

const labelsOf = (notes: { slug: string; title: string }[]): FacetLabel[] =>
  notes.map(({ slug, title }) => ({ value: slug, label: title }));

/** @throws NotFoundError; GoneError where its note was taken down. */
export async function getInsight(db: Database, access: Access, id: string): Promise<InsightRow> {
  const insight = await repository.findInsight(db, id, { unpublished: isCurator(access) });
  if (insight) return insight;
  if (await repository.isInsightGone(db, id)) {
    throw new GoneError('The note that this insight was drawn from has been taken down.');
  }
  throw new NotFoundError(`There is no insight ${id}.`);
}

export const listInsightsById = repository.listInsightsById;

export const readInsights = repository.readInsights;

export const listProposers = repository.listProposers;
