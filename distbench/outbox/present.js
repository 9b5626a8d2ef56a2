import { isoInstant } from "../lib/instants.js";
export const receiptAddress = (id) => `/v1/index/receipts/${id}`;
const isoOrNull = (value) => (value === null ? null : isoInstant(value));
export const presentReceipt = (row) => ({
    ...row,
    url: receiptAddress(row.id),
    createdAt: isoInstant(row.createdAt),
    searchableAt: isoOrNull(row.searchableAt),
});
export const presentRebuild = (row) => ({
    ...row,
    startedAt: isoInstant(row.startedAt),
    finishedAt: isoOrNull(row.finishedAt),
});
export const presentParked = (row) => ({
    ...row,
    parkedAt: isoInstant(row.parkedAt),
});
//# sourceMappingURL=present.js.map