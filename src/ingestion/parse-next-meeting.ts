import { sentencesOf } from '../text/sentences.ts';
import type { RawSection } from './parse-blocks.ts';
import { OCCASION } from './parse-title.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const NTH = '(?:first|second|third|fourth|last)';
const HOUR = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const FIGURES = '\\d{1,2}(?:[.:]\\d{2})?(?!\\d)';
const HALF = "(?:a\\.m\\.|p\\.m\\.|am\\b|pm\\b|noon\\b|o[’']clock\\b)";
const CLOCK = `(?:${FIGURES}\\s?${HALF}|\\d{1,2}[.:]\\d{2}(?!\\d)|(?:half|quarter) (?:past|to) ${HOUR}\\b|${HOUR} o[’']clock|noon|midday|[01]\\d[0-5]0)`;
const END_OF_RANGE = `(?:${CLOCK}|${FIGURES}|whenever)`;
const TIME = `(?:(?:${CLOCK}|${FIGURES})\\s?(?:to|until|till|and|for|[-–—])\\s?${END_OF_RANGE}|${CLOCK})(?: (?:in the|this) (?:morning|afternoon|evening))?`;
const CALENDAR_DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|${MONTH} \\d{1,2}(?:st|nd|rd|th)?\\b)(?:,? (?:19|20)\\d{2})?`;
const DAY = `(?:(?:${WEEKDAY},? (?:the )?)?${CALENDAR_DAY}|${NTH} ${WEEKDAY} (?:of|in) ${MONTH}|${WEEKDAY},? (?:the )?\\d{1,2}(?:st|nd|rd|th))`;
const PLACE = "(?:,? (?:(?:at|in) )?\\p{L}[\\p{L}'’ ]{2,30})?";
const WHEN = new RegExp(
  `\\b${DAY}(?: \\(${WEEKDAY}\\))?(?:${PLACE},? ?(?:at |from |between |starting at )?(?:${TIME})| at \\d{1,2}\\b)?`,
  'iu',
);

const ORDINAL =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\d{1,2}(?:st|nd|rd|th))';
/** Words by which a sentence announces the meeting after this one. */
const CUE = new RegExp(
  [
    `\\bnext\\s+(?:[\\p{L}’'-]+\\s+)?(?:${OCCASION}|time|one|date)\\b`,
    `\\bnext\\s+(?!year|month|week|day|few)[\\p{L}-]+(?:\\s*:|\\s+(?:is\\b|will\\b|on\\b|takes\\b|${WEEKDAY}\\b|\\d))`,
    `\\b${ORDINAL}\\s+(?:and\\s+last\\s+)?(?:[\\p{L}-]+\\s+)?${OCCASION}\\b(?:[^.]{0,30}?)\\b(?:will|is on|is at|takes place)\\b`,
    '\\bmeet(?:ing|s)?\\s+(?:again|next)\\b|\\bnext\\s+meets?\\b|\\bwe\\s+(?:shall\\s+|will\\s+|are\\s+to\\s+)?meet\\s+on\\b',
    '^next\\s*[:–—-]|\\b(?:reconvene|gather again|come together again|back together)\\b',
  ].join('|'),
  'iu',
);

/** The same in passing; believed of the last sentences only. */
const PARTING_CUE = new RegExp(
  [
    `\\bwe(?:[’']ll| shall| will)(?: all)? be (?:at|in|back|on|together)\\b`,
    `\\b(?:our|the) ${ORDINAL} (?:will|is|takes)\\b`,
    '\\bdate of (?:the )?next\\b|\\bsee you (?:all )?(?:on|at|in)\\b',
  ].join('|'),
  'iu',
);
const LAST_SENTENCES = 10;

/** Spares most paragraphs the splitting into sentences. */
const MAY_ANNOUNCE = new RegExp(
  `next|meet|gather|together|reconvene|\\bbe (?:at|in|on)\\b|see you|${ORDINAL}|${OCCASION}`,
  'iu',
);

/** Whether a sentence is about the next meeting. */
export function announcesNextMeeting(sentence: string): boolean {
  return CUE.test(sentence);
}

/**
 * When the next meeting is, verbatim, without venue: from the first sentence that announces it and names a day,
 * or the day that opens the sentence after it, or the first day in a part headed as the next meeting's.
 */
export function findNextMeeting(sections: RawSection[]): string | null {
  const sentences = sentencesIn(sections);
  return (
    findAnnounced(sentences, CUE) ??
    findUnderHeading(sections) ??
    findAnnounced(sentences.slice(-LAST_SENTENCES), PARTING_CUE)
  );
}

function findAnnounced(sentences: readonly string[], cues: RegExp): string | null {
  for (const [i, sentence] of sentences.entries()) {
    const cue = cues.exec(sentence);
    if (!cue) continue;
    const when =
      findWhen(sentence.slice(cue.index)) ?? findWhen(sentence) ?? openingDay(sentences[i + 1] ?? '');
    if (when) return when;
  }
  return null;
}

function findUnderHeading(sections: RawSection[]): string | null {
  const headed = sections.filter(({ kind }) => kind === 'next-meeting').flatMap(({ blocks }) => blocks);
  return findWhen(headed.map(({ text }) => text).join('\n'));
}

function sentencesIn(sections: RawSection[]): string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap(({ text }) => (MAY_ANNOUNCE.test(text) ? sentencesOf(text) : [])),
  );
}

/** The first day named in a sentence, with its time, verbatim. */
export function findWhen(sentence: string): string | null {
  return WHEN.exec(sentence)?.[0].trim() ?? null;
}

function openingDay(sentence: string): string | null {
  const when = findWhen(sentence);
  return when !== null && sentence.startsWith(when) ? when : null;
}
