import type { Mark } from '../ingestion/marks.ts';
import type { Section } from '../ingestion/note-structure.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';

export const lintRules = [
  'run-together',
  'missing-space',
  'missing-verb',
  'repeated-word',
  'lost-link',
  'doubled-space',
  'duplicate-paragraph',
  'unresolved-neighbour',
  'missing-date',
] as const;
export type LintRule = (typeof lintRules)[number];

/** Something in a source that looks wrong. It is listed, never mended. */
export interface Oddity {
  rule: LintRule;
  message: string;
  /** Code points into the version's text; null where it is about the note as a whole. */
  start: number | null;
  end: number | null;
  /** The slice from start to end. */
  exact: string | null;
}

export interface LintInput {
  text: string;
  sections: Pick<Section, 'blocks'>[];
  marks: Mark[];
  heldOn: string | null;
  /** Titles of neighbours that are no note here. */
  unresolvedNeighbours: string[];
}

interface Pattern {
  rule: LintRule;
  message: string;
  expression: RegExp;
}

/** Modal verbs cannot be followed by an adverb of degree and an adjective: "can very important". */
const degree = 'very|really|quite|extremely|rather|so|too|most|more|highly|particularly';
const adjective = String.raw`\p{L}+(?:ant|ent|ful|ive|ous|able|ible|al|ic|less|ing)|good|bad|hard|easy|clear|strong|useful|key`;

const patterns: Pattern[] = [
  {
    rule: 'run-together',
    message: 'Two sentences seem to run into each other.',
    expression: /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}+ \p{L})/gu,
  },
  {
    rule: 'missing-space',
    message: 'There is no space after the end of a sentence.',
    expression: /(?<=\p{Ll}{2})[.!?;](?=\p{Lu}\p{Ll})/gu,
  },
  {
    rule: 'missing-verb',
    message: 'A verb seems to be missing.',
    expression: new RegExp(
      String.raw`\b(?:can|could|will|would|must|should|may|might|shall)\s+(?:${degree})\s+(?:${adjective})\b`,
      'giu',
    ),
  },
  {
    rule: 'repeated-word',
    message: 'A word stands twice.',
    expression: /(?<![\p{L}\p{M}\p{N}_])(\p{L}{2,})[ \u00A0]+\1(?![\p{L}\p{M}\p{N}_])/giu,
  },
  {
    rule: 'doubled-space',
    message: 'There is more than one space.',
    expression: /(?<=\S)[ \u00A0]{2,}(?=\S)/gu,
  },
];

const linkWords = /\b(?:(?:can be|be|is|are)\s+)?(?:read|found|seen|viewed|downloaded|click|see)\s+here\b/giu;
/** Usual in English: "had had", "that that". */
const usualRepeats = new Set(['had', 'that']);
/** Names such as NHSmail or McDonald have capitals inside. */
const innerCapital = /^(?:Mac|Mc|Fitz|De|Di|La|Le|Van|O)$/;

/** Finds what looks wrong in a source, in order of position; findings about the note as a whole come last. */
export function findOddities(input: LintInput): Oddity[] {
  const index = indexText(input.text);
  const found = [
    ...patterns.flatMap((pattern) => matches(index, pattern)),
    ...lostLinks(index, input.marks),
    ...duplicateParagraphs(index, input.sections),
  ].sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || (a.rule < b.rule ? -1 : 1));
  return [...found, ...aboutTheNote(input)];
}

function matches(index: TextIndex, { rule, message, expression }: Pattern): Oddity[] {
  return [...index.text.matchAll(expression)].flatMap((match) => {
    if (rule === 'repeated-word' && usualRepeats.has(match[1]?.toLowerCase() ?? '')) return [];
    const span =
      match[0] === '' ? aroundGap(index.text, match.index) : [match.index, match.index + match[0].length];
    return span ? [oddity(index, rule, message, span[0] ?? 0, span[1] ?? 0)] : [];
  });
}

/** The two words that meet at a gap without a space, or null where it is one name. */
function aroundGap(text: string, at: number): [number, number] | null {
  const before = /(?<!\p{L})\p{L}+$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const after = /^\p{L}+/u.exec(text.slice(at, at + 40))?.[0] ?? '';
  if (innerCapital.test(before) || /^\p{Lu}/u.test(before)) return null;
  return [at - before.length, at + after.length];
}

/** Words that promise a link where there is none, and links whose address the source lost. */
function lostLinks(index: TextIndex, marks: Mark[]): Oddity[] {
  const links = marks.filter(({ type }) => type === 'link');
  const promised = [...index.text.matchAll(linkWords)].flatMap((match) => {
    const found = oddity(
      index,
      'lost-link',
      'A link is promised, but its address is not there.',
      match.index,
      match.index + match[0].length,
    );
    const linked = links.some(
      ({ start, end, href }) =>
        typeof href === 'string' && start < (found.end ?? 0) && end > (found.start ?? 0),
    );
    return linked ? [] : [found];
  });
  const lost = links
    .filter(({ href }) => href === null)
    .map(({ start, end }) => ({
      rule: 'lost-link' as const,
      message: 'The address of this link is lost.',
      start,
      end,
      exact: index.slice(start, end),
    }))
    .filter(({ start, end }) => !promised.some((one) => (one.start ?? 0) < end && (one.end ?? 0) > start));
  return [...promised, ...lost];
}

const shortestDuplicate = 40;

function duplicateParagraphs(index: TextIndex, sections: LintInput['sections']): Oddity[] {
  const seen = new Set<string>();
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ start, end }) => {
      const exact = index.slice(start, end);
      const folded = exact.replaceAll(/\s+/g, ' ').toLowerCase();
      if (folded.length < shortestDuplicate) return [];
      const first = !seen.has(folded);
      seen.add(folded);
      if (first) return [];
      return [
        {
          rule: 'duplicate-paragraph' as const,
          message: 'This paragraph stands here a second time.',
          start,
          end,
          exact,
        },
      ];
    });
}

function aboutTheNote({ heldOn, unresolvedNeighbours }: LintInput): Oddity[] {
  const nowhere = { start: null, end: null, exact: null };
  return [
    ...unresolvedNeighbours.map((title) => ({
      rule: 'unresolved-neighbour' as const,
      message: `The neighbour “${title}” is no note here.`,
      ...nowhere,
    })),
    ...(heldOn === null
      ? [
          {
            rule: 'missing-date' as const,
            message: 'The note does not say in full when the meeting was.',
            ...nowhere,
          },
        ]
      : []),
  ];
}

function oddity(index: TextIndex, rule: LintRule, message: string, from: number, to: number): Oddity {
  return {
    rule,
    message,
    start: index.toCodePoint(from),
    end: index.toCodePoint(to),
    exact: index.text.slice(from, to),
  };
}
