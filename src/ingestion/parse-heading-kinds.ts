import type { SectionKind } from './note-structure.ts';

const MAX_LENGTH = 160;
const NUMBER_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})';
const THINGS =
  '(?:points?|messages?|learnings?|lessons?|takeaways?|take-aways?|insights?|themes?|findings?|conclusions?|ideas?|things|thoughts)';

/** Phrases by which headings name what follows, tried in order; tested on lower-case words without numbering. */
const MEANINGS: ReadonlyArray<readonly [SectionKind, RegExp]> = [
  [
    'next-meeting',
    /^(?:(?:date|details|time)s? (?:and \w+ )?(?:of|for) (?:the |our )?)?next (?:meeting|time|session|gathering|cell|call|roundtable|date|event|one)s?\b|^(?:future|upcoming) (?:meeting|session|date)s?\b|^(?:when|where) (?:do |shall )?we (?:next )?meet\b|^next (?!steps?$|actions?$|tasks?$)[\p{L}-]+$|^until next time$|^coming up$|^dates?$|^(?:and |what['’]s |what is |up )?next$/u,
  ],
  [
    'actions',
    /\b(?:actions?|action points?|action log|next steps?|to[- ]dos?|follow[- ]?ups?|following up|commitments|decisions|agreements|things to do|jobs)\b|^(?:what (?:happens|comes) next|what (?:we|was|people) (?:agreed|decided|promised|will do)|who (?:does|will do|is doing) what|agreed|way forward|taking (?:it|this) forward|what next|what now|moving forward)\b/u,
  ],
  [
    'summary',
    new RegExp(
      [
        '\\bsummary\\b|^summ(?:ing|ed) up\\b|\\bin (?:a|one) nutshell\\b|\\bat a glance\\b|^(?:and )?to sum up\\b|\\bfor (?:the|anyone|those|people)(?: who (?:is|are))? (?:busy|in a hurry|short of time)\\b|\\b(?:to|wish to|should|might) remember$|^tl;?dr\\b|^abstract\\b|^in outline\\b',
        `^in (?:brief|short|summary|a few words|sum|one minute|${NUMBER_WORD} (?:lines?|sentences?|points?))\\b`,
        `^(?:the )?(?:key|main|headline|principal|chief|top) ${THINGS}\\b`,
        `^(?:our |the )?${NUMBER_WORD} ${THINGS}\\b`,
        '^(?:the )?(?:headlines?|highlights?|gist|nub|short version|takeaways?|take-aways?|essentials|overview)\\b',
        '^what (?:we (?:heard|learned|learnt|took away)|stood out|matter(?:s|ed)(?: most)?|to remember|to take away|emerged)\\b',
        '^(?:if you (?:only )?(?:read|have|remember)|worth remembering)\\b',
        `^(?:(?:${THINGS}|${NUMBER_WORD}|things) )?to take (?:home|away)\\b`,
        `^(?:what|${THINGS})(?: we)? (?:to )?(?:take|took|carry|remember)\\b`,
      ].join('|'),
      'u',
    ),
  ],
  [
    'questions',
    /^(?:(?:some|the|our|open|outstanding|remaining|unanswered|further|big|key|burning|one|two|three|four|five|six|live|lingering|unresolved|hard|last) )*questions?\b(?! and answers| (?:&|time))|^(?:what (?:we|i) (?:still )?(?:don['’]t|do not|cannot|could not) (?:yet )?(?:know|answer)|still (?:wondering|asking|puzzling|open|to answer)|left (?:open|hanging|unanswered)|for next time|to think about|things we (?:still )?(?:don['’]t|do not) know|unanswered|not yet answered|to (?:ponder|chew on))\b/u,
  ],
  [
    'discussion',
    /\b(?:discussions?|conversations?|discussed|plenary|q ?(?:&|and) ?a|questions (?:and|&) answers|breakouts?|open floor|debate|chat)\b|^(?:(?:points|comments|views|contributions|remarks|thoughts|issues|reflections|responses|observations|themes|ideas) (?:made|raised|from|in|on|of|and|shared|offered|that came up)\b|comments$|reflections$|responses$|feedback\b|(?:round|around) the (?:table|room|circle)|from the (?:floor|room|group|table|audience|others)|what (?:people|others|members|was|got|came|everyone|we|the (?:room|group|others|table)) (?:said|made|thought|talked|raised|came|added|discussed)|what came up|(?:things |also |other things )?(?:said|heard|overheard) (?:in|on|at|along|by|from|after)\b|(?:stuff|things|what) (?:people|folk|we|others|everyone) (?:said|talked|raised)|(?:then |and )*(?:everyone|everybody|we all|all of us) (?:talked|spoke|said|joined)|question time|other points|group work|afterwards?$|the rest of (?:us|the))/u,
  ],
  [
    'detail',
    /\b(?:in|the) (?:(?:more|greater|further|full|fuller) )?details?\b|^(?:in full|(?:the )?(?:full|longer|long) (?:note|version|account|story|notes)|background|context|introductions?|introduction and|opening|welcome|presentations?|talks?|speakers?|the meeting|what happened|the story|stories|case stud(?:y|ies)|examples?|notes?)\b/u,
  ],
  [
    'other',
    /^(?:present|attend(?:ance|ees|ing)|apologies|who (?:came|was there)|participants|thanks|acknowledge?ments|notices?|(?:any )?other business|a\.?o\.?b|housekeeping|arrangements|links?|resources|further reading|references|sources|about (?:us|this|the)|contacts?|sign(?:ed|ing) off|ps|postscript|footnotes?|minutes of the (?:last|previous)|matters arising|in the room|practical(?:s|ities)?|announcements?|diary(?: dates)?|dates? for (?:the|your) diar)\b/u,
  ],
];

/** What a heading says its section is for; null when it names a topic instead. */
export function headingKind(heading: string): SectionKind | null {
  if (heading.length > MAX_LENGTH) return null;
  const words = plainWords(heading);
  if (words === '' || words.split(' ').length > 12) return null;
  for (const [kind, pattern] of MEANINGS) if (pattern.test(words)) return kind;
  return null;
}

function plainWords(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^[\s#*_=~-]+/u, '')
    .replace(/(?<![\s#*_=~:.-])[\s#*_=~:.-]+$/u, '')
    .replace(/^(?:(?:item|section|part)\s+)?\(?(?:\d{1,2}(?:\.\d)*|[a-h]|[ivx]{1,4})[.):]\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
