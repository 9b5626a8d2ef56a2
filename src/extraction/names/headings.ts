import type { Chunk } from './chunks.ts';
import { fold, isOrganisationHead } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** Longer ones have a capital in headings whose words have capitals. */
const LONGEST_SMALL_WORD = 4;
/** How far below a heading its subject is called by one word. */
const ECHO_REACH = 60;
/** Among so many below a heading somebody is called by his first name. */
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
    const sentences = new Set<number>();
    let heading = -1;
    tokens.forEach(({ place, opensBlock, capital, text }, at) => {
      if (opensBlock) heading = place === 'heading' ? at : -1;
      else if (heading >= 0 && !capital && text.length > LONGEST_SMALL_WORD) sentences.add(heading);
    });
    this.#areSentences = sentences.size >= ENOUGH_SENTENCES;
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
}
