import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workOf } from '../support/linear-time.ts';
import { literalsOf, madeWhenRead, makersOf, type Literal } from '../support/regular-expressions.ts';

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
}, 600_000);

/**
 * What the check cannot decide, by file and the beginning of the pattern, and why it takes no long time all the same.
 * `bench/growth.mjs` gives their code what makes such patterns slow.
 */
const harmless: [file: string, beginning: string, why: string][] = [
  ['text/sentences', '(?<![.!?…])([.!?…]+)(?=([', 'nothing of a run is given back'],
  ['text/sentences', '(?:https?:', 'on 120 characters'],
  ['editorial/find-oddities', String.raw`(?<![\p{L}\p{M}\p{N}_])(\p{L}{2,})`, 'begins where a word does'],
  ['editorial/find-oddities', String.raw`\b(?:can|could`, 'white space between words of a list'],
  ['ingestion/parse-heading-kinds', '', 'on headings of 160 characters'],
  ['ingestion/parse-neighbours', String.raw`^\[?(?<before>`, 'on lines of 320 characters'],
  ['ingestion/parse-neighbours', '^(?:(?<back>', 'on lines of 320 characters'],
  ['ingestion/parse-headings', '^(?:present|attend', 'once, for 20 characters after a word of a list'],
  ['ingestion/parse-title', '', 'on titles of 300 characters, and the lines below from their beginning'],
  ['ingestion/parse-dates', String.raw`\b(?`, 'white space between words of a list'],
  [
    'ingestion/parse-next-meeting',
    '',
    'white space between words of a list; names of places have 30 characters',
  ],
  ['ingestion/parse-person-names', '(?<!', 'at most four words from the beginning of each'],
  [
    'ingestion/parse-speakers',
    '',
    'at most four words from the beginning of each, and 120 characters behind',
  ],
  [
    'ingestion/read-html-metadata',
    String.raw`(?<!\s)\s+[|`,
    'white space from its beginning, then 60 characters',
  ],
  ['ingestion/read-html', '<meta', 'on 4096 bytes, for 200 characters after each tag begins'],
  ['ingestion/read-html-clutter', '^(?:share(?: this', 'once, from the beginning of a text'],
  ['ingestion/read-wxr', String.raw`\[\/?(?:gallery`, 'for 500 characters after each bracket'],
  ['ingestion/read-markdown', '^(?:[ ', 'from the beginning of each line; signs have white space in between'],
];

const isHarmless = ({ file, source }: Literal): boolean =>
  harmless.some(([name, beginning]) => file.startsWith(`src/${name}.`) && source.startsWith(beginning));

function expectLinear(expressions: Literal[]): void {
  const undecided = expressions.filter((expression) => !isHarmless(expression));
  const distinct = new Map(undecided.map((literal) => [`/${literal.source}/${literal.flags}`, literal]));
  const works = [...distinct].map(([written, { file, source, flags }]) => [
    file,
    written,
    workOf(source, flags),
  ]);
  expect(works.filter(([, , work]) => work !== 'linear')).toEqual([]);
}

const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(folders.map(({ name }) => name))(
  'every regular expression written in src/%s takes linear time',
  (folder) => expectLinear(literalsOf(`src/${folder}`)),
  600_000,
);

test('every regular expression written elsewhere in src takes linear time', () => {
  expectLinear(literalsOf('src').filter(({ file }) => file.split('/').length === 2));
}, 600_000);

test('every regular expression put together is so when its file is read, of nothing that was sent, and takes linear time', async () => {
  const makers = makersOf('src');
  const made = await madeWhenRead([...makers.keys()]);
  const late = [...makers].filter(([file, count]) => made.filter((one) => one.file === file).length < count);
  expect(late).toEqual([]);
  expectLinear(made);
}, 600_000);

test('the check finds what takes longer, also beside assertions, bounds, lists of words and without regard to case', () => {
  expect(workOf('^(a|a)*$', 'u')).toMatch(/^exponential/);
  const slow = [
    String.raw`\s*;\s*profile="[^"]*"`,
    String.raw`\s+(?=x)`,
    String.raw`(?<=;)\s*\s*(?!x)y`,
    String.raw`(?<!x)\s+$`,
    String.raw`\s{2,}$`,
    String.raw`(?:one|two|three|four)?\s+(?:five|six|seven|eight|nine ten)$`,
    String.raw`[A-Z]+\.$`,
  ];
  for (const source of slow) expect(workOf(source, 'iu'), source).toMatch(/polynomial/);
  const quick = [String.raw`(?<!\s)\s+$`, String.raw`(?<=x)\s(?=y)`, String.raw`^\s+(?!x)`, '[^,]{3,20},'];
  for (const source of quick) expect(workOf(source, 'u'), source).toBe('linear');
});
