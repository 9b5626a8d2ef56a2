import { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { PageInfo } from '../http/pagination.ts';
import { cursor, limit, listOf, Slug, wholeNumber } from '../http/query.ts';
import { prose } from '../http/text-input.ts';
import { Evidence, Facets, insightFilters } from '../insights/schemas.ts';
import { NoteReference } from '../notes/reference.ts';
import { QuoteVerdict } from '../quotes/schemas.ts';
import { ThemeReference } from '../tags/schemas.ts';
import { searchFacets, searchTypes } from './port.ts';

const Excerpt = z
  .object({
    text: z.string().describe('The extract as plain text.'),
    matches: z
      .array(z.object({ start: z.int(), end: z.int() }))
      .describe('What matched in it: code points from 0, end exclusive.'),
  })
  .meta({ id: 'Excerpt' });

export const SearchHit = z
  .object({
    type: z.enum(searchTypes),
    id: z.uuid(),
    url: z.string(),
    title: z.string().describe('A note’s title, an insight’s statement or an example’s name.'),
    snippet: z
      .string()
      .describe('An extract as escaped HTML; the only markup is <mark> around what matched.'),
    excerpt: Excerpt.describe('The same extract for those who mark it up themselves.'),
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
  facets: Facets.optional(),
  engine: z.enum(['meilisearch', 'postgres']).describe('What answered.'),
  degraded: z.boolean().describe('True while PostgreSQL answers in Meilisearch’s place.'),
  passage: QuoteVerdict.nullable().describe(
    'Where a pasted passage stands, in all published notes; null for queries of up to ten words.',
  ),
});

const maxPassageLength = 4000;

export const SearchInput = z.strictObject({
  q: prose(maxPassageLength)
    .describe(
      'Words, "phrases" in quotation marks, -words that must not occur. Typos are forgiven, the last word may be unfinished. More than ten words are taken for a passage to be found. Without it, everything.',
    )
    .optional(),
  type: listOf(searchTypes, 'Only these kinds of thing.').optional(),
  ...insightFilters,
  facets: listOf(searchFacets, 'Counts beside the hits.').optional(),
  limit,
  cursor,
});

export const suggestionTypes = ['theme', 'tag', 'example', 'note'] as const;

const Suggestion = z
  .object({
    type: z.enum(suggestionTypes),
    slug: Slug,
    label: z.string(),
    alias: z.string().nullable().describe('The alias that begins as typed, where the label does not.'),
    url: z.string(),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestInput = z.strictObject({
  q: prose(100).describe('What has been typed so far.'),
  type: listOf(suggestionTypes, 'Only these kinds of thing.').optional(),
  limit: wholeNumber(
    z
      .int({ error: 'must be a whole number from 1 to 20' })
      .min(1, 'must be at least 1')
      .max(20, 'must be at most 20'),
  )
    .default(8)
    .describe('How many to return at most.'),
});
export const SuggestResponse = z.object({ data: z.array(Suggestion) });

const maxTokenSeconds = 24 * 3600;

export const CreateSearchTokenInput = z
  .strictObject({
    expiresInSeconds: z
      .int()
      .min(60)
      .max(maxTokenSeconds)
      .default(3600)
      .describe('How long it is good for: a minute to a day.'),
    types: z
      .array(z.enum(searchTypes))
      .min(1)
      .max(3)
      .default([...searchTypes])
      .describe('What it can search.'),
  })
  .meta({ id: 'CreateSearchToken' });

export const SearchTokenResponse = z.object({
  data: z
    .object({
      token: z.string().describe('For the Authorization header of Meilisearch: search only, published only.'),
      expiresAt: z.iso.datetime(),
      url: z.string().describe('Where Meilisearch is.'),
      indexes: z
        .object({ note: z.string(), insight: z.string(), example: z.string() })
        .partial()
        .describe('Names of the indexes that it can search.'),
    })
    .meta({ id: 'SearchToken' }),
});
