import { z } from 'zod';
import { Slug } from '../http/query.ts';

export const NoteReference = z
  .object({ slug: Slug, title: z.string(), url: z.string() })
  .meta({ id: 'NoteReference' });
