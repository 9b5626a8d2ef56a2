import type { Series } from './note-structure.ts';

const CARDINALS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** What notes call the occasion they record. */
export const OCCASION =
  '(?:meetings?|sessions?|gatherings?|cells?|round[- ]?tables?|sittings?|dinners?|walkabouts?|calls?|conversations?|circles?|workshops?|evenings?|get-?togethers?|seminars?|webinars?|debriefs?|suppers?|lunch(?:es)?|breakfasts?|learning set|set|assembl(?:y|ies)|visits?|walks?|forums?|exchanges?|events?|mornings?|afternoons?|nights?|meet-?ups?|away-?days?|discussions?)';
const UNIT = `(?:${OCCASION}|part|week|round|number|issue|episode|notes?|edition|no\\.?|nr\\.?|#)`;
/** Beginnings of their names. */
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const CARDINAL = `(?<cardinal>\\d{1,3}\\b(?![.:]\\d|\\s*(?:am|pm)\\b|\\s+${MONTH})|(?:${CARDINALS.join('|')})(?=$|\\s*[:,–—-]))`;
const ORDINAL = `(?<ordinal>(?:${ORDINALS.join('|')})|\\d{1,2}(?:st|nd|rd|th))`;

const BY_UNIT = `${UNIT}(?:\\s+(?:no\\.?|number))?[\\s:#.]*${CARDINAL}`;
const BY_ORDINAL = `${ORDINAL}\\s+(?:(?!of\\b)[\\p{L}’'-]+\\s+){0,3}?${OCCASION}`;
const IN_TITLE = [
  new RegExp(`\\b${BY_UNIT}`, 'iu'),
  new RegExp(`\\b${BY_ORDINAL}\\b`, 'iu'),
  new RegExp(`[:,–—-]\\s*(?:our|the)\\s+${ORDINAL}$`, 'iu'),
  new RegExp(`${OCCASION}, ${ORDINAL}(?: one)?$`, 'iu'),
  new RegExp(`\\(${ORDINAL}\\)`, 'iu'),
  /\((?<cardinal>\d{1,3})\)/u,
  /(?<=[\p{L}’')]\s)(?<cardinal>\d{1,3})(?=$|[:,]|\s[–—-]\s)/u,
];
const RECORD = '(?:(?:minutes|notes?|record|report|write-?up|summary) (?:of|from) )?';
const OPENING_LINE = [
  new RegExp(`(?:^|, )${RECORD}${OCCASION} (?:no\\.?|number) ?${CARDINAL}`, 'iu'),
  new RegExp(`^${RECORD}(?:our |the )?${BY_ORDINAL}\\b`, 'iu'),
  new RegExp(`^[^.]{3,60}, (?:our |the )?${ORDINAL} ${OCCASION}\\b`, 'iu'),
  new RegExp(`^(?:this|that|it) was (?:our |the )${BY_ORDINAL}\\b`, 'iu'),
  new RegExp(`^${ORDINAL} in (?:the|our|this) series\\b`, 'iu'),
  new RegExp(`^(?:our |the )?${BY_UNIT}`, 'iu'),
  new RegExp(`^(?:our |the )?${ORDINAL},? (?:held|of(?! ${MONTH})) `, 'iu'),
];
const NO_SERIAL = new RegExp(`\\b(?:covid|${MONTH})[a-z]*[\\s-]*$`, 'iu');

const MAX_TITLE_LENGTH = 300;

const LEAD_IN =
  /^(?:(?:draft|short|brief|rough|full|summary)\s+)?(?:notes?|minutes|report|record|write-?up|summary)\s+(?:from|of|on)\s+(?:an?\s+|the\s+|our\s+)?/iu;
const GENERIC =
  /^(?:online\s+|virtual\s+)?(?:roundtable|meeting|session|workshop|webinar|conversation)\s*:\s*/iu;
const TRAILING_WORDS =
  /(?<![\s,:;(–—-])[\s,:;(–—-]+(?:(?:an?|the|our|scrappy|rough|short|plain|brief)(?:\s+|$))*(?:notes?|minutes|record|jottings|report)?(?:\s+(?:of|from|on))?(?:\s+(?:the|our))?$/iu;

/**
 * The series that a title names and the note's number in it. The number may also open one of the lines under
 * the title ("Second meeting, 20 June"). Null when neither gives one.
 */
export function parseSeries(title: string, openingLines: string[] = []): Series | null {
  if (title.length > MAX_TITLE_LENGTH) return null;
  const named = title.replace(LEAD_IN, '').replace(GENERIC, '');
  for (const pattern of IN_TITLE) {
    const match = pattern.exec(named);
    if (!match || NO_SERIAL.test(named.slice(0, match.index))) continue;
    return { title: seriesTitle(named, match) || title, number: numberOf(match) };
  }
  for (const pattern of OPENING_LINE) {
    for (const line of openingLines) {
      const match = pattern.exec(line);
      if (match) return { title: named.split(/[:(]/u)[0]?.trimEnd() || title, number: numberOf(match) };
    }
  }
  return null;
}

function seriesTitle(named: string, match: RegExpExecArray): string {
  const before = named
    .slice(0, match.index)
    .trimEnd()
    .replace(TRAILING_WORDS, '')
    .replace(/(?<![\s,:;(–—-])[\s,:;(–—-]+$/u, '');
  if (/\p{L}{2}/u.test(before)) return before;
  const after = named.slice(match.index + match[0].length);
  return /^\s*(?:[:–—-]|of\b)/u.test(after) ? after.replace(/^\s*(?:[:–—-]+|of(?: the)?)\s*/u, '') : '';
}

function numberOf(match: RegExpExecArray): number {
  const written = (match.groups!['cardinal'] ?? match.groups!['ordinal'] ?? '').toLowerCase();
  if (/^\d/u.test(written)) return Number.parseInt(written, 10);
  return Math.max(CARDINALS.indexOf(written), ORDINALS.indexOf(written)) + 1;
}
