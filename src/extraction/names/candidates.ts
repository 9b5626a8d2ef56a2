import type { Acronym } from './acronyms.ts';
import { absorbHeads, findChunks, isMereOpening, type Chunk } from './chunks.ts';
import { Headings } from './headings.ts';
import { isDictionaryWord, isGivenName, isPossibleGivenName } from './lexicon.ts';
import { findQuoted } from './quoted.ts';
import { phraseOf } from './shape.ts';
import type { Token } from './tokens.ts';

/**
 * Chunks that may be names: runs of capitals, quoted titles and the full forms of acronyms. Headings only repeat
 * what the text says, apart from people's full names and names set off by their capitals.
 */
export function findCandidates(tokens: readonly Token[], acronyms: readonly Acronym[]): Chunk[] {
  const spelt = acronyms.flatMap(({ full }) => (full ? [{ ...full, acronym: true }] : []));
  const certain = [...findQuoted(tokens), ...spelt];
  const covered = new Set(certain.flatMap(({ from, to }) => tokens.slice(from, to)));
  const runs = absorbHeads(tokens, findChunks(tokens)).filter(
    ({ from, to }) => !covered.has(tokens[from]!) || !covered.has(tokens[to - 1]!),
  );
  const headings = new Headings(tokens);
  const chunks = [...runs, ...certain]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map((chunk) => (headings.names(chunk) ? { ...chunk, namesHeading: true } : chunk));
  const inText = chunks.filter(({ from }) => tokens[from]!.place !== 'heading');
  const keys = new Set(inText.map((chunk) => phraseOf(wordsOf(tokens, chunk))));
  return chunks.filter((chunk) => {
    const words = wordsOf(tokens, chunk);
    if (words[0]!.place === 'heading')
      return keys.has(phraseOf(words)) || isFullName(words) || chunk.namesHeading === true;
    return !isMereOpening(tokens, chunk) || isPossibleGivenName(words[0]!);
  });
}

const wordsOf = (tokens: readonly Token[], { from, to }: Chunk): readonly Token[] => tokens.slice(from, to);

const isFullName = (words: readonly Token[]): boolean =>
  words.length > 1 &&
  words.length < 4 &&
  isGivenName(words[0]!) &&
  words.every((word) => !word.allCapitals && !isDictionaryWord(word));
