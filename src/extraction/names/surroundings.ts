import type { Chunk } from './chunks.ts';
import { isGivenName } from './lexicon.ts';
import type { Token } from './tokens.ts';

export type AddFeature = (feature: string) => void;

const SPACE = /^\s+$/u;
const GOVERNING = /^(?:of|from|in|at|with|near|for|to|by)$/u;

/** The words around one chunk, within its block. */
export class Surroundings {
  readonly tokens: readonly Token[];
  readonly chunk: Chunk;
  readonly first: Token;
  readonly last: Token;
  readonly gapBefore: string;
  readonly gapAfter: string;
  readonly possessive: boolean;
  readonly several: boolean;

  constructor(tokens: readonly Token[], chunk: Chunk) {
    this.tokens = tokens;
    this.chunk = chunk;
    this.first = tokens[chunk.from]!;
    this.last = tokens[chunk.to - 1]!;
    this.gapBefore = this.first.gap;
    this.gapAfter = this.next(1)?.gap ?? '';
    this.possessive = this.last.base !== this.last.text;
    this.several = chunk.to - chunk.from > 1;
  }

  /** The k-th word before, in the same block. */
  prev(k: number): Token | undefined {
    for (let i = 0; i < k; i++) if (this.tokens[this.chunk.from - i]?.opensBlock) return undefined;
    return this.tokens[this.chunk.from - k];
  }

  /** The k-th word after, in the same block. */
  next(k: number): Token | undefined {
    for (let i = 0; i < k; i++) {
      const token = this.tokens[this.chunk.to + i];
      if (!token || token.opensBlock) return undefined;
    }
    return this.tokens[this.chunk.to + k - 1];
  }

  before(k: number): string {
    return this.prev(k)?.lower ?? '';
  }

  after(k: number): string {
    return this.next(k)?.lower ?? '';
  }

  /** The chunk's own. */
  get words(): readonly Token[] {
    return this.tokens.slice(this.chunk.from, this.chunk.to);
  }

  /** Nothing but white space between the chunk and the word before it. */
  get follows(): boolean {
    return SPACE.test(this.gapBefore);
  }

  /** Nothing but white space between the chunk and the word after it. */
  get leads(): boolean {
    return SPACE.test(this.gapAfter);
  }

  /** A preposition stands before it: what follows is said of something else. */
  get governed(): boolean {
    return this.follows && GOVERNING.test(this.before(1));
  }

  /** Whether the k-th word after begins what looks like a person's name. */
  personAt(k: number): boolean {
    const token = this.next(k);
    return token !== undefined && token.capital && isGivenName(token);
  }
}
