type Precision = 'day' | 'month' | 'year';

const lengths: Record<Precision, number> = { day: 10, month: 7, year: 4 };

/** A date with as much as is known of it: `2020-09-09`, `2020-09`, `2020`; null where nothing is. */
export const partialDate = (date: string | null, precision: Precision | null): string | null =>
  date === null ? null : date.slice(0, lengths[precision ?? 'day']);
