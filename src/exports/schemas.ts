import { z } from 'zod';

/** An item of CSL-JSON 1.0, with the members that a quotation or a note has; those not known are left out. */
export const CslItem = z
  .object({
    id: z.string(),
    type: z.literal('webpage'),
    title: z.string(),
    'container-title': z.string().optional().describe('The series.'),
    author: z.array(z.object({ literal: z.string() })).optional(),
    issued: z
      .object({ 'date-parts': z.array(z.array(z.int().min(0).max(9999)).min(1).max(3)) })
      .optional()
      .describe('Year, month and day of the meeting, as many as are known.'),
    URL: z.string(),
    abstract: z.string().optional().describe('The quotation.'),
    note: z
      .string()
      .optional()
      .describe('Where the quotation stands, and where the note was first published.'),
    keyword: z.string().optional().describe('Labels of themes, separated by commas.'),
    language: z.string(),
    custom: z.object({ licence: z.string() }).optional(),
  })
  .meta({ id: 'CslItem', description: 'An item of a bibliography, as reference managers take it.' });
