import type { SearchFacet, SearchFilters, SlugFilter } from './port.ts';

const quote = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
const list = (values: readonly string[]): string => `[${values.map(quote).join(', ')}]`;
const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** Filters, and perhaps the only documents that count. */
export type NarrowedFilters = SearchFilters & { only?: readonly string[] };

/** All of these hold. `omit` is the facet that is being counted: its own filter is left out. */
export function filterExpressions(
  filters: NarrowedFilters,
  hidden: readonly string[],
  omit?: SearchFacet,
): string[] {
  const { kinds, series, from, to, only } = filters;
  return [
    ...slugExpressions(['themes'], filters.themes, omit === 'theme'),
    ...slugExpressions(['tags', 'themes'], filters.tags, omit === 'tag'),
    ...slugExpressions(['examples'], filters.examples, omit === 'example'),
    ...(kinds && omit !== 'kind' ? [`kind IN ${list(kinds)}`] : []),
    ...(series && omit !== 'series' ? [`series IN ${list(series)}`] : []),
    ...(from !== undefined ? [`heldOn >= ${dayNumber(from)}`] : []),
    ...(to !== undefined ? [`heldOn <= ${dayNumber(to)}`] : []),
    ...(only ? [`id IN ${list(only)}`] : []),
    ...(hidden.length > 0 ? [`id NOT IN ${list(hidden)}`] : []),
  ];
}

/** A slug counts where any of the attributes has it. */
function slugExpressions(attributes: string[], filter: SlugFilter | undefined, omitAny: boolean): string[] {
  const either = (slugs: readonly string[]): string =>
    `(${attributes.map((attribute) => `${attribute} IN ${list(slugs)}`).join(' OR ')})`;
  return [
    ...(filter?.any && !omitAny ? [either(filter.any)] : []),
    ...(filter?.all ?? []).map((slug) => either([slug])),
    ...(filter?.none ? [`NOT ${either(filter.none)}`] : []),
  ];
}
