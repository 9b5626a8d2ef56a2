import { z } from 'zod';
import { searchTypes } from '../search/port.ts';

const Drift = z
  .object({
    missing: z.array(z.uuid()).describe('In the database, not in the index.'),
    stale: z.array(z.uuid()).describe('In the index, but not as it is now.'),
    extra: z.array(z.uuid()).describe('In the index, not (any longer) in the database.'),
  })
  .meta({ id: 'Drift', description: 'Documents that differ, apart from those on their way.' });

const DriftByType = z.object({ note: Drift, insight: Drift, example: Drift });

const Parked = z
  .object({
    entityType: z.enum([...searchTypes, 'synonyms']),
    entityId: z.uuid(),
    attempts: z.int(),
    reason: z.string().nullable(),
    parkedAt: z.iso.datetime(),
  })
  .meta({ id: 'ParkedChange', description: 'A change that the index refused; a repair tries it again.' });

export const Rebuild = z
  .object({
    id: z.uuid(),
    status: z.enum(['running', 'succeeded', 'failed']),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    done: z.int().describe('Documents built.'),
    total: z.int().describe('Documents to build.'),
    error: z.string().nullable(),
  })
  .meta({ id: 'IndexRebuild' });

const IndexStatus = z
  .object({
    engine: z.enum(['meilisearch', 'postgres']).describe('The engine of choice.'),
    reachable: z.boolean().describe('Whether the index answers; true where PostgreSQL is the engine.'),
    pending: z.int().describe('Changes that the index has yet to learn.'),
    lagSeconds: z.number().describe('Age of the oldest of them.'),
    parked: z.array(Parked).describe('Changes that the index refused, at most 100.'),
    documents: z
      .object({ note: z.int(), insight: z.int(), example: z.int() })
      .describe('What should be in it.'),
    driftCount: z
      .int()
      .nullable()
      .describe(
        'How many documents differ; null where they were not compared, or the index does not answer.',
      ),
    drift: DriftByType.nullable(),
    staleSettings: z
      .array(z.string())
      .describe('Indexes whose settings or synonyms are not as they should be.'),
    rebuild: Rebuild.nullable().describe('The newest rebuild.'),
  })
  .meta({ id: 'IndexStatus' });
export type IndexStatus = z.infer<typeof IndexStatus>;

export const IndexStatusQuery = z.strictObject({
  compare: z
    .enum(['true', 'false'])
    .default('true')
    .describe('`false`: documents are not compared, which reads all of them; `drift` is then null.'),
});

export const IndexStatusResponse = z.object({ data: IndexStatus });
export const RebuildResponse = z.object({ data: Rebuild });

export const RepairResponse = z.object({
  data: z.object({ mended: z.int().describe('Documents that differed.'), drift: DriftByType }),
});

export const Receipt = z
  .object({
    id: z.uuid().describe('The id of the request that wrote.'),
    url: z.string(),
    status: z
      .enum(['pending', 'searchable', 'failed'])
      .describe(
        'pending: on its way. searchable: every search finds it. failed: the index refused, see reason.',
      ),
    pending: z.int().describe('Changes that the index has yet to learn.'),
    reason: z.string().nullable(),
    createdAt: z.iso.datetime(),
    searchableAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Receipt', description: 'Whether what a write changed can be found yet.' });
export type Receipt = z.infer<typeof Receipt>;
export const ReceiptResponse = z.object({ data: Receipt });
