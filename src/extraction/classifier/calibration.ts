import { sigmoid } from './sparse.ts';

/** Turns a score into a probability: 1 / (1 + e^-(slope * score + offset)). */
export interface Calibration {
  slope: number;
  offset: number;
}

export function calibrate(score: number, { slope, offset }: Calibration): number {
  return sigmoid(slope * score + offset);
}

const STEPS = 50;

/** Platt scaling with his smoothed targets, by Newton's method. `scores` should come from examples held out. */
export function fitCalibration(scores: readonly number[], truths: readonly boolean[]): Calibration {
  const positives = truths.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (truths.length - positives + 2);
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < STEPS; step++) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-6, 0, 1e-6];
    scores.forEach((score, i) => {
      const probability = sigmoid(slope * score + offset);
      const error = probability - (truths[i] ? high : low);
      const curve = probability * (1 - probability);
      gs += error * score;
      go += error;
      hss += curve * score * score;
      hso += curve * score;
      hoo += curve;
    });
    const determinant = hss * hoo - hso * hso;
    const moveSlope = (hoo * gs - hso * go) / determinant;
    const moveOffset = (hss * go - hso * gs) / determinant;
    slope -= moveSlope;
    offset -= moveOffset;
    if (Math.abs(moveSlope) + Math.abs(moveOffset) < 1e-9) break;
  }
  return { slope: Number(slope.toPrecision(6)), offset: Number(offset.toPrecision(6)) };
}
