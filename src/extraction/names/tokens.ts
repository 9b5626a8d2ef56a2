import type { ParsedNote } from '../../ingestion/note-structure.ts';
import type { TextIndex } from '../../text/code-points.ts';

export type TokenPlace = 'title' | 'heading' | 'body';

/** One word of a note. Offsets are UTF-16 units into the text. */
export interface Token {
  start: number;
  end: number;
  text: string;
  lower: string;
  /** Without a possessive ending; the same as `text` where there is none. */
  base: string;
  /** `base` in the form in which the lexicons hold words: lower case, straight apostrophes. */
  folded: string;
  /** Text between the previous word of the block and this one; for the first, what stands before it in the block. */
  gap: string;
  place: TokenPlace;
  /** First word of a block. */
  opensBlock: boolean;
  /** First word of a sentence, of quoted speech or after a colon: its capital proves nothing. */
  opens: boolean;
  capital: boolean;
  allCapitals: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‑-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*['’]?/gu;
const POSSESSIVE = /(?:['’]s|(?<=s)['’])$/iu;
const RUN_TOGETHER = /^\p{Ll}{4,}(?=\p{Lu}\p{Ll})/u;
const COMPOUND = /[-‑](?:based|wide|born|led|run|style|funded|owned|trained|educated|bound|area)$/u;
/** Irish writes "nGall" and "hÉireann". */
const CAPITAL = /^(?:bh|[bdghmnt]{1,2}-?)?\p{Lu}/u;
/** Capital by grammar or position, never part of a name. */
const CONTRACTION =
  /^(?:I|(?:I|he|she|it|we|they|you|that|there|who|what|where|here|how|when|why|let|nobody|everybody|someone|one|this)['’](?:s|m|d|ll|ve|re)|\p{L}+n['’]t|[’']?twas)$/iu;
const ELIDED = /^(?:a|n|d|o|r)['’]$/iu;
const TWO_CAPITALS = /\p{Lu}\P{Lu}*\p{Lu}/u;
const SENTENCE_END = /[.!?…:|\t]/u;
const ABBREVIATED =
  /^(?:dr|mr|mrs|ms|mx|st|ste|prof|rev|revd|fr|sr|jr|cllr|hon|lt|col|capt|sgt|gen|messrs|mt|\p{L})$/iu;
const OPENING_QUOTE = /["“‘]$|(?:^|\s)'$/u;

/** The words of a note's title, headings and text, in reading order. Leftovers of navigation are not among them. */
export function tokenise(index: TextIndex, note: Pick<ParsedNote, 'sections' | 'titleSpan'>): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, place: TokenPlace) =>
    addBlock(tokens, index.text, index.toUtf16(start), index.toUtf16(end), place);
  add(note.titleSpan.start, note.titleSpan.end, 'title');
  for (const section of note.sections)
    for (const block of section.blocks)
      add(block.start, block.end, block.type === 'heading' ? 'heading' : 'body');
  return tokens;
}

function addBlock(tokens: Token[], text: string, from: number, to: number, place: TokenPlace): void {
  const shown = isShouted(text.slice(from, to)) ? 'heading' : place;
  let previous: Token | undefined;
  for (const match of text.slice(from, to).matchAll(WORD)) {
    let start = from + match.index;
    for (const part of splitJoined(match[0])) {
      const token = tokenOf(text, start, part, previous, shown);
      if (!previous) token.gap = text.slice(from, start);
      tokens.push(token);
      previous = token;
      start += part.length;
    }
  }
}

/** Where in "Wigan-based" what is said begins; 0 where the word is all name. */
function compoundAt(word: string): number {
  return /[-‑]/u.test(word) && /^\p{Lu}/u.test(word) ? Math.max(0, word.search(COMPOUND)) : 0;
}

/** Set in capitals throughout, as headings are: its capitals prove nothing. */
const isShouted = (block: string): boolean => block.length > 3 && !/\p{Ll}/u.test(block);

/** "behavioursSurrey" is two words whose space was lost; "Wigan-based" a name and what is said of it. */
function splitJoined(word: string): string[] {
  const at = RUN_TOGETHER.exec(word)?.[0].length ?? compoundAt(word);
  return at > 0 ? [word.slice(0, at), word.slice(at)] : [word];
}

function tokenOf(
  text: string,
  start: number,
  raw: string,
  previous: Token | undefined,
  place: TokenPlace,
): Token {
  const word = keepsApostrophe(text, start + raw.length, raw) ? raw : raw.slice(0, -1);
  const gap = previous ? text.slice(previous.end, start) : '';
  const base = word.replace(POSSESSIVE, '');
  return {
    start,
    end: start + word.length,
    text: word,
    lower: word.toLowerCase().replaceAll('’', "'"),
    base,
    folded: base.toLowerCase().replaceAll('’', "'"),
    gap,
    place,
    opensBlock: !previous,
    opens: !previous || opensSentence(previous, gap),
    capital: CAPITAL.test(word) && !CONTRACTION.test(word),
    allCapitals: TWO_CAPITALS.test(word) && !/\p{Ll}/u.test(word),
  };
}

/** "Leaders’ Exchange" and "Urras a’ Chladaich", not the end of a quotation: a word must follow at once. */
function keepsApostrophe(text: string, end: number, raw: string): boolean {
  if (!/['’]$/u.test(raw)) return true;
  if (ELIDED.test(raw)) return /^\s\p{Lu}/u.test(text.slice(end, end + 3));
  return /s['’]$/u.test(raw) && /^\s\p{L}/u.test(text.slice(end, end + 3));
}

function opensSentence(previous: Token, gap: string): boolean {
  if (gap === '' || OPENING_QUOTE.test(gap)) return true;
  if (/^\d+$/u.test(previous.text) && previous.opensBlock) return true;
  if (/^\.\s*$/u.test(gap) && ABBREVIATED.test(previous.text)) return false;
  return SENTENCE_END.test(gap);
}
