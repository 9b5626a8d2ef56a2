import { checkSync } from 'recheck';

/** In this process, by the JavaScript of the package: its threads and binaries differ from machine to machine. */
process.env.RECHECK_SYNC_BACKEND = 'pure';

/** What is decided by the clock would differ from run to run; what takes longer than this fails the test that asks. */
const decided = { checker: 'automaton', timeout: 10_000 } as const;

/**
 * How much work a regular expression can be made to do, from its automaton (https://makenowjust-labs.github.io/recheck/):
 * `linear` in the length of the text or less, the degree of its polynomial with an attack, or why it was not decided.
 */
export function workOf(source: string, flags: string): string {
  const found = checkSync(source, flags, decided);
  if (found.status === 'safe') return 'linear';
  if (found.status === 'unknown') return `undecided: ${found.error.kind}`;
  return `${found.complexity.summary}: ${found.attack.pattern}`;
}
