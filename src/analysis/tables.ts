import { byteOrderMark, csvRows, type Cell } from '../exporters/csv.ts';
import type { Cooccurrence, Coverage, Dossier, Timeline } from './schemas.ts';

const table = (head: string[], rows: Cell[][]): string => byteOrderMark + csvRows([head, ...rows]);
const yes = (flag: boolean): string => (flag ? 'yes' : 'no');

/** One row a pair. */
export const cooccurrenceTable = ({ pairs }: Cooccurrence): string =>
  table(
    [
      'theme',
      'other_theme',
      'theme_count',
      'other_theme_count',
      'both',
      'jaccard',
      'imbalanced',
      'small_sample',
      'insights',
    ],
    pairs.map((pair) => [
      ...pair.themes,
      ...pair.counts,
      pair.count,
      pair.jaccard,
      yes(pair.imbalanced),
      yes(pair.smallSample),
      [...new Set(pair.evidence.flatMap(({ insights }) => insights.map(({ id }) => id)))].join(' '),
    ]),
  );

const timelineRows = ({ periods, undated }: Timeline): Cell[][] => [
  ...periods.map(({ period, precision, insights, notes }) => [period, precision, insights, notes]),
  ['undated', '', undated.insights, undated.notes],
];

/** One row a period, and one for what has no date. */
export const timelineTable = (timeline: Timeline): string =>
  table(['period', 'precision', 'insights', 'notes'], timelineRows(timeline));

/** One row for each thing in it; `part` says what. */
export const dossierTable = ({ theme, quotations, examples, neighbours, timeline }: Dossier): string =>
  table(
    ['part', 'name', 'text', 'count', 'jaccard', 'address'],
    [
      ['definition', theme.slug, theme.definition, theme.insightCount, null, `/v1/themes/${theme.slug}`],
      ...quotations.map((insight) => [
        'quotation',
        insight.id,
        insight.evidence?.exact,
        null,
        null,
        insight.url,
      ]),
      ...examples.map(({ slug, name, insights }) => [
        'example',
        slug,
        name,
        insights,
        null,
        `/v1/examples/${slug}`,
      ]),
      ...neighbours.map(({ slug, label, count, jaccard }) => [
        'neighbour',
        slug,
        label,
        count,
        jaccard,
        `/v1/themes/${slug}`,
      ]),
      ...timelineRows(timeline).map(([period, , insights]) => ['period', period, null, insights, null, null]),
    ],
  );

/** One row a stretch without insight. */
export const coverageTable = ({ stretches }: Coverage): string =>
  table(
    ['start', 'end', 'length', 'section', 'text'],
    stretches.map(({ start, end, length, section, text }) => [start, end, length, section, text]),
  );
