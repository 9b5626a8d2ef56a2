import { checkSync } from 'recheck';
import { caseless, fewerRepeats, fewerWords, withoutAssertions } from './simplify-pattern.ts';

/** In this process, by the JavaScript of the package: its threads and binaries differ from machine to machine. */
process.env.RECHECK_SYNC_BACKEND = 'pure';

/** What is decided by the clock would differ from run to run; what takes longer than this fails the test that asks. */
const decided = { checker: 'automaton', timeout: 120_000 } as const;

/**
 * How much work a regular expression can be made to do, from its automaton (https://makenowjust-labs.github.io/recheck/):
 * `linear` in the length of the text or less, the degree of its polynomial with an attack, or why it was not decided.
 */
export function workOf(source: string, flags: string): string {
  if (looksNoFurtherThanSome(source)) return 'linear';
  const folded = flags.includes('i') ? caseless(source) : null;
  const kept = folded === null ? flags : flags.replace('i', '');
  const works = withoutAssertions(fewerWords(fewerRepeats(folded ?? source))).map((pattern) =>
    decide(pattern, kept.includes('u') ? kept : `${kept}u`),
  );
  return works.find((work) => work !== 'linear') ?? 'linear';
}

/** Nothing is repeated without end: from each place it looks at so many characters and no more. */
const looksNoFurtherThanSome = (source: string): boolean => !/[*+]|\{\d+,\}|\\\d/.test(source);

function decide(source: string, flags: string): string {
  const found = checkSync(source, flags, decided);
  if (found.status === 'safe') return 'linear';
  if (found.status === 'unknown') return `undecided: ${found.error.kind}`;
  return `${found.complexity.summary}: ${found.attack.pattern}`;
}
