import type { Dossier } from '../../analysis/schemas.ts';
import { layoutMap, lineHeight, type MapNode } from './map-layout.ts';
import { TableHead } from '../../pages/table-head.tsx';
import { counted, grouped } from '../../pages/numbers.ts';

type Neighbour = Dossier['neighbours'][number];

interface Props {
  theme: { slug: string; label: string; insightCount: number };
  neighbours: readonly Neighbour[];
}

/** The themes found in the same passages as this one: circles that lead to them, and the same as a table. */
export function CooccurrenceMap({ theme, neighbours }: Props) {
  const data = `/v1/themes/${theme.slug}/dossier.csv?quotations=0`;
  return (
    <section aria-labelledby="map-heading">
      <h2 id="map-heading">Found together</h2>
      {neighbours.length === 0 ? (
        <p class="quiet">No passage has this theme and another.</p>
      ) : (
        <>
          <Drawing theme={theme} neighbours={neighbours} />
          <p class="hint">
            This theme is in the middle. Circles grow with the passages of a theme, lines with the passages
            that both have.
          </p>
          <details class="data">
            <summary>As a table</summary>
            <NeighbourTable theme={theme} neighbours={neighbours} />
            <p>
              <a href={data} rel="nofollow">
                As CSV
              </a>
            </p>
          </details>
        </>
      )}
    </section>
  );
}

function Drawing({ theme, neighbours }: Props) {
  const { width, height, middle, nodes } = layoutMap(theme.insightCount, neighbours);
  return (
    <svg
      class="chart map"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-labelledby="map-title"
      aria-describedby="map-description"
    >
      <title id="map-title">Themes found together with {theme.label}</title>
      <desc id="map-description">
        {nodes.length} {nodes.length === 1 ? 'theme' : 'themes'} around {theme.label}, the strongest first;
        also as a table below.
      </desc>
      {nodes.map(({ x, y, line }) => (
        <line class="tie" x1={middle.x} y1={middle.y} x2={x} y2={y} stroke-width={line} />
      ))}
      <circle class="middle" cx={middle.x} cy={middle.y} r={middle.radius} />
      {nodes.map((node) => (
        <Node node={node} />
      ))}
    </svg>
  );
}

function Node({ node: { neighbour, x, y, radius, label } }: { node: MapNode<Neighbour> }) {
  const { slug, label: name, count } = neighbour;
  return (
    <a href={`/themes/${slug}`}>
      <title>
        {name}: {counted(count, 'passage')} in common
      </title>
      <circle cx={x} cy={y} r={radius} />
      {label.lines.map((line, i) => (
        <text x={label.x} y={label.y + i * lineHeight} text-anchor={label.anchor}>
          {line}
        </text>
      ))}
    </a>
  );
}

function NeighbourTable({ theme, neighbours }: Props) {
  return (
    <div class="table" role="region" aria-label="Themes found together" tabIndex={0}>
      <table>
        <TableHead
          columns={[
            'Theme',
            { numbers: 'Passages' },
            { numbers: `With ${theme.label}` },
            { numbers: 'Overlap' },
          ]}
        />
        <tbody>
          {neighbours.map((neighbour) => (
            <tr>
              <th scope="row">
                <a href={`/themes/${neighbour.slug}`}>{neighbour.label}</a>
              </th>
              <td class="number">{grouped(neighbour.passages)}</td>
              <td class="number">{grouped(neighbour.count)}</td>
              <td class="number">
                {Math.round(neighbour.jaccard * 100)} %{neighbour.smallSample && ' *'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {neighbours.some(({ smallSample }) => smallSample) && (
        <p class="hint">* Fewer than ten passages: too few to tell a tie from chance.</p>
      )}
    </div>
  );
}
