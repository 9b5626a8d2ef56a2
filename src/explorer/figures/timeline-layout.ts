/** What is counted of a stretch of time, as the API says it: `2024`, `2024-Q2` or `2024-05`. */
export interface Period {
  period: string;
  precision: 'year' | 'quarter' | 'month';
  insights: number;
  notes: number;
}

/** A stretch of time as a column: also of one in which nothing was held, as time goes on at one pace. */
export interface Column {
  label: string;
  /** Its first and last day. */
  from: string;
  to: string;
  insights: number;
  notes: number;
}

const mostColumns = 24;
/** Months that a column may stand for. */
const steps = [1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000];
const stepOf = { month: 1, quarter: 3, year: 12 };
const latestMonth = 9999 * 12 + 11;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/**
 * Columns from the first period to the last, as fine as all periods are known and as there is room for. Nothing is put
 * into a shorter stretch than its own.
 */
export function columnsOf(periods: readonly Period[]): Column[] {
  const starts = periods.map(startOf);
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  if (periods.length === 0) return [];
  const finest = Math.max(...periods.map(({ precision }) => stepOf[precision]));
  const countBy = (step: number): number => Math.floor(last / step) - Math.floor(first / step) + 1;
  const step = steps.find((one) => one >= finest && countBy(one) <= mostColumns) ?? 12_000;
  const begin = Math.floor(first / step);
  const columns = Array.from({ length: countBy(step) }, (_, i) => emptyColumn((begin + i) * step, step));
  for (const [i, { insights, notes }] of periods.entries()) {
    const column = columns[Math.floor((starts[i] ?? first) / step) - begin];
    if (!column) continue;
    column.insights += insights;
    column.notes += notes;
  }
  return columns;
}

/** Months since the year 0. */
function startOf({ period }: Period): number {
  const [year, part] = period.split('-');
  const month = part === undefined ? 0 : part.startsWith('Q') ? (Number(part[1]) - 1) * 3 : Number(part) - 1;
  return Number(year) * 12 + month;
}

function emptyColumn(start: number, step: number): Column {
  const [first, last] = [Math.max(12, start), Math.min(latestMonth, start + step - 1)];
  return {
    label: labelOf(first, last, step),
    from: `${monthOf(first)}-01`,
    to: `${monthOf(last)}-${daysIn(last)}`,
    insights: 0,
    notes: 0,
  };
}

function labelOf(first: number, last: number, step: number): string {
  const [year, month] = [Math.floor(first / 12), first % 12];
  if (step === 1) return `${months[month]} ${year}`;
  if (step === 3) return `Q${month / 3 + 1} ${year}`;
  return step === 12 ? String(year) : `${year}–${Math.floor(last / 12)}`;
}

const monthOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

function daysIn(month: number): number {
  const next = new Date(0);
  next.setUTCFullYear(Math.floor(month / 12), (month % 12) + 1, 0);
  return next.getUTCDate();
}

export interface TimelineLayout {
  width: number;
  height: number;
  baseline: number;
  left: number;
  /** Each column as a bar from the baseline up, with its label where there is room for one. */
  bars: { column: Column; x: number; y: number; width: number; height: number; label: string | null }[];
  /** How many insights the lines across stand for. */
  ticks: { y: number; value: number }[];
}

/** Units are about pixels: the timeline is shown as wide as a phone. */
const size = { width: 380, height: 170, left: 34, right: 8, top: 14, bottom: 26 };
const characterWidth = 7;

export function layoutTimeline(periods: readonly Period[]): TimelineLayout {
  const columns = columnsOf(periods);
  const { width, height, left, right, top, bottom } = size;
  const baseline = height - bottom;
  const ticks = ticksUpTo(Math.max(0, ...columns.map(({ insights }) => insights)));
  const most = ticks.at(-1) ?? 1;
  const heightOf = (insights: number): number => rounded((insights / most) * (baseline - top));
  const pitch = (width - left - right) / Math.max(1, columns.length);
  const bar = Math.min(pitch * 0.72, 40);
  const widest = Math.max(...columns.map(({ label }) => label.length)) * characterWidth + 8;
  const every = Math.max(1, Math.ceil(widest / pitch));
  return {
    width,
    height,
    baseline,
    left,
    bars: columns.map((column, i) => {
      const tall = column.insights === 0 ? 0 : Math.max(2, heightOf(column.insights));
      return {
        column,
        x: rounded(left + pitch * i + (pitch - bar) / 2),
        y: rounded(baseline - tall),
        width: rounded(bar),
        height: tall,
        label: i % every === 0 ? column.label : null,
      };
    }),
    ticks: ticks.map((value) => ({ value, y: rounded(baseline - heightOf(value)) })),
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Round numbers from 0 to at least `most`, three or four of them; 0 and 1 where there is no more. */
function ticksUpTo(most: number): number[] {
  if (most <= 1) return [0, 1];
  const tens = 10 ** Math.floor(Math.log10(most / 2));
  const step =
    [1, 2, 5, 10].map((factor) => factor * tens).find((one) => one >= 1 && most / one <= 3) ?? most;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}
