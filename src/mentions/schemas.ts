import { z } from 'zod';
import { NoteReference } from '../notes/reference.ts';

export const Mention = z
  .object({
    note: NoteReference,
    exact: z.string().describe('The words that name it, verbatim.'),
    prefix: z.string(),
    suffix: z.string(),
    start: z.int().describe('Code points into the version’s text.'),
    end: z.int(),
    version: z.int().describe('The number of the note’s version.'),
  })
  .meta({ id: 'Mention', description: 'A passage in which an example or a tag is named.' });
export type Mention = z.infer<typeof Mention>;

export const Mentions = z
  .array(Mention)
  .describe('Every place in published notes that names it; the first 1,000.');
