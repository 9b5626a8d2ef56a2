import type { Neighbour } from './note-structure.ts';
import { isBlank, type Line } from './parse-lines.ts';
import { announcesNextMeeting, findWhen } from './parse-next-meeting.ts';

export interface Navigation {
  previous: Neighbour | null;
  next: Neighbour | null;
  /** The lines that belong to navigation and not to the note. */
  lines: Set<Line>;
}

/** How many lines with words, from either end of a text, may hold navigation. */
const TAIL_LINES = 14;
const HEAD_LINES = 8;
const MAX_TITLE_LENGTH = 160;
const WORD =
  /^(?<before>[←«‹<]*)\s*(?<way>previous|prev|next|older|newer)(?:\s+(?:note|post|article|entry|page))?\s*(?<after>[→»›>]*):?$/iu;
const INLINE =
  /^\[?(?<before>[←«‹<→»›>]*)\s*(?<way>previous|prev|next|older|newer|before this|after this)(?<what>\s+(?:note|post|article|entry|issue|newsletter|report|minutes|record))?\s*[:–—-]\s*(?<title>\S.*)$/iu;
/** Arrows and a bracket after a title. */
const INLINE_END = /(?<![\s→»›>\x5D])[\s→»›>\x5D]+$/u;
const ARROW_ONLY =
  /^(?:(?<back>[←«‹<])\s*(?<backTitle>\S.*)|[→»›]\s*(?<title>\S.*)|(?<titleBefore>\S.*?)\s*[→»›>])$/u;

/** Finds the links to neighbouring notes that a web page leaves around the text of a note. */
export function findNavigation(lines: Line[]): Navigation {
  const worded = lines.filter((line) => !isBlank(line) && line.text.length <= 2 * MAX_TITLE_LENGTH);
  const found: Navigation = { previous: null, next: null, lines: new Set() };
  const tail = worded.slice(Math.max(HEAD_LINES, worded.length - TAIL_LINES));
  for (const zone of [tail, worded.slice(0, HEAD_LINES)]) {
    readStackedWords(zone, found);
    readInline(zone, found, zone === tail);
    readArrows(zone, found);
  }
  return found;
}

/**
 * "Previous / Previous / Title". A lone word might be a heading ("Next"), so it counts when it is doubled, has
 * an arrow, has its opposite nearby or stands with its title at the very end, and when a title follows.
 */
function readStackedWords(zone: Line[], found: Navigation): void {
  const words = zone.map((line) => WORD.exec(line.text)?.groups ?? null);
  const ways = new Set(words.filter((word) => word !== null).map((word) => isBackward(word['way']!)));
  words.forEach((word, i) => {
    const title = zone[i + 1];
    if (!word || !title) return;
    const doubled = words[i + 1] !== null || words[i - 1];
    const certain = doubled || word['before'] || word['after'] || ways.size > 1 || i === zone.length - 2;
    if (!certain || (!words[i + 1] && !isTitle(title.text))) return;
    found.lines.add(zone[i]!);
    if (words[i + 1]) return;
    found.lines.add(title);
    record(found, word['way']!, title.text);
  });
}

function inlineLink(text: string): Record<'way' | 'title' | 'before' | 'after' | 'what', string> | null {
  const { way, title = '', before = '', what = '' } = INLINE.exec(text)?.groups ?? {};
  if (way === undefined) return null;
  const after = INLINE_END.exec(title)?.[0] ?? '';
  return {
    way,
    title: title.slice(0, title.length - after.length),
    before,
    after: after.replace(/[^→»›>]+/gu, ''),
    what,
  };
}

/** "Previous note: Title": "Next: 9 May" alone is a meeting, so an unmarked word needs its opposite nearby. */
function readInline(zone: Line[], found: Navigation, atEnd: boolean): void {
  const matches = zone.map((line) => inlineLink(line.text));
  const ways = new Set(matches.filter((match) => match !== null).map((match) => isBackward(match.way)));
  matches.forEach((match, i) => {
    if (!match || !isTitle(match.title)) return;
    const marked = match.before || match.after || match.what || /^note\b/iu.test(match.title);
    const alone = atEnd
      ? i >= zone.length - 2 && (isBackward(match.way) || isLongTitle(match.title))
      : isBackward(match.way) && isLongTitle(match.title);
    if (!marked && !alone && ways.size < 2) return;
    found.lines.add(zone[i]!);
    record(found, match.way, match.title);
  });
}

/** "« Title"; the signs < and > mean something else everywhere but in the last lines. */
function readArrows(zone: Line[], found: Navigation): void {
  if (zone.filter(({ marker }) => marker === '→').length > 1) return;
  for (const [i, line] of zone.entries()) {
    const match = ARROW_ONLY.exec(line.text)?.groups;
    if (!match || found.lines.has(line)) continue;
    if (/^<|>$/u.test(line.text) && i < zone.length - 2) continue;
    const title = match['backTitle'] ?? match['title'] ?? match['titleBefore'] ?? '';
    if (!isTitle(title)) continue;
    found.lines.add(line);
    record(found, match['back'] ? 'previous' : 'next', title);
  }
}

/** After a last "Next:", where fewer words may be anything that is to come. */
const isLongTitle = (text: string): boolean => /^\p{Lu}/u.test(text) && text.split(/\s+/u).length > 4;

function isTitle(text: string): boolean {
  if (text.length > MAX_TITLE_LENGTH || /[.;]$/u.test(text)) return false;
  return !announcesNextMeeting(text) && !(findWhen(text) !== null && text.length < 40);
}

function record(found: Navigation, way: string, title: string): void {
  if (isBackward(way)) found.previous ??= { title };
  else found.next ??= { title };
}

function isBackward(way: string): boolean {
  return /^(?:prev|older|before)/iu.test(way);
}
