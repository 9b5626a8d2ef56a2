import { isoInstant } from '../lib/instants.ts';
import type { Rebuild } from './rebuild.ts';
import type { Receipt as ReceiptRow } from './receipts.ts';
import type { IndexStatus, Receipt } from './schemas.ts';
import type { ParkedRow } from './status.ts';

export const receiptAddress = (id: string): string => `/v1/index/receipts/${id}`;

const isoOrNull = (value: string | null): string | null => (value === null ? null : isoInstant(value));

export const presentReceipt = ({ documentsDue: _documentsDue, ...row }: ReceiptRow): Receipt => ({
  ...row,
  url: receiptAddress(row.id),
  createdAt: isoInstant(row.createdAt),
  searchableAt: isoOrNull(row.searchableAt),
});

export const presentRebuild = (row: Rebuild): NonNullable<IndexStatus['rebuild']> => ({
  ...row,
  startedAt: isoInstant(row.startedAt),
  finishedAt: isoOrNull(row.finishedAt),
});

export const presentParked = (row: ParkedRow): IndexStatus['parked'][number] => ({
  ...row,
  parkedAt: isoInstant(row.parkedAt),
});
