import { z } from 'zod';
import { Slug } from '../http/query.ts';
import { verbatim } from '../http/text-input.ts';
import { tagSchemes } from '../tags/schemas.ts';
import { PlanToken } from '../tags/merge-schemas.ts';
import { readFormats } from './concept.ts';

const file = {
  format: z.enum(readFormats).describe('Turtle, JSON-LD (both SKOS), CSV or a REFI-QDA codebook.'),
  text: verbatim(10_000_000).min(1).describe('The file.'),
  scheme: z
    .enum(tagSchemes)
    .optional()
    .describe('For terms that name no scheme of ours. A codebook’s are themes unless it is given.'),
};

export const PlanVocabularyInput = z.strictObject(file).meta({ id: 'VocabularyFile' });
export const ApplyVocabularyInput = z
  .strictObject({ ...file, planToken: PlanToken })
  .meta({ id: 'ApplyVocabulary' });

const Named = z.object({ slug: Slug, label: z.string() });
/** What a member of a term can hold. */
const Held = z.union([z.string(), z.number(), z.array(z.string()), z.null()]);

export const VocabularyPlan = z
  .object({
    created: z.array(Named.extend({ scheme: z.string() })),
    changed: z.array(
      Named.extend({
        changes: z.array(z.object({ member: z.string(), from: Held, to: Held })),
      }),
    ),
    merged: z.array(Named.extend({ into: Slug })),
    retired: z.array(Named),
    unchanged: z.int(),
    faults: z
      .array(z.object({ where: z.string(), detail: z.string() }))
      .describe('Why it cannot be applied.'),
    planToken: PlanToken,
  })
  .meta({ id: 'VocabularyPlan', description: 'What a file would do. What it does not speak of stays.' });

export const PlanVocabularyResponse = z.object({ data: VocabularyPlan });
export const ApplyVocabularyResponse = z.object({ data: VocabularyPlan, auditId: z.uuid().nullable() });
