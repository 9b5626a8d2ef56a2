import { z } from 'zod';
import { oneOf, wholeNumber } from '../http/query.ts';

export const Annotation = z
  .object({
    '@context': z.string().optional(),
    id: z.string(),
    type: z.literal('Annotation'),
    motivation: z.enum(['classifying', 'describing']),
    created: z.iso.datetime(),
    modified: z.iso.datetime(),
    rights: z.string().optional(),
    body: z.array(z.record(z.string(), z.string())),
    target: z.object({
      type: z.literal('SpecificResource'),
      source: z.string().describe('The immutable text of one version.'),
      scope: z.string(),
      selector: z
        .array(
          z.object({
            type: z.enum(['TextQuoteSelector', 'TextPositionSelector']),
            exact: z.string().optional(),
            prefix: z.string().optional(),
            suffix: z.string().optional(),
            start: z.int().optional(),
            end: z.int().optional(),
          }),
        )
        .describe('The words, and the positions in code points: either selects the passage.'),
    }),
  })
  .meta({ id: 'Annotation', description: 'An insight in the Web Annotation Data Model (W3C).' });

const pageMembers = {
  id: z.string(),
  type: z.literal('AnnotationPage'),
  startIndex: z.int(),
  items: z.array(Annotation),
  prev: z.string().optional(),
  next: z.string().optional(),
};

export const AnnotationCollection = z
  .object({
    '@context': z.string(),
    id: z.string(),
    type: z.enum(['AnnotationCollection', 'AnnotationPage']),
    label: z.string().optional(),
    total: z.int().optional(),
    first: z.object(pageMembers).optional(),
    last: z.string().optional(),
    startIndex: z.int().optional(),
    items: z.array(Annotation).optional(),
    prev: z.string().optional(),
    next: z.string().optional(),
    partOf: z.string().optional(),
  })
  .meta({
    id: 'AnnotationCollection',
    description: 'All annotations of a note with the first page; one page where `page` is given.',
  });

export const AnnotationsQuery = z.strictObject({
  page: wholeNumber(z.int('must be a whole number').min(0).max(100_000))
    .optional()
    .describe('Which page of 100, from 0. Without it, the whole collection with its first page.'),
});

export const OembedQuery = z.strictObject({
  url: z.url('must be an address').max(2000).describe('The address of an insight: `…/v1/insights/{id}`.'),
  format: oneOf(['json'], 'Only `json` is there.').optional(),
  maxwidth: wholeNumber(z.int().min(1).max(100_000)).optional().describe('The widest that it may be.'),
  maxheight: wholeNumber(z.int().min(1).max(100_000)).optional().describe('The highest that it may be.'),
});

export const Oembed = z
  .object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    title: z.string(),
    author_name: z.string().optional(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int(),
    html: z.string().describe('A blockquote with its source; text is escaped.'),
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'Oembed', description: 'As oembed.com has it.' });
