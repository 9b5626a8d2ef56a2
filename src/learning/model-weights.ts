import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  decodeWeights,
  encodeWeights,
  shippedWeightsUrl,
  type ModelWeights,
} from '../extraction/model/weights.ts';

/** The weights that come with the program, and their digest. */
export function readShipped(): { weights: ModelWeights; digest: string } {
  const text = readFileSync(shippedWeightsUrl, 'utf8');
  return { weights: decodeWeights(text), digest: createHash('sha256').update(text).digest('hex') };
}

export const packWeights = (weights: ModelWeights): Buffer => gzipSync(encodeWeights(weights));

/** @throws Error for weights of another format, which another release wrote */
export const unpackWeights = (packed: Uint8Array): ModelWeights =>
  decodeWeights(gunzipSync(packed).toString('utf8'));
