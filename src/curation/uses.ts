import { z } from 'zod';
import type { Database, Queryable } from '../db/client.ts';
import { InvalidRequestError } from '../errors.ts';
import { Slug, slugs, words } from '../http/query.ts';
import { resolveInsightFilters } from '../insights/filters.ts';
import type { InsightFilters } from '../insights/repository.ts';
import { insightFilters, insightStatuses } from '../insights/schemas.ts';
import { requireNotes } from '../notes/service.ts';
import { idSet } from './links-repository.ts';
import * as repository from './uses-repository.ts';
import type { ResolvedUses } from './uses-repository.ts';

/** Insights by the filters of GET /v1/insights, in the same spelling. */
export const InsightQuery = z
  .strictObject({
    ...insightFilters,
    note: slugs('Only from these notes.').optional(),
    q: words('Only insights whose statement has these words.'),
    status: z.enum(insightStatuses).optional().describe('Instead of the published ones.'),
  })
  .meta({ id: 'InsightQuery', description: 'Insights by the filters of their list, in the same spelling.' });

/** Things that a term is given to, taken from or moved for. */
export const Uses = z
  .strictObject({
    ids: z.array(z.uuid()).max(10_000).optional().describe('Insights by id.'),
    notes: z.array(Slug).max(1000).optional().describe('Notes as a whole, by slug.'),
    examples: z.array(Slug).max(1000).optional().describe('Examples, by slug.'),
    query: InsightQuery.optional(),
  })
  .refine((uses) => Object.values(uses).some((value) => value !== undefined), {
    message: 'needs one of ids, notes, examples, query',
  })
  .meta({ id: 'Uses', minProperties: 1 });
export type Uses = z.infer<typeof Uses>;

/** @throws InvalidRequestError naming every id and slug that does not exist */
export async function resolveUses(db: Database, uses: Uses, pointer: string): Promise<ResolvedUses> {
  const given = uses.ids ?? [];
  refuseMissing(await repository.findInsights(db, given), given, {
    what: 'insight',
    pointer: `${pointer}/ids`,
  });
  const notes = await requireSlugs(db, 'note', uses.notes ?? [], `${pointer}/notes`);
  const examples = await requireSlugs(db, 'example', uses.examples ?? [], `${pointer}/examples`);
  const insights = repository.insightsOf(given, uses.query && (await filtersOf(db, uses.query)));
  return { insights, notes: idSet(notes), examples: idSet(examples) };
}

async function filtersOf(
  db: Database,
  { note, status, ...query }: NonNullable<Uses['query']>,
): Promise<InsightFilters> {
  return {
    ...(await resolveInsightFilters(db, query)),
    ...(note && { noteIds: await requireNotes(db, note, 'note') }),
    status,
  };
}

async function requireSlugs(
  db: Queryable,
  type: 'note' | 'example',
  wanted: readonly string[],
  pointer: string,
): Promise<string[]> {
  const rows = await repository.findBySlug(db, type, wanted);
  refuseMissing(rows, wanted, { what: type, pointer });
  return rows.map(({ id }) => id);
}

function refuseMissing(
  rows: readonly { held: string }[],
  wanted: readonly string[],
  { what, pointer }: { what: string; pointer: string },
): void {
  const held = new Set(rows.map((row) => row.held));
  const missing = wanted.flatMap((value, i) =>
    held.has(value.toLowerCase())
      ? []
      : [{ pointer: `${pointer}/${i}`, detail: `There is no ${what} ${value}.` }],
  );
  if (missing.length > 0) {
    throw new InvalidRequestError('The body is not valid: see errors.', missing.slice(0, 100));
  }
}
