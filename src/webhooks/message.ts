import type { ChangeReference } from '../changes/schemas.ts';
import { isoInstant } from '../lib/instants.ts';
import type { DeliveryRow } from './repository.ts';

/** The body of a delivery (Standard Webhooks): what changed and where to read it, never the content itself. */
export const messageBody = (
  { type, changedAt }: Pick<DeliveryRow, 'type' | 'changedAt'>,
  data: ChangeReference,
): string => JSON.stringify({ type, timestamp: isoInstant(changedAt), data });
