import { readFileSync } from 'node:fs';
import type { Calibration } from '../classifier/calibration.ts';
import { Columns, type GroupScales } from './columns.ts';

/** A linear scorer over the columns of its space. */
export interface Head {
  name: string;
  bias: number;
  weights: Float32Array;
  calibration: Calibration;
  /** Probability from which on the head says yes. */
  threshold: number;
}

/** Heads that read the same features in the same scale. */
export interface Space {
  columns: Columns;
  scales: GroupScales;
  heads: Head[];
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
  theme: Space;
}

const FORMAT = 1;
const QUANTA = 32_767;
const SPACES = ['insight', 'kind', 'theme'] as const;

/** The shipped weights: beside `src` and `dist`, for both run two folders deep. */
export const shippedWeightsUrl = new URL('../../../weights/model.json', import.meta.url);

export function readWeights(from: URL | string = shippedWeightsUrl): ModelWeights {
  return decodeWeights(readFileSync(from, 'utf8'));
}

/** Writes weights as JSON text: the same weights always give the same bytes. */
export function encodeWeights(model: ModelWeights): string {
  const spaces = SPACES.map((name) => [name, encodeSpace(model[name])]);
  return `${JSON.stringify({ format: FORMAT, source: model.source, ...Object.fromEntries(spaces) })}\n`;
}

export function decodeWeights(text: string): ModelWeights {
  const file = JSON.parse(text) as { format: number; source: string } & Record<string, StoredSpace>;
  if (file.format !== FORMAT) throw new Error(`weights of format ${file.format}, not ${FORMAT}`);
  const [insight, kind, theme] = SPACES.map((name) => decodeSpace(file[name]!));
  return { source: file.source, insight: insight!, kind: kind!, theme: theme! };
}

interface StoredSpace {
  scales: GroupScales;
  columns: string;
  heads: {
    name: string;
    bias: number;
    unit: number;
    weights: string;
    calibration: Calibration;
    threshold: number;
  }[];
}

function encodeSpace({ columns, scales, heads }: Space): StoredSpace {
  return {
    scales,
    columns: toBase64(columns.hashes),
    heads: heads.map(({ name, bias, weights, calibration, threshold }) => {
      const unit = unitOf(weights);
      const quanta = Int16Array.from(weights, (weight) => Math.round(weight / unit));
      return { name, bias: round(bias), unit, weights: toBase64(quanta), calibration, threshold };
    }),
  };
}

function decodeSpace({ scales, columns, heads }: StoredSpace): Space {
  return {
    scales,
    columns: new Columns(new Uint32Array(fromBase64(columns))),
    heads: heads.map(({ unit, weights, ...head }) => ({
      ...head,
      weights: Float32Array.from(new Int16Array(fromBase64(weights)), (quantum) => quantum * unit),
    })),
  };
}

function unitOf(weights: Float32Array): number {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return largest === 0 ? 1 : Number((largest / QUANTA).toPrecision(4)) * 1.001;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

function toBase64(array: Uint32Array | Int16Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

function fromBase64(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
