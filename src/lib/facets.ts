interface Count {
  value: string;
  label: string;
  count: number;
}

/** Selected values stay in a facet even where nothing has them any more, so that they can be unselected. */
export function withSelectedZeros(
  values: Count[],
  selected: readonly string[] | undefined,
): Count[] {
  const missing = (selected ?? []).filter((slug) => !values.some(({ value }) => value === slug));
  return [...values, ...missing.map((value) => ({ value, label: value, count: 0 }))];
}
