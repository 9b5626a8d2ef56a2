import { labelLines } from './label-lines.ts';

/** A theme that is found beside the one in the middle. */
export interface Neighbour {
  slug: string;
  label: string;
  /** Passages with both. */
  count: number;
  /** Passages with this neighbour. */
  passages: number;
}

export interface MapNode<N extends Neighbour> {
  neighbour: N;
  x: number;
  y: number;
  radius: number;
  /** How thick the line from the middle is. */
  line: number;
  label: { x: number; y: number; anchor: 'start' | 'end'; lines: string[] };
}

export interface MapLayout<N extends Neighbour> {
  width: number;
  height: number;
  middle: { x: number; y: number; radius: number };
  nodes: MapNode<N>[];
}

/** Units are about pixels: the map is shown as wide as a phone. */
export const mapWidth = 380;
export const lineHeight = 13;
const rowHeight = 44;
const margin = 8;
const halfWidth = 76;
/** Beyond it, the lines of neighbours would run into each other. */
const shownNeighbours = 14;
const gap = 6;
const smallest = 3;
const largest = 13;
const label = { characters: 14, lines: 2 };

const rounded = (value: number): number => Math.round(value * 10) / 10;

/**
 * The strongest neighbours around a theme, on an oval whose rows keep apart, so that no label runs into another: in turns
 * right and left, the strongest above. The area of a circle grows with passages, the thickness of a line with those shared.
 */
export function layoutMap<N extends Neighbour>(passages: number, neighbours: readonly N[]): MapLayout<N> {
  const shown = neighbours.slice(0, shownNeighbours);
  const rows = Math.max(1, Math.ceil(shown.length / 2));
  const height = rows * rowHeight + 2 * margin;
  const middle = { x: mapWidth / 2, y: height / 2 };
  const most = Math.max(1, passages, ...shown.map((one) => one.passages));
  const strongest = Math.max(1, ...shown.map(({ count }) => count));
  const radiusOf = (of: number): number => rounded(smallest + (largest - smallest) * Math.sqrt(of / most));
  const nodes = shown.map((neighbour, i): MapNode<N> => {
    const side = i % 2 === 0 ? 1 : -1;
    const onSide = side === 1 ? Math.ceil(shown.length / 2) : Math.floor(shown.length / 2);
    const down = (Math.floor(i / 2) - (onSide - 1) / 2) * rowHeight;
    const out = halfWidth * Math.sqrt(1 - (down / (rows * rowHeight * 0.52)) ** 2);
    const [x, y] = [rounded(middle.x + side * out), rounded(middle.y + down)];
    const radius = radiusOf(neighbour.passages);
    const lines = labelLines(neighbour.label, label);
    const first = y - ((lines.length - 1) * lineHeight) / 2 + 4;
    return {
      neighbour,
      x,
      y,
      radius,
      line: rounded(1 + (7 * neighbour.count) / strongest),
      label: {
        x: rounded(x + side * (radius + gap)),
        y: rounded(first),
        anchor: side === 1 ? 'start' : 'end',
        lines,
      },
    };
  });
  return { width: mapWidth, height, middle: { ...middle, radius: radiusOf(passages) }, nodes };
}
