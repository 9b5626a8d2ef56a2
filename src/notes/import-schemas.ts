import { z } from 'zod';
import { NotePreview } from './extraction-schemas.ts';
import { ReplacementReport } from './replacement-schemas.ts';

export const ImportInput = z.strictObject({
  file: z
    .string()
    .describe('A .txt, .md, .html or .docx file, or an export of WordPress or Squarespace (.xml).')
    .meta({ format: 'binary' }),
});

export const ImportQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('`true`: only what would be done, with what each note would become; nothing is stored.'),
});

const importOutcomes = ['imported', 'unchanged', 'new-version', 'refused'] as const;

export const ImportResponse = z.object({
  data: z.array(
    z
      .object({
        name: z.string().describe('The file’s name, and the note’s within it where it holds several.'),
        outcome: z.enum(importOutcomes),
        slug: z.string().nullable(),
        url: z.string().nullable().describe('The note’s address, where there is one.'),
        detail: z.string().nullable().describe('Why it was refused, or what is worth knowing.'),
        preview: NotePreview.nullable().describe('With a dry run: what a new note would become.'),
        report: ReplacementReport.nullable().describe(
          'With a dry run: what a new version would make of the note’s quotations.',
        ),
      })
      .meta({ id: 'ImportOutcome', description: 'What became of one note of a file.' }),
  ),
});
