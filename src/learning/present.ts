import { isoInstant } from '../lib/instants.ts';
import type { ModelRow } from './models-repository.ts';
import type { Model, Training } from './schemas.ts';
import type { TrainingRow } from './trainings-repository.ts';

export const trainingAddress = (id: string): string => `/v1/models/trainings/${id}`;

export const presentTraining = ({ actor: _actor, ...row }: TrainingRow): Training => ({
  ...row,
  url: trainingAddress(row.id),
  requestedAt: isoInstant(row.requestedAt),
  finishedAt: row.finishedAt === null ? null : isoInstant(row.finishedAt),
});

export const presentModel = ({ number, inUse, createdAt }: ModelRow): Model => ({
  number,
  source: `model@${number}`,
  shipped: number === 1,
  inUse,
  createdAt: isoInstant(createdAt),
});
