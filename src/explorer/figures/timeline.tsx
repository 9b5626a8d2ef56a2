import type { Timeline as TimelineData } from '../../analysis/schemas.ts';
import { address } from '../../pages/pages.ts';
import { layoutTimeline, type Column, type TimelineLayout } from './timeline-layout.ts';
import { TableHead } from '../../pages/table-head.tsx';
import { counted, grouped } from '../../pages/numbers.ts';

interface Props {
  theme: { slug: string; label: string };
  timeline: TimelineData;
}

/** A theme's insights by when their meetings were held: bars that lead to them, and the same as a table. */
export function Timeline({ theme, timeline: { periods, undated } }: Props) {
  const layout = layoutTimeline(periods);
  return (
    <section aria-labelledby="timeline-heading">
      <h2 id="timeline-heading">Over time</h2>
      {periods.length > 0 && (
        <>
          <Drawing theme={theme} layout={layout} />
          <details class="data">
            <summary>As a table</summary>
            <PeriodTable layout={layout} />
            <p>
              <a href={`/v1/stats/timeline.csv?theme=${theme.slug}&by=month`} rel="nofollow">
                As CSV
              </a>
            </p>
          </details>
        </>
      )}
      <Undated isAll={periods.length === 0} insights={undated.insights} />
    </section>
  );
}

function Undated({ isAll, insights }: { isAll: boolean; insights: number }) {
  if (insights === 0) return isAll ? <p class="quiet">No insights yet.</p> : null;
  if (isAll) return <p class="quiet">It is not known when the meetings were held.</p>;
  return (
    <p class="hint">
      {grouped(insights)} more {insights === 1 ? 'is of a meeting' : 'are of meetings'} whose date is not
      known.
    </p>
  );
}

function Drawing({ theme, layout }: { theme: Props['theme']; layout: TimelineLayout }) {
  const { width, height, baseline, left, bars, ticks } = layout;
  return (
    <svg
      class="chart timeline"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-labelledby="timeline-title"
      aria-describedby="timeline-description"
    >
      <title id="timeline-title">Insights on {theme.label} over time</title>
      <desc id="timeline-description">
        From {bars[0]?.column.label} to {bars.at(-1)?.column.label}; also as a table below.
      </desc>
      {ticks.map(({ y, value }) => (
        <>
          <line class={value === 0 ? 'base' : 'grid'} x1={left} x2={width} y1={y} y2={y} />
          <text class="tick" x={left - 6} y={y + 4} text-anchor="end" aria-hidden="true">
            {grouped(value)}
          </text>
        </>
      ))}
      {bars.map(({ column, x, y, width: wide, height: tall, label }) => (
        <>
          {column.insights > 0 && (
            <a href={insightsOf(theme.slug, column)}>
              <title>
                {column.label}: {counted(column.insights, 'insight')}
              </title>
              <rect class="bar" x={x} y={y} width={wide} height={tall} />
            </a>
          )}
          {label !== null && (
            <text class="tick" x={x + wide / 2} y={baseline + 18} text-anchor="middle" aria-hidden="true">
              {label}
            </text>
          )}
        </>
      ))}
    </svg>
  );
}

const insightsOf = (theme: string, { from, to }: Column): string =>
  address('/search', new URLSearchParams({ type: 'insight', theme, from, to }));

function PeriodTable({ layout }: { layout: TimelineLayout }) {
  return (
    <table>
      <TableHead columns={['When', { numbers: 'Insights' }, { numbers: 'Notes' }]} />
      <tbody>
        {layout.bars.map(({ column }) => (
          <tr>
            <th scope="row">{column.label}</th>
            <td class="number">{grouped(column.insights)}</td>
            <td class="number">{grouped(column.notes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
