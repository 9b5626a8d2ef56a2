import type { Database } from '../db/client.ts';
import { DomainError, GoneError, NotFoundError } from '../errors.ts';
import type { Page, Position } from '../http/pagination.ts';
import type { Access } from '../keys/service.ts';
import { withSelectedZeros } from '../lib/facets.ts';
import { requireNotes } from '../notes/service.ts';
import { resolveInsightFilters, type InsightFilterQuery } from './filters.ts';
import * as repository from './repository.ts';
import type { InsightFilters, InsightRow } from './repository.ts';
import type { FacetValue, InsightFacet, InsightSort } from './schemas.ts';

export interface ListInsights extends InsightFilterQuery {
  note?: string[] | undefined;
  /** Already resolved, in the place of `note`. */
  noteIds?: string[];
  status?: 'suggested' | 'accepted' | 'rejected' | undefined;
  facets?: InsightFacet[] | undefined;
  sort: InsightSort;
  limit: number;
}

export interface InsightList {
  page: Page<InsightRow>;
  facets: Record<string, FacetValue[]> | undefined;
}

const isCurator = (access: Access): boolean => access.role === 'curator' || access.role === 'admin';

/** @throws DomainError `forbidden` where somebody else than a curator asks for unpublished ones. */
export async function listInsights(
  db: Database,
  access: Access,
  query: ListInsights,
  position: Position | null,
): Promise<InsightList> {
  if (query.status !== undefined && query.status !== 'accepted' && !isCurator(access)) {
    throw new DomainError(
      'forbidden',
      'Only curators see suggested and rejected insights: send a curator’s key.',
    );
  }
  const filters: InsightFilters = { ...(await resolveInsightFilters(db, query)), status: query.status };
  if (query.note) filters.noteIds = await requireNotes(db, query.note, 'note');
  else if (query.noteIds) filters.noteIds = query.noteIds;
  const { sort, limit } = query;
  const page = await repository.listInsights(db, { filters, sort, limit, position });
  return { page, facets: query.facets && (await countFacets(db, query, filters, query.facets)) };
}

async function countFacets(
  db: Database,
  query: ListInsights,
  filters: InsightFilters,
  facets: InsightFacet[],
): Promise<Record<string, FacetValue[]>> {
  const counted: [string, FacetValue[]][] = [];
  for (const facet of facets) {
    const values = await repository.countInsightsBy(db, facet, filters);
    counted.push([facet, withSelectedZeros(values, query[facet])]);
  }
  return Object.fromEntries(counted);
}

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
