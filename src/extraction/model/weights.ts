import { readFileSync } from 'node:fs';
import type { Calibration } from '../classifier/calibration.ts';
import { Columns, type GroupScales } from './columns.ts';
import type { ContextHead } from './context.ts';

/** A linear scorer; its weights are one stripe of its space's. */
export interface Head {
  name: string;
  bias: number;
  calibration: Calibration;
  /** Probability from which on the head says yes. */
  threshold: number;
}

/** Heads that read the same features in the same scale. */
export interface Space {
  columns: Columns;
  scales: GroupScales;
  heads: Head[];
  /** By column, then head. */
  weights: Float32Array;
}

/** Themes are scored twice: alone, then with what stands around the sentence. */
export interface ThemeSpace extends Space {
  /** Mean first score of each theme over insights. */
  centres: number[];
  context: ContextHead;
}

/** Everything a trained extractor knows. */
export interface ModelWeights {
  /** Recorded with every suggestion, such as `model@1`. */
  source: string;
  /** One head, `insight`. */
  insight: Space;
  /** One head for each kind of insight. */
  kind: Space;
  /** One head for each theme, by slug. */
  theme: ThemeSpace;
}

const FORMAT = 4;
const QUANTA = 32_767;

/** The shipped weights: beside `src` and `dist`, for both run two folders deep. */
export const shippedWeightsUrl = new URL('../../../weights/model.json', import.meta.url);

export function readWeights(from: URL | string = shippedWeightsUrl): ModelWeights {
  return decodeWeights(readFileSync(from, 'utf8'));
}

/** Writes weights as JSON text: the same weights always give the same bytes. */
export function encodeWeights({ source, insight, kind, theme }: ModelWeights): string {
  const { centres, context } = theme;
  const file: StoredWeights = {
    format: FORMAT,
    source,
    insight: encodeSpace(insight),
    kind: encodeSpace(kind),
    theme: { ...encodeSpace(theme), centres: centres.map(round), context: roundContext(context) },
  };
  return `${JSON.stringify(file)}\n`;
}

/** Reads what `encodeWeights` wrote. Throws when the format is another. */
export function decodeWeights(text: string): ModelWeights {
  const file = JSON.parse(text) as StoredWeights;
  if (file.format !== FORMAT) throw new Error(`weights of format ${file.format}, not ${FORMAT}`);
  const { source, insight, kind, theme } = file;
  const { centres, context } = theme;
  return {
    source,
    insight: decodeSpace(insight),
    kind: decodeSpace(kind),
    theme: { ...decodeSpace(theme), centres, context },
  };
}

interface StoredSpace {
  scales: GroupScales;
  columns: string;
  factors: string;
  heads: Head[];
  unit: number;
  weights: string;
}

interface StoredWeights {
  format: number;
  source: string;
  insight: StoredSpace;
  kind: StoredSpace;
  theme: StoredSpace & Pick<ThemeSpace, 'centres' | 'context'>;
}

function encodeSpace({ columns, scales, heads, weights }: Space): StoredSpace {
  const unit = unitOf(weights);
  return {
    scales,
    columns: toBase64(columns.hashes),
    factors: toBase64(columns.factors),
    heads: heads.map((head) => ({ ...head, bias: round(head.bias) })),
    unit,
    weights: toBase64(Int16Array.from(weights, (weight) => Math.round(weight / unit))),
  };
}

function decodeSpace({ columns, factors, unit, weights, ...rest }: StoredSpace): Space {
  return {
    ...rest,
    columns: new Columns(new Uint32Array(fromBase64(columns)), new Float32Array(fromBase64(factors))),
    weights: Float32Array.from(new Int16Array(fromBase64(weights)), (quantum) => quantum * unit),
  };
}

function unitOf(weights: Float32Array): number {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return largest === 0 ? 1 : Number((largest / QUANTA).toPrecision(4)) * 1.001;
}

function roundContext({ weights, biases }: ContextHead): ContextHead {
  return { weights: weights.map(round), biases: biases.map(round) };
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

function toBase64(array: Uint32Array | Float32Array | Int16Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

function fromBase64(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
