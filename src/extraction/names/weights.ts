import { readFileSync } from 'node:fs';
import type { NameKind } from '../port.ts';

/** The order in which weights are kept. */
export const nameKinds = [
  'person',
  'place',
  'organisation',
  'example',
] as const satisfies readonly NameKind[];

/** What each piece of evidence is worth for each of `nameKinds`, in logits. Fitted by `npm run train`. */
export interface NameWeights {
  biases: number[];
  evidence: Record<string, number[]>;
}

export const nameWeightsUrl = new URL('../../../weights/names.json', import.meta.url);

let shipped: NameWeights | undefined;

/** Read when the first note is extracted. */
export function shippedNameWeights(): NameWeights {
  return (shipped ??= JSON.parse(readFileSync(nameWeightsUrl, 'utf8')) as NameWeights);
}

/** A line for each piece of evidence, in the order of the alphabet: what changed can be read. */
export function encodeNameWeights({ biases, evidence }: NameWeights): string {
  const rounded = (values: number[]): string =>
    JSON.stringify(values.map((value) => Math.round(value * 100) / 100));
  const lines = Object.keys(evidence)
    .sort()
    .map((name) => `    ${JSON.stringify(name)}: ${rounded(evidence[name]!)}`);
  return `{\n  "kinds": ${JSON.stringify(nameKinds)},\n  "biases": ${rounded(biases)},\n  "evidence": {\n${lines.join(',\n')}\n  }\n}\n`;
}
