import type { FacetValue } from '../insights/schemas.ts';
import { address } from '../pages/pages.ts';
import { grouped } from '../pages/numbers.ts';

const titles: Record<string, string> = {
  type: 'Show',
  theme: 'Theme',
  kind: 'Kind',
  example: 'Example',
  series: 'Series',
};
const labels: Record<string, string> = { insight: 'Insights', note: 'Notes', example: 'Examples' };
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const shownAtOnce = 8;

interface Props {
  facets: Record<string, readonly FacetValue[]>;
  query: URLSearchParams;
  path: string;
}

/** Counts beside a list, as links that narrow it or widen it again. */
export function Facets({ facets, query, path }: Props) {
  const groups = Object.entries(facets).filter(([, values]) => values.length > 0);
  const selected = groups.some(([name]) => query.has(name));
  return (
    <details class="filters" open={selected}>
      <summary>Filters</summary>
      {groups.map(([name, values]) => (
        <FacetGroup name={name} values={values} query={query} path={path} />
      ))}
    </details>
  );
}

interface GroupProps extends Omit<Props, 'facets'> {
  name: string;
  values: readonly FacetValue[];
}

function FacetGroup({ name, values, query, path }: GroupProps) {
  const chosen = query.get(name)?.split(',') ?? [];
  const sorted = values.toSorted(
    (a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)) || b.count - a.count,
  );
  const shown = Math.max(shownAtOnce, chosen.length);
  const items = sorted.map((value) => (
    <FacetLink
      label={name === 'type' ? (labels[value.value] ?? value.label) : capitalised(value.label)}
      value={value}
      chosen={chosen}
      href={toggled({ name, value: value.value, chosen, query, path })}
    />
  ));
  return (
    <section aria-label={titles[name] ?? name}>
      <h3>{titles[name] ?? name}</h3>
      <ul class="facet">{items.slice(0, shown)}</ul>
      {items.length > shown && (
        <details>
          <summary>{items.length - shown} more</summary>
          <ul class="facet">{items.slice(shown)}</ul>
        </details>
      )}
    </section>
  );
}

function FacetLink(props: { label: string; value: FacetValue; chosen: string[]; href: string }) {
  const { label, value, chosen, href } = props;
  const isChosen = chosen.includes(value.value);
  return (
    <li>
      <a href={href} aria-current={isChosen ? 'true' : undefined} rel="nofollow">
        <span>
          {label}
          {isChosen && <span class="visually-hidden"> (chosen: take away)</span>}
        </span>{' '}
        <span class="count">{grouped(value.count)}</span>
      </a>
    </li>
  );
}

function toggled(facet: {
  name: string;
  value: string;
  chosen: string[];
  query: URLSearchParams;
  path: string;
}): string {
  const { name, value, chosen, query, path } = facet;
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  const narrowed = new URLSearchParams(query);
  narrowed.delete('cursor');
  if (next.length > 0) narrowed.set(name, next.join(','));
  else narrowed.delete(name);
  return address(path, narrowed);
}
