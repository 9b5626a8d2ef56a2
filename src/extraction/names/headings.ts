import type { Chunk } from './chunks.ts';
import { fold, isOrganisationHead } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** How far below a heading its subject is called by one word. */
const ECHO_REACH = 60;
const FIRST_WORDS = 12;
const POINTING = /^(?:the|this|our|their|its|each|every)$/u;
/** So many headings written as sentences are show that capitals in others mean something. */
const ENOUGH_SENTENCES = 2;

/** What the headings of a note say of names: some stand nowhere else. */
export class Headings {
  readonly #tokens: readonly Token[];
  readonly #areSentences: boolean;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    const starts = [...tokens.keys()].filter(
      (at) => tokens[at]!.place === 'heading' && tokens[at]!.opensBlock,
    );
    const sentences = starts.filter((at) =>
      this.#words(at)
        .slice(1)
        .some(({ capital, text }) => !capital && text.length > 4),
    );
    this.#areSentences = sentences.length >= ENOUGH_SENTENCES;
  }

  /**
   * Whether several words with capitals that end a heading are a name: where the headings of the note are written as sentences
   * are, or where the text below goes on with the last word ("The Long Grass Pact" over "The pact is an understanding").
   */
  names(chunk: Chunk): boolean {
    const words = this.#tokens.slice(chunk.from, chunk.to);
    const last = words.at(-1)!;
    if (words.length < 2 || last.allCapitals || words[0]!.place !== 'heading') return false;
    if (this.#tokens[chunk.to] && !this.#tokens[chunk.to]!.opensBlock) return false;
    if (/[,(]/u.test(words[0]!.gap) && !isOrganisationHead(last)) return false;
    if (this.#isSomebody(chunk.to, words[0]!)) return false;
    return this.#areSentences || this.#isEchoed(chunk.to, last);
  }

  /** "Ruaridh Bain" over "Ruaridh is at HM Coastguard". */
  #isSomebody(from: number, first: Token): boolean {
    const below = this.#tokens.slice(from, from + FIRST_WORDS);
    return below.some((token, i) => fold(token) === fold(first) && token.capital && !below[i + 1]?.capital);
  }

  #isEchoed(from: number, last: Token): boolean {
    if (isOrganisationHead(last)) return false;
    const below = this.#tokens.slice(from, from + ECHO_REACH);
    const end = below.findIndex(({ place }) => place === 'heading');
    return (end < 0 ? below : below.slice(0, end)).some(
      (token, i, text) =>
        i > 0 && !token.capital && fold(token) === fold(last) && POINTING.test(text[i - 1]!.lower),
    );
  }

  #words(from: number): readonly Token[] {
    const length = this.#tokens.slice(from + 1).findIndex(({ opensBlock }) => opensBlock);
    return this.#tokens.slice(from, length < 0 ? undefined : from + 1 + length);
  }
}
