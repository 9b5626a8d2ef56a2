import { z } from 'zod';
import { insightKinds } from '../extraction/port.ts';
import { Slug } from '../http/query.ts';
import { PlanToken } from '../tags/merge-schemas.ts';
import { AuditId } from '../tags/write-schemas.ts';
import { selectionRefusals } from './plan.ts';

export const CodingFile = z.strictObject({
  file: z.string().describe('A REFI-QDA project (.qdpx).').meta({ format: 'binary' }),
});

const kind = z
  .enum(insightKinds)
  .default('lesson')
  .describe('The kind of suggestions whose selection is coded with none.');

export const PlanCodingQuery = z.strictObject({ kind });
export const ApplyCodingQuery = z.strictObject({
  kind,
  plan: PlanToken.describe('The `planToken` of the plan: says that nothing has changed since.'),
});

const count = (description: string) => z.int().describe(description);
const title = z.string().nullable();

const CodingSource = z
  .object({
    name: z.string(),
    note: Slug.nullable().describe('The note that it is a text of; null where there is none.'),
    version: z
      .int()
      .nullable()
      .describe('The note’s current version, in which its selections were looked for.'),
    positions: z
      .string()
      .nullable()
      .describe(
        'How its positions count: `code-points` as the format has it, unless nearly none fitted then.',
      ),
    selections: z.int(),
    anchored: count('Selections whose very words stand in the note.'),
    wholly: count('How often a code was given to all of it, which is not taken over.'),
    detail: z.string().nullable().describe('Why nothing of it is taken over.'),
  })
  .meta({ id: 'CodingSource' });

const CodingCode = z
  .object({
    name: z.string(),
    above: z.array(z.string()).describe('Names of the codes above it, broadest first.'),
    uses: z.int(),
    meets: z
      .enum(['theme', 'kind', 'proposal', 'none'])
      .describe('What it is here; a `proposal` becomes a theme once a curator accepts it.'),
    theme: Slug.nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'CodingCode' });

const CodingSuggestion = z
  .object({
    note: Slug,
    start: z.int().describe('In code points of the note’s current version.'),
    end: z.int(),
    quote: z.string(),
    statement: z.string(),
    kind: z.enum(insightKinds),
    themes: z.array(Slug),
    proposedThemes: z.array(z.string()),
  })
  .meta({ id: 'CodingSuggestion' });

const RefusedSelection = z
  .object({
    source: z.string(),
    start: z.int().nullable().describe('As the file has it.'),
    end: z.int().nullable(),
    reason: z.enum(selectionRefusals),
  })
  .meta({ id: 'RefusedSelection' });

export const CodingPlan = z
  .object({
    project: title,
    origin: title.describe('The program that wrote it.'),
    users: z.array(z.object({ name: z.string(), codings: z.int() })),
    codes: z.array(CodingCode).describe('Those that its selections have.'),
    sources: z.array(CodingSource),
    totals: z.object({
      selections: z.int(),
      anchored: count('Several of one place are one suggestion, with the codes of all.'),
      suggested: z.int(),
      known: count('Passages that have an insight already, a rejected one included.'),
      refused: z.int(),
    }),
    suggestions: z.array(CodingSuggestion).describe('The first 100.'),
    refused: z.array(RefusedSelection).describe('The first 100.'),
    planToken: PlanToken,
  })
  .meta({ id: 'CodingPlan', description: 'What a project would add as suggestions, and what not.' });
export type CodingPlan = z.infer<typeof CodingPlan>;

export const PlanCodingResponse = z.object({ data: CodingPlan });
export const ApplyCodingResponse = z.object({ data: CodingPlan, auditId: AuditId });
