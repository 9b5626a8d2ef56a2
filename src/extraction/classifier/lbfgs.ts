/** Gives the value at `at` and writes the gradient there. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

const MEMORY = 8;

/** Minimises a smooth function by L-BFGS with a backtracking line search (Nocedal & Wright, chapter 7). Changes `start`. */
export function minimise(objective: Objective, start: Float64Array, iterations: number): Float64Array {
  const size = start.length;
  let gradient = new Float64Array(size);
  let value = objective(start, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = descentDirection(gradient, steps, changes);
    const slope = inner(direction, gradient);
    if (slope > -1e-10) break;
    const before = Float64Array.from(start);
    const nextGradient = new Float64Array(size);
    let rate = iteration === 0 ? Math.min(1, 1 / Math.sqrt(inner(gradient, gradient))) : 1;
    let next = value;
    let tries = 0;
    for (; tries < 30; tries++) {
      for (let i = 0; i < size; i++) start[i] = before[i]! + rate * direction[i]!;
      next = objective(start, nextGradient);
      if (next <= value + 1e-4 * rate * slope) break;
      rate *= 0.5;
    }
    const gain = value - next;
    if (tries === 30) {
      start.set(before);
      break;
    }
    remember(steps, difference(start, before));
    remember(changes, difference(nextGradient, gradient));
    gradient = nextGradient;
    value = next;
    if (gain < 1e-7 * Math.abs(value)) break;
  }
  return start;
}

function descentDirection(
  gradient: Float64Array,
  steps: Float64Array[],
  changes: Float64Array[],
): Float64Array {
  const direction = gradient.map((part) => -part);
  const alphas: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const alpha = inner(steps[k]!, direction) / inner(steps[k]!, changes[k]!);
    alphas[k] = alpha;
    add(direction, changes[k]!, -alpha);
  }
  if (steps.length > 0) {
    const last = steps.length - 1;
    const scale = inner(steps[last]!, changes[last]!) / inner(changes[last]!, changes[last]!);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const beta = inner(changes[k]!, direction) / inner(steps[k]!, changes[k]!);
    add(direction, steps[k]!, alphas[k]! - beta);
  }
  return direction;
}

function remember(history: Float64Array[], entry: Float64Array): void {
  history.push(entry);
  if (history.length > MEMORY) history.shift();
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function add(target: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * other[i]!;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((part, i) => part - b[i]!);
}
