import { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { PageInfo } from '../http/pagination.ts';
import { cursor, limit, listOf } from '../http/query.ts';
import { Evidence, insightFilters, NoteReference } from '../insights/schemas.ts';
import { ThemeReference } from '../tags/schemas.ts';
import { searchTypes } from './port.ts';

export const SearchHit = z
  .object({
    type: z.enum(searchTypes),
    id: z.uuid(),
    url: z.string(),
    title: z.string().describe('A note’s title, an insight’s statement or an example’s name.'),
    snippet: z
      .string()
      .describe('An extract as escaped HTML; the only markup is <mark> around what matched.'),
    note: NoteReference.nullable().describe('The note that an insight comes from.'),
    kind: z.enum(insightKinds).nullable().describe('An insight’s kind.'),
    evidence: Evidence.nullable().describe('An insight’s quotation.'),
    themes: z.array(ThemeReference),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResponse = z.object({
  data: z.array(SearchHit),
  page: PageInfo,
  engine: z.enum(['meilisearch', 'postgres']).describe('What answered.'),
  degraded: z.boolean().describe('True while PostgreSQL answers in Meilisearch’s place.'),
});

export const SearchInput = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(500)
    .describe('Words to look for; typos are forgiven.'),
  type: listOf(searchTypes, 'Only these kinds of thing.').optional(),
  ...insightFilters,
  limit,
  cursor,
});
