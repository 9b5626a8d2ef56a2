import { seededRandom } from './random.ts';
import type { SparseRow } from './sparse.ts';

/** One hidden layer of tanh units under a softmax. Weights of the first layer by column, then unit. */
export interface SoftmaxNet {
  hidden: number;
  outputs: number;
  /** First layer; multiply by `unit`. */
  input: Int8Array;
  unit: number;
  inputBias: Float32Array;
  /** Second layer, by unit, then output. */
  output: Float32Array;
  outputBias: Float32Array;
}

export interface NetOptions {
  /** Number of columns. */
  width: number;
  hidden: number;
  epochs: number;
  rate: number;
  /** Share of the inputs, and of the units, that each step leaves out. */
  dropInputs: number;
  dropHidden: number;
  seed: number;
}

const INITIAL_SPREAD = 0.02;
const BIAS_RATE = 0.1;
const FLOOR = 1e-3;
const QUANTA = 127;

/** Log-probabilities of the outputs. Columns beyond those the net knows are ignored. */
export function netScores(net: SoftmaxNet, { columns, values }: SparseRow): Float64Array {
  const { hidden, outputs, input, unit } = net;
  const width = input.length / hidden;
  const sums = new Float64Array(hidden);
  for (let i = 0; i < columns.length; i++) {
    if (columns[i]! >= width) continue;
    const base = columns[i]! * hidden;
    const value = values[i]! * unit;
    for (let h = 0; h < hidden; h++) sums[h]! += value * input[base + h]!;
  }
  const scores = Float64Array.from(net.outputBias);
  for (let h = 0; h < hidden; h++) {
    const activity = Math.tanh(sums[h]! + net.inputBias[h]!);
    for (let k = 0; k < outputs; k++) scores[k]! += activity * net.output[h * outputs + k]!;
  }
  return logSoftmax(scores);
}

export function logSoftmax(scores: Float64Array): Float64Array {
  let largest = -Infinity;
  for (const score of scores) largest = Math.max(largest, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - largest);
  const norm = largest + Math.log(sum);
  return scores.map((score) => score - norm);
}

/** One net that scores as the given ones do on average, before the softmax. */
export function mergeNets(nets: readonly SoftmaxNet[]): SoftmaxNet {
  const [{ hidden, outputs, input }] = nets as [SoftmaxNet];
  const width = input.length / hidden;
  const unit = Math.max(...nets.map((net) => net.unit));
  const merged = new Int8Array(width * hidden * nets.length);
  nets.forEach((net, n) => {
    for (let column = 0; column < width; column++)
      for (let h = 0; h < hidden; h++)
        merged[(column * nets.length + n) * hidden + h] = Math.round(
          (net.input[column * hidden + h]! * net.unit) / unit,
        );
  });
  const outputBias = new Float32Array(outputs);
  for (const net of nets) net.outputBias.forEach((bias, k) => (outputBias[k]! += bias / nets.length));
  return {
    hidden: hidden * nets.length,
    outputs,
    input: merged,
    unit,
    inputBias: Float32Array.from(nets.flatMap((net) => [...net.inputBias])),
    output: Float32Array.from(nets.flatMap((net) => [...net.output].map((weight) => weight / nets.length))),
    outputBias,
  };
}

/** Trains by Adagrad, one example at a time in seeded order. `targets` are distributions over the outputs. */
export function fitNet(
  rows: readonly SparseRow[],
  targets: readonly Float64Array[],
  options: NetOptions,
): SoftmaxNet {
  const trainer = new Trainer(targets[0]?.length ?? 0, options);
  const order = rows.map((_, i) => i);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    trainer.shuffle(order);
    for (const i of order) trainer.step(rows[i]!, targets[i]!);
  }
  return trainer.net();
}

class Trainer {
  private readonly random: () => number;
  private readonly input: Float32Array;
  private readonly output: Float32Array;
  private readonly inputSquares: Float32Array;
  private readonly outputSquares: Float32Array;
  private readonly inputBias: Float32Array;
  private readonly outputBias: Float32Array;
  private readonly activity: Float64Array;
  private readonly mask: Float64Array;
  private readonly back: Float64Array;
  private readonly outputs: number;
  private readonly options: NetOptions;

  constructor(outputs: number, options: NetOptions) {
    const { width, hidden, seed } = options;
    this.outputs = outputs;
    this.options = options;
    this.random = seededRandom(seed);
    const around = (spread: number): number => (this.random() - 0.5) * spread;
    this.input = Float32Array.from({ length: width * hidden }, () => around(INITIAL_SPREAD));
    this.output = Float32Array.from({ length: hidden * outputs }, () => around(2 / Math.sqrt(hidden)));
    this.inputSquares = new Float32Array(width * hidden).fill(FLOOR);
    this.outputSquares = new Float32Array(hidden * outputs).fill(FLOOR);
    this.inputBias = new Float32Array(hidden);
    this.outputBias = new Float32Array(outputs);
    this.activity = new Float64Array(hidden);
    this.mask = new Float64Array(hidden);
    this.back = new Float64Array(hidden);
  }

  shuffle(order: number[]): void {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
  }

  step(row: SparseRow, target: Float64Array): void {
    const kept = this.dropInputs(row);
    this.forward(kept);
    const errors = this.errors(target);
    this.backOutput(errors);
    this.backInput(kept);
  }

  private dropInputs({ columns, values }: SparseRow): SparseRow {
    const keep = 1 - this.options.dropInputs;
    const kept: number[] = [];
    for (let i = 0; i < columns.length; i++) if (this.random() < keep) kept.push(i);
    return {
      columns: Int32Array.from(kept, (i) => columns[i]!),
      values: Float32Array.from(kept, (i) => values[i]! / keep),
    };
  }

  private forward({ columns, values }: SparseRow): void {
    const { hidden, dropHidden } = this.options;
    const { activity, input } = this;
    activity.set(this.inputBias);
    for (let i = 0; i < columns.length; i++) {
      const base = columns[i]! * hidden;
      const value = values[i]!;
      for (let h = 0; h < hidden; h++) activity[h]! += value * input[base + h]!;
    }
    for (let h = 0; h < hidden; h++) {
      this.mask[h] = this.random() < dropHidden ? 0 : 1 / (1 - dropHidden);
      activity[h] = Math.tanh(activity[h]!);
    }
  }

  private errors(target: Float64Array): Float64Array {
    const { outputs, activity, mask, output } = this;
    const scores = Float64Array.from(this.outputBias);
    for (let h = 0; h < activity.length; h++) {
      const out = activity[h]! * mask[h]!;
      for (let k = 0; k < outputs; k++) scores[k]! += out * output[h * outputs + k]!;
    }
    return logSoftmax(scores).map((score, k) => Math.exp(score) - target[k]!);
  }

  private backOutput(errors: Float64Array): void {
    const { outputs, activity, mask, output, outputSquares, back } = this;
    const { rate } = this.options;
    for (let h = 0; h < activity.length; h++) {
      let sum = 0;
      const out = activity[h]! * mask[h]!;
      for (let k = 0; k < outputs; k++) {
        const at = h * outputs + k;
        sum += output[at]! * errors[k]!;
        const slope = out * errors[k]!;
        outputSquares[at]! += slope * slope;
        output[at]! -= (rate * slope) / Math.sqrt(outputSquares[at]!);
      }
      back[h] = sum * mask[h]! * (1 - activity[h]! * activity[h]!);
    }
    for (let k = 0; k < outputs; k++) this.outputBias[k]! -= BIAS_RATE * rate * errors[k]!;
  }

  private backInput({ columns, values }: SparseRow): void {
    const { input, inputSquares, back } = this;
    const { hidden, rate } = this.options;
    for (let h = 0; h < hidden; h++) this.inputBias[h]! -= BIAS_RATE * rate * back[h]!;
    for (let i = 0; i < columns.length; i++) {
      const base = columns[i]! * hidden;
      const value = values[i]!;
      for (let h = 0; h < hidden; h++) {
        const slope = value * back[h]!;
        if (slope === 0) continue;
        inputSquares[base + h]! += slope * slope;
        input[base + h]! -= (rate * slope) / Math.sqrt(inputSquares[base + h]!);
      }
    }
  }

  net(): SoftmaxNet {
    let largest = 0;
    for (const weight of this.input) largest = Math.max(largest, Math.abs(weight));
    const unit = Number((largest / QUANTA || 1).toPrecision(4)) * 1.001;
    return {
      hidden: this.options.hidden,
      outputs: this.outputs,
      input: Int8Array.from(this.input, (weight) => Math.round(weight / unit)),
      unit,
      inputBias: this.inputBias,
      output: this.output,
      outputBias: this.outputBias,
    };
  }
}
