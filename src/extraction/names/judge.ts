import { sigmoid } from '../classifier/sparse.ts';
import type { NameKind } from '../port.ts';
import type { Cluster } from './clusters.ts';
import { nameKinds, shippedNameWeights, type NameWeights } from './weights.ts';

export interface Verdict {
  kind: NameKind;
  /** `leastConfidence` to 1: of those called 0.8, about eight in ten are right. */
  confidence: number;
}

const mostRepeats = 3;
/** With it, F1 was best where writers were held out. */
const leastConfidence = 0.4;

/** What evidence counts for that was met so often: a second and a third time add less. */
export const strengthOf = (times: number): number => 1 + 0.4 * (Math.min(times, mostRepeats) - 1);

/** The kind that the evidence speaks for most, or null where it speaks for none. */
export function judge(
  cluster: Pick<Cluster, 'features'>,
  weights: NameWeights = shippedNameWeights(),
): Verdict | null {
  const scores = [...weights.biases];
  for (const [feature, times] of cluster.features) {
    const worth = weights.evidence[feature];
    if (worth) worth.forEach((value, kind) => (scores[kind]! += value * strengthOf(times)));
  }
  const best = scores.indexOf(Math.max(...scores));
  const confidence = sigmoid(scores[best]!);
  if (confidence < leastConfidence) return null;
  return { kind: nameKinds[best]!, confidence: Math.round(100 * confidence) / 100 };
}
