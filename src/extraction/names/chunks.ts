import { isOneName, opensName } from './joins.ts';
import {
  fold,
  isClearPlace,
  isCalendarWord,
  isGivenName,
  isOrganisationHead,
  isPlaceName,
  isPlainWord,
  isPossibleGivenName,
  isInitiativeHead,
  isRole,
  isRoleModifier,
  isTitle,
} from './lexicon.ts';
import type { Token } from './tokens.ts';
import {
  absorbedHeads,
  functionWords,
  initiativeLeads,
  nameConnectors,
  personParticles,
  sentenceOpeners,
  titleRanks,
} from './word-classes.ts';

/** A stretch of tokens that may be a name: `from..to`, end exclusive. */
export interface Chunk {
  from: number;
  to: number;
  /** Set when something other than capitals sets the name off. */
  quoted?: boolean;
  /** Set where a short form in brackets follows. */
  acronym?: boolean;
  /** Set in a heading that is a name by its capitals. */
  namesHeading?: boolean;
}

const SPACE = /^\s+$/u;
const AMPERSAND = /^\s*&\s*$/u;
const AFTER_INITIAL = /^\.\s?$/u;
const ABBREVIATION = /^(?:\p{Lu}|St|Dr|Mr|Mrs|Ms|Rev|Revd|Fr|Sr|Cllr|Prof|Sgt|Capt|Lt|Col|Mt)$/u;
const HONOURS = /^(?:CBE|OBE|MBE|KBE|DBE|MP|MSP|MS|AM|MLA|QC|KC|JP|DL|PhD|FRS|FRSA|BEM|QPM|MA|BA|MBA|RN)$/u;
const MAX_LINKS = 2;
const MAX_WORDS = 14;

/** Every run of capitalised words, with the small words that hold a name together, in reading order. */
export function findChunks(tokens: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < tokens.length;) {
    if (!tokens[at]!.capital) {
      at++;
      continue;
    }
    const to = endOfName(tokens, at);
    for (const chunk of splitChunk(tokens, at, to)) chunks.push(chunk);
    at = to;
  }
  return chunks;
}

function endOfName(tokens: readonly Token[], from: number): number {
  let to = endOfRun(tokens, from);
  for (;;) {
    const links = linksAt(tokens, to);
    if (links === 0 || to - from >= MAX_WORDS) return to;
    const next = endOfRun(tokens, to + links);
    const left = tokens.slice(from, to);
    const start = left[0]!.opens && sentenceOpeners.has(left[0]!.lower) ? 1 : 0;
    if (left.length === start) return to;
    const junction = {
      left: left.slice(start),
      links: tokens.slice(to, to + links),
      right: tokens.slice(to + links, next),
    };
    if (!isOneName(junction)) return to;
    if (left.length === 1 && left[0]!.opens && isPlainWord(left[0]!) && !opensName(junction)) return to;
    to = next;
  }
}

/** Number of small words between a run that ends at `to` and the next capital; 0 when there is none. */
function linksAt(tokens: readonly Token[], to: number): number {
  if (endsPossessive(tokens[to - 1]!)) return 0;
  for (let links = 1; links <= MAX_LINKS; links++) {
    const token = tokens[to + links - 1];
    if (!token || !isConnector(token)) return 0;
    const next = tokens[to + links];
    if (next?.capital && SPACE.test(next.gap)) return links;
  }
  return 0;
}

function isConnector(token: Token): boolean {
  return SPACE.test(token.gap) && (nameConnectors.has(token.lower) || personParticles.has(token.lower));
}

function endOfRun(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < MAX_WORDS && continues(tokens, from, to)) to++;
  return to;
}

function continues(tokens: readonly Token[], from: number, to: number): boolean {
  const previous = tokens[to - 1]!;
  const token = tokens[to]!;
  if (token.opensBlock || !(token.capital || isTargetYear(previous, token))) return false;
  if (AMPERSAND.test(token.gap)) return true;
  if (AFTER_INITIAL.test(token.gap))
    return ABBREVIATION.test(previous.text) && !token.opens && !isLetterOfList(previous, token);
  if (!SPACE.test(token.gap) || token.opens) return false;
  if (isCalendarWord(previous) !== isCalendarWord(token) && !keepsCalendarWord(previous, token)) return false;
  return !endsPossessive(previous) || joinsPossessive(tokens, from, to - 1);
}

/** "B. Communities lend …": a point of a list, where "B. Whitlock" is somebody. */
const isLetterOfList = (previous: Token, token: Token): boolean =>
  previous.opensBlock && previous.text.length === 1 && isPlainWord(token);

/** "Vision 2035". */
function isTargetYear(previous: Token, token: Token): boolean {
  return initiativeLeads.has(previous.lower) && /^20\d\d$/u.test(token.text);
}

/** "Tuesday Table" and "Market Monday" are names; "Monday Jean" is not. */
function keepsCalendarWord(previous: Token, token: Token): boolean {
  return isCalendarWord(previous)
    ? !isGivenName(token) && !isTitle(token)
    : isOrganisationHead(token) || isPlainWord(previous);
}

const endsPossessive = (token: Token): boolean => token.base !== token.text;

/** "St Petroc’s School", "Women’s Institute", "Leaders’ Circle"; not "Dave’s Wigan Deal", "Leicester’s Highfields". */
function joinsPossessive(tokens: readonly Token[], from: number, at: number): boolean {
  const token = tokens[at]!;
  if (at > from && /^st$/u.test(tokens[at - 1]!.lower)) return true;
  if (at > from && isPossibleGivenName(tokens[from]!) && !isPlainWord(token)) return false;
  if (at > from && isOrganisationHead(token) && /[^n]['’]s$/u.test(token.text)) return false;
  if (/s['’]$/u.test(token.text)) return true;
  return !isGivenName(token) && !isPlaceName(fold(token));
}

/**
 * Takes in a lower-case last word that belongs to the name, as in "the Known Neighbours list", unless the name
 * also stands without it.
 */
export function absorbHeads(tokens: readonly Token[], chunks: readonly Chunk[]): Chunk[] {
  const alone = new Set(
    chunks.filter((chunk) => !takesHead(tokens, chunk)).map((chunk) => textOf(tokens, chunk)),
  );
  return chunks.map((chunk) =>
    takesHead(tokens, chunk) && !alone.has(textOf(tokens, chunk)) ? { ...chunk, to: chunk.to + 1 } : chunk,
  );
}

function takesHead(tokens: readonly Token[], { from, to }: Chunk): boolean {
  const head = tokens[to];
  const named = tokens[from - 1]?.lower === 'the' && !tokens[from]!.opensBlock;
  if (!head || head.opensBlock || to - from < 2 || !SPACE.test(head.gap) || !absorbedHeads.has(head.lower))
    return false;
  const last = tokens[to - 1]!;
  return named && !endsPossessive(last) && !isOrganisationHead(last) && !isInitiativeHead(last);
}

const textOf = (tokens: readonly Token[], { from, to }: Chunk): string =>
  tokens.slice(from, to).map(fold).join(' ');

/** Takes opening words, articles and roles off the front of a run. */
function splitChunk(tokens: readonly Token[], from: number, to: number): Chunk[] {
  let start = from;
  while (start < to && isFrontMatter(tokens, start, to)) start++;
  while (start < to && !tokens[start]!.capital) start++;
  let end = to;
  while (end - start > 2 && HONOURS.test(tokens[end - 1]!.text)) end--;
  const initials = tokens.slice(start, to).every((token) => token.text.length === 1);
  const code =
    initials ||
    (to - start === 1 && (/\d/u.test(tokens[start]!.text) || functionWords.has(tokens[start]!.lower)));
  return start < to && !code ? [{ from: start, to: end }] : [];
}

function isFrontMatter(tokens: readonly Token[], at: number, to: number): boolean {
  const token = tokens[at]!;
  const next = at + 1 < to ? tokens[at + 1]! : undefined;
  if (/^(?:the|an?)$/u.test(token.lower) && next) return !(token.lower === 'an' && !isPlainWord(next));
  if (token.opens && sentenceOpeners.has(token.lower))
    return !next || functionWords.has(token.lower) || !isPlainWord(next);
  if (next && to - at === 2 && initiativeLeads.has(token.lower)) return false;
  if (next && (isRole(token) || isRoleModifier(token)) && !isTitle(token) && !titleRanks.has(token.lower))
    return leadsToPerson(tokens, at + 1, to);
  if (titleRanks.has(token.lower))
    return next !== undefined && !isTitle(next) && leadsToPerson(tokens, at + 1, to);
  return isUnknownRole(tokens, at, to);
}

/** "Organiser Priti Raval": a plain word before a full name. */
function isUnknownRole(tokens: readonly Token[], at: number, to: number): boolean {
  const token = tokens[at]!;
  const last = tokens[to - 1]!;
  if (to - at !== 3 || !isGivenName(tokens[at + 1]!)) return false;
  if (isTitle(token) || isPossibleGivenName(token) || isOrganisationHead(last) || isInitiativeHead(last))
    return false;
  return isPlainWord(token) && !endsPossessive(token);
}

function leadsToPerson(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (isGivenName(token) || isTitle(token)) return true;
    if (!isRole(token) && !isRoleModifier(token)) return false;
  }
  return false;
}

/** Whether a chunk of one word at the start of a sentence is a capital by position alone. */
export function isMereOpening(tokens: readonly Token[], { from, to }: Chunk): boolean {
  const token = tokens[from]!;
  return to - from === 1 && token.opens && isPlainWord(token) && !isClearPlace(fold(token));
}
