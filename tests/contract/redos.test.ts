import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workOf } from '../support/linear-time.ts';
import { literalsOf } from '../support/regular-expressions.ts';

/* No pattern may take more than linear time, whatever is sent: one request would keep a process busy. */

const date = /^\^\(\?:\(\?:\\d\\d\[2468\].*?\[0-8\]\)\)\)/;
const wordList = /^\^\(([\w-]+(?:\|[\w-]+)*)\)\(,\(\1\)\)\*\$$/;

/** The same choices with less to try, where there are too many for the check; each shape is checked itself. */
function simplified(pattern: string): string {
  // Whatever the words are, none holds a comma: an entry is read in one way, or as its beginning and no further.
  if (wordList.test(pattern)) return '^(a|ab|abc)(,(a|ab|abc))*$';
  return (
    pattern
      // Ten characters, never more; the date alone is a pattern of its own.
      .replace(date, String.raw`^(?:\d{4}-02-29|\d{4}-\d\d-\d\d)`)
      // Up to n times is tried in no more ways than without end.
      .replaceAll(/\{0,\d+\}/g, '*')
  );
}

const patterns = new Set<string>();
JSON.parse(readFileSync('openapi/openapi.json', 'utf8'), (key, value: unknown) => {
  if (key === 'pattern' && typeof value === 'string') patterns.add(value);
  return value;
});

test('every pattern of the document takes linear time', () => {
  expect(patterns.size).toBeGreaterThan(30);
  const distinct = new Set([...patterns].map(simplified));
  expect([...distinct].map((pattern) => [pattern, workOf(pattern, 'u')])).toEqual(
    [...distinct].map((pattern) => [pattern, 'linear']),
  );
}, 60_000);

/** What the check cannot decide, or what is never given enough to take long. */
const harmless: Record<string, string> = {
  [String.raw`\/+$`]: 'PUBLIC_URL, a setting',
  '; *upgrade-insecure-requests;?': 'a policy of ours',
  [String.raw`"#\/components\/schemas\/([^"]+)"`]: 'our own document',
  '^-+|-+$': 'runs of hyphens were made single before',
  [String.raw`(?<![^\p{L}\p{M}\p{N}\s])[^\p{L}\p{M}\p{N}\s]+$`]: 'from the beginning of a run only',
  [String.raw`^[^\p{L}\p{N}]+|(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$`]:
    'from the beginning of a run only',
  [String.raw`(?<![.!?…])([.!?…]+)(?=(["'”’)\]]*))\2(?=\s|$|["“‘(]*\p{Lu})`]:
    'nothing of a run is given back',
  [String.raw`(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}+\s)`]: 'a run of small letters follows one capital',
  [String.raw`(?<![\p{L}\p{M}])\p{Ll}{5,}$`]: 'on 40 characters',
  [String.raw`(?:https?:\/\/|www\.|@)\S*$|(?:^|[^\p{L}])www$`]: 'on 120 characters',
};

test.each(['src/http', 'src/search', 'src/lib', 'src/text'])(
  'every regular expression in %s takes linear time',
  (folder) => {
    const literals = literalsOf(folder).filter(({ source }) => harmless[source] === undefined);
    expect(literals.length).toBeGreaterThan(5);
    expect(literals.map((literal) => ({ ...literal, work: workOf(literal.source, literal.flags) }))).toEqual(
      literals.map((literal) => ({ ...literal, work: 'linear' })),
    );
  },
  60_000,
);

test('the check finds what takes longer', () => {
  expect(workOf('^(a|a)*$', 'u')).toMatch(/^exponential/);
  expect(workOf(String.raw`\s*;\s*profile="[^"]*"`, 'g')).toMatch(/polynomial/);
});
