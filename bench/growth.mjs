// How the time to take a hostile note apart grows with its length: one run of characters, over and over, at two lengths.
// What is linear takes four times as long for four times the text. Prints what grows fastest. Needs a build:
//   npm run build && node bench/growth.mjs [kilobytes=12] [rows=8]
import { findOddities } from '../dist/editorial/find-oddities.js';
import { ModelExtractor } from '../dist/extraction/model-extractor.js';
import { recogniseNames } from '../dist/extraction/names/recognise-names.js';
import { parseDocument } from '../dist/ingestion/parse-document.js';
import { canonicaliseText } from '../dist/ingestion/normalise.js';
import { noMetadata } from '../dist/ingestion/read-document.js';
import { readHtml } from '../dist/ingestion/read-html.js';
import { readMarkdown } from '../dist/ingestion/read-markdown.js';
import { readPlainText } from '../dist/ingestion/read-plain-text.js';
import { readWxr } from '../dist/ingestion/read-wxr.js';
import { startingThemes } from '../dist/tags/starting-themes.js';

const length = Number(process.argv[2] ?? 12) * 1000;
const times = 4;
/** What is quicker at the greater length is not compared: the clock says nothing about it. */
const leastMs = 30;

const units = [
  ...'aAéß0#*[](){}<>"\'“”‘’«»-–—_~=|\\/`^&@%$;:,.…!?•☐→←🦓',
  ['\u00a0', ' ', '\t', '\n', '\r', '\u0301', '\u200b', '\ufeff', '\u2028'],
  ['a ', 'A ', 'A. ', 'a. ', 'Aa', 'aA', 'Aa ', 'aaaa', 'aaaaAa ', 'a\u0301', 'ab\n', 'a\n\n', ' \n', '\t\n', '. ', ', ', '.”', '.)', '...'],
  ['# a\n', '* a\n', '- ', '1. ', '1.1', '0 ', '> ', '>', '| ', ' | ', '|a|\n', '[a](', '[a]', '![', '**', '*a', '_a ', '``', '---\n', '===\n'],
  ['Ann Lee ', 'Ann Lee, ', "d'Arcy-", "O'", "O'Lee ", 'Dr ', 'Mr. ', 'A-', 'Ann (', 'Ann who ', 'Ann: b\n', 'Ann: b\n\n', 'Ann’s ', 'Leeds Council ', 'of the ', 'and '],
  ['next ', 'next meeting ', 'Next: a\n', 'previous\n', 'the ', 'can very ', 'can be ', 'read here ', '1st ', '1st of ', 'january ', '2 May 2026 ', '20', 'meeting ', 'first a a '],
  ['http://', 'http://a ', 'www.', 'a@b.', '<a ', '<a>', '<p>', '<b>', '</p>', '<!--', '<meta ', '<p a=', '&amp;', '&#', '<![CDATA['],
  ['[caption ', '[caption]', '[/gallery', '[gallery]', 'Subject: ', 're: ', 'Speakers: ', '(a', '“a” ', '‘a’ ', '"a" ', '“a', 'a-', 'a’', 'WIGAN ', 'NHS ', 'N.H.S.', 'a|', 'a\t', '\\n', '☐ a\n', 'o a\n', 'a:\n', 'a?\n'],
].flat(); // prettier-ignore
const shapes = {
  alone: (run) => run,
  'within a note': (run) => `A title\n\nWe heard that ${run}x was said.\n\nNext meeting: 2 May 2026`,
};

const extractor = new ModelExtractor(recogniseNames);
const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const encode = (text) => new TextEncoder().encode(text);

function documentOf(text) {
  const canonical = canonicaliseText(text);
  return canonical.ok ? { text: canonical.text, outline: [], marks: [], metadata: noMetadata } : null;
}

/** Each makes what is to be timed of a text, or null where the text is refused before. */
const steps = {
  'read plain text': (text) => () => readPlainText(encode(text)),
  'read Markdown': (text) => () => readMarkdown(text),
  'read HTML': (text) => () => readHtml(`<title>${text}</title><body><p>${text}</p>`),
  'read the head of a page': (text) => {
    const value = escapeXml(text).replaceAll('"', '&quot;');
    const head = `<link rel="canonical" href="https://a.example/${value}"><meta property="og:title" content="${value}">`;
    return () => readHtml(`${head}<p>Words.</p><a rel="prev" href="/">${value}</a><p class="${value}">More.</p>`);
  },
  'read an export': (text) => () => readWxr(encode(wxr(text))),
  'take apart': (text) => {
    const document = documentOf(text);
    return document && (() => parseDocument(document));
  },
  'find oddities': (text) => {
    const document = documentOf(text);
    if (!document) return null;
    const { sections } = parseDocument(document);
    return () => findOddities({ text: document.text, sections, marks: [], heldOn: null, unresolvedNeighbours: [] });
  },
  extract: (text) => {
    const document = documentOf(text);
    if (!document) return null;
    const vocabulary = { themes: startingThemes, examples: [{ slug: 'a', label: 'Ann Lee', aliases: ['a a'] }] };
    const structure = parseDocument(document);
    return () => extractor.extract({ text: document.text, structure, vocabulary });
  },
}; // prettier-ignore

const wxr = (text) =>
  `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>A note</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded>${escapeXml(text)}</content:encoded></item></channel></rss>`;

/** Of the processor: other work on the machine does not count. The least of three where it matters. */
async function timeOf(step, text, runs = 1) {
  const run = step(text);
  if (run === null) return 0;
  let least = Infinity;
  for (let i = 0; i < runs; i += 1) {
    const begin = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(begin);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const repeated = (unit, size) => unit.repeat(Math.ceil(size / unit.length));
const rows = [];
let compared = 0;
for (const [name, step] of Object.entries(steps)) {
  console.error(name);
  for (const unit of new Set(units))
    for (const [shape, shaped] of Object.entries(shapes)) {
      compared += 1;
      const text = shaped(repeated(unit, length * times));
      if ((await timeOf(step, text)) < leastMs) continue;
      const long = await timeOf(step, text, 2);
      if (long < leastMs) continue;
      const short = await timeOf(step, shaped(repeated(unit, length)), 3);
      rows.push({ name, unit, shape, short, long, ratio: long / short });
    }
}
rows.sort((a, b) => b.ratio * Math.log(b.long) - a.ratio * Math.log(a.long));
console.log(`${compared} texts of ${length / 1000} and ${(length * times) / 1000} kB; ${rows.length} took more than ${leastMs} ms. Those that grew fastest:\n`); // prettier-ignore
console.log(`| step | text | | ${length / 1000} kB, ms | ${(length * times) / 1000} kB, ms | ratio |`);
console.log('|---|---|---|---:|---:|---:|');
for (const { name, unit, shape, short, long, ratio } of rows.slice(0, Number(process.argv[3] ?? 8)))
  console.log(`| ${name} | \`${JSON.stringify(unit)}\` | ${shape} | ${short.toFixed(0)} | ${long.toFixed(0)} | ${ratio.toFixed(1)} |`); // prettier-ignore
