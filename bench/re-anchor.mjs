// How long re-anchoring takes, and how it grows with the note: notes of 25 to 400 kB with 5 passages a kilobyte, after
// three kinds of edit. Needs a build:
//   npm run build && node bench/re-anchor.mjs [runs=9]
import { readFileSync } from 'node:fs';
import { splitSentences } from '../dist/text/sentences.js';
import { indexText } from '../dist/text/code-points.js';
import { reanchor } from '../dist/text/re-anchor.js';

const runs = Number(process.argv[2] ?? 9);
const sizes = [25, 50, 100, 200, 400];
const passagesPerKilobyte = 5;
const words = [...new Set(readSample().match(/\p{L}{3,}/gu))];

const edits = {
  'one sentence added at the start': (sentences) => ['A word before we begin.', ...sentences],
  'a word changed in every tenth sentence': (sentences) =>
    sentences.map((sentence, i) => (i % 10 === 0 ? sentence.replace(/ \S+ /u, ' newly ') : sentence)),
  'every fifth sentence deleted, the halves swapped': (sentences) => {
    const kept = sentences.filter((_, i) => i % 5 !== 0);
    const half = Math.floor(kept.length / 2);
    return [...kept.slice(half), ...kept.slice(0, half)];
  },
};

const rows = Object.entries(edits).map(([name, edit]) => [name, ...sizes.map((size) => measure(size, edit))]);
print(rows);

function readSample() {
  return readFileSync(
    new URL('../content/collaborative-leadership-in-place-cell-2.txt', import.meta.url),
    'utf8',
  );
}

/** Median milliseconds. */
function measure(kilobytes, edit) {
  const sentences = writeNote(kilobytes * 1000);
  const before = sentences.join(' ');
  const after = edit(sentences).join(' ');
  const spans = choosePassages(before, kilobytes * passagesPerKilobyte);
  const times = [];
  for (let run = 0; run < runs + 2; run += 1) {
    const started = performance.now();
    const found = reanchor(before, after, spans);
    times.push(performance.now() - started);
    if (found.length !== spans.length) throw new Error('A passage has no verdict.');
  }
  // The first two warm up.
  return times.slice(2).sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** Sentences of the sample's words in an order of their own: the same for the same size. */
function writeNote(length) {
  const sentences = [];
  let seed = 7;
  let written = 0;
  const next = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  while (written < length) {
    const chosen = Array.from({ length: 8 + next(18) }, () => words[next(words.length)].toLowerCase());
    const sentence = `${chosen[0][0].toUpperCase()}${chosen.join(' ').slice(1)}.`;
    sentences.push(sentence);
    written += sentence.length + 1;
  }
  return sentences;
}

/** Whole sentences, spread over the note; several passages may quote the same one. */
function choosePassages(text, count) {
  const index = indexText(text);
  const spans = splitSentences(text).map(({ start, end }) => ({
    start: index.toCodePoint(start),
    end: index.toCodePoint(end),
  }));
  return Array.from({ length: count }, (_, i) => spans[Math.floor((i * spans.length) / count)]);
}

function print(rows) {
  const head = ['edit', ...sizes.map((size) => `${size} kB, ${size * passagesPerKilobyte} passages`)];
  const cells = rows.map(([name, ...times]) => [name, ...times.map((ms) => `${ms.toFixed(0)} ms`)]);
  const growth = rows.map(([name, ...times]) => [
    name,
    ...times.map((ms, i) => (i === 0 ? '–' : `×${(ms / times[i - 1]).toFixed(1)}`)),
  ]);
  for (const line of [head, head.map(() => '---'), ...cells])
    process.stdout.write(`| ${line.join(' | ')} |\n`);
  process.stdout.write('\nGrowth from each size to the next, twice as large:\n\n');
  for (const line of [head, head.map(() => '---'), ...growth])
    process.stdout.write(`| ${line.join(' | ')} |\n`);
}
