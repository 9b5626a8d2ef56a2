import { wordsAfter } from './after.ts';
import { wordsBefore } from './before.ts';
import type { Chunk } from './chunks.ts';
import { introduction } from './introduction.ts';
import { Surroundings, type AddFeature } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { neighbours } from './wording.ts';

/** What the words around one mention say of it. */
export function contextFeatures(tokens: readonly Token[], chunk: Chunk, add: AddFeature): void {
  const at = new Surroundings(tokens, chunk);
  if (at.first.place !== 'body') return add(at.first.place === 'title' ? 'in-title' : 'in-heading');
  wordsBefore(at, add);
  wordsAfter(at, add);
  introduction(at, add);
  neighbours(at, add);
  if (chunk.acronym) add('has-acronym');
  if (chunk.quoted) add('quoted');
}
