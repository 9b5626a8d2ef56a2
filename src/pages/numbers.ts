const grouping = new Intl.NumberFormat('en-GB');

/** `12345` as `12,345`. */
export const grouped = (number: number): string => grouping.format(number);

/** `1 insight`, `2 insights`. */
export const counted = (number: number, one: string, more = `${one}s`): string =>
  `${grouped(number)} ${number === 1 ? one : more}`;
