import { z } from 'zod';

const Figures = z
  .object({ precision: z.number(), recall: z.number(), f1: z.number() })
  .meta({ id: 'Figures' });

const JudgedModel = z
  .object({
    source: z.string().describe('`model@1` is the shipped one.'),
    figures: z.object({ insights: Figures, themes: Figures }),
  })
  .meta({
    id: 'JudgedModel',
    description: 'A model and how well it says what people decided, in notes that it has not learnt from.',
  });

const TrainingReport = z
  .object({
    learntFrom: z.object({
      notes: z.int(),
      accepted: z.int(),
      rejected: z.int(),
      passedOver: z.int(),
    }),
    inUse: JudgedModel,
    candidate: JudgedModel,
    better: z.boolean(),
    switched: z.boolean().describe('Whether the candidate is in use now.'),
  })
  .meta({ id: 'TrainingReport' });

export const Training = z
  .object({
    id: z.uuid(),
    url: z.string(),
    state: z.enum(['waiting', 'running', 'succeeded', 'failed']),
    dryRun: z.boolean(),
    report: TrainingReport.nullable().describe('Once it has succeeded.'),
    reason: z.string().nullable().describe('Why it failed.'),
    requestedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Training', description: 'One attempt to learn from what curators decided.' });
export type Training = z.infer<typeof Training>;
export const TrainingResponse = z.object({ data: Training });

export const TrainInput = z
  .strictObject({ dryRun: z.boolean().default(false).describe('Compare, and change nothing.') })
  .meta({ id: 'Train' });

export const Model = z
  .object({
    number: z.int(),
    source: z.string().describe('As insights name it.'),
    shipped: z.boolean().describe('Whether it came with the program; the others were learnt here.'),
    inUse: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Model', description: 'A model that this knowledge base has used.' });
export type Model = z.infer<typeof Model>;
export const ModelListResponse = z.object({ data: z.array(Model) });
