// How fast insights and names are found, and what the weights weigh: node --expose-gc bench/extraction.mjs [kilobytes]
import { readdirSync, readFileSync } from 'node:fs';
import { parseNote } from '../dist/extraction/training/read-corpus.js';
import { createModel } from '../dist/extraction/model-extractor.js';
import { recogniseNames } from '../dist/extraction/names/recognise-names.js';
import { parsePlainText } from '../dist/ingestion/parse-plain-text.js';
import { themeSlugs } from '../dist/extraction/training/settings.js';

const wanted = Number(process.argv[2] ?? 1000) * 1000;
const folder = new URL('../training/corpus/', import.meta.url);
const notes = readdirSync(folder)
  .filter((file) => file.endsWith('.note'))
  .sort()
  .map((file) => parseNote(file, readFileSync(new URL(file, folder), 'utf8')).text);
const vocabulary = { themes: themeSlugs.map((slug) => ({ slug, label: slug, aliases: [] })), examples: [] };

const memory = () => {
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};
const before = memory();
const model = createModel();
const started = performance.now();
const source = model.source;
const loadMs = performance.now() - started;
const weightsMb = memory() - before;

function measure(find) {
  let [bytes, found] = [0, 0];
  const begin = process.cpuUsage();
  for (let i = 0; bytes < wanted; i = (i + 1) % notes.length) {
    const text = notes[i];
    found += find({ text, structure: parsePlainText(text), vocabulary }).length;
    bytes += Buffer.byteLength(text);
  }
  const { user, system } = process.cpuUsage(begin);
  return { kilobytes: bytes / 1000, found, speed: bytes / 1000 / ((user + system) / 1e6) };
}
const insights = measure((input) => model.suggestInsights(input));
const names = measure(recogniseNames);

console.log('| what | figure |');
console.log('| --- | --- |');
console.log(`| weights | ${source}, read in ${loadMs.toFixed(0)} ms, ${weightsMb.toFixed(1)} MB in memory |`);
const { kilobytes } = insights;
console.log(`| text | ${kilobytes.toFixed(0)} kB, ${insights.found} insights, ${names.found} names |`);
for (const [what, { speed }] of Object.entries({ insights, names }))
  console.log(`| ${what} | ${speed.toFixed(0)} kB per second of one core, parsing included |`);
console.log(`| whole process | ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident |`);
