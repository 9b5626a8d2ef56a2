// Deterministic notes as people would send them: files of plain text with a title, a date, speakers and 18 sentences.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSentences } from './data.mjs';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'September',
  'October',
  'November',
];
const filesPerFolder = 1000;

/** The texts of notes `from` to `to`: the same in every run, no two alike. */
export async function noteTexts(from, to) {
  const sentences = await readSentences();
  return Array.from({ length: to - from }, (_, i) => noteText(sentences, from + i));
}

function noteText(sentences, n) {
  const sentence = (k) => sentences[(n * 7919 + k * 104_729) % sentences.length].replace(/^[-–*•]\s*/, '');
  const bullets = (first, count) => Array.from({ length: count }, (_, k) => `• ${sentence(first + k)}`);
  const opening = sentence(0)
    .split(' ')
    .slice(0, 4)
    .join(' ')
    .replaceAll(/[.,;:!?]/g, '');
  return [
    `${opening}: Note of Meeting ${n}`,
    `${1 + (n % 28)} ${months[n % months.length]} ${2015 + (n % 10)}. By video.`,
    '',
    'In brief',
    ...bullets(0, 6),
    '',
    'Detail',
    ...bullets(6, 6),
    '',
    'Discussion',
    ...Array.from({ length: 6 }, (_, k) => `${sentence(12 + k)}\n`),
  ].join('\n');
}

/** A folder with so many of them, which `work` is given; nothing of it stays. */
export async function withNoteFiles(count, work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'kb-bench-notes-'));
  try {
    const texts = await noteTexts(0, count);
    for (const [n, text] of texts.entries()) {
      const place = path.join(folder, String(Math.floor(n / filesPerFolder)));
      if (n % filesPerFolder === 0) await mkdir(place);
      await writeFile(path.join(place, `note-${String(n).padStart(6, '0')}.txt`), text);
    }
    return await work(folder, texts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
