import { isoInstant } from '../lib/instants.ts';
import type { DeliveryRow, WebhookRow } from './repository.ts';
import type { Delivery, Webhook } from './schemas.ts';

const orNull = (instant: Date | null): string | null => (instant === null ? null : isoInstant(instant));

export const presentWebhook = (row: WebhookRow): Webhook => ({
  id: row.id,
  url: row.url,
  description: row.description,
  types: row.types,
  status: row.status,
  disabledReason: row.disabledReason,
  failingSince: orNull(row.failingSince),
  previousSecretUntil: orNull(row.previousSecretUntil),
  version: row.version,
  createdAt: isoInstant(row.createdAt),
  updatedAt: isoInstant(row.updatedAt),
});

export const presentDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  type: row.type,
  position: row.position,
  status: row.status,
  createdAt: isoInstant(row.createdAt),
  attempts: row.attempts.map((attempt) => ({ ...attempt, at: isoInstant(attempt.at) })),
});
