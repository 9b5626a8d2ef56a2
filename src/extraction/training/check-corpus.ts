import { parsePlainText } from '../../ingestion/parse-plain-text.ts';
import { indexText } from '../../text/code-points.ts';
import { segment } from '../segment.ts';
import type { LabelledNote } from './read-corpus.ts';
import { themeSlugs } from './settings.ts';

/** What is wrong with a labelled note: unknown themes, names that are not in its text, labels no sentence matches. */
export function checkNote(note: LabelledNote): string[] {
  return [...checkLabels(note), ...checkNames(note)].map((problem) => `${note.name}: ${problem}`);
}

function checkLabels({ text, labels }: LabelledNote): string[] {
  const known: readonly string[] = themeSlugs;
  const sentences = segment(text, parsePlainText(text));
  const index = indexText(text);
  return labels.flatMap((label) => {
    const words = index.slice(label.start, label.end);
    const problems = label.themes
      .filter((slug) => !known.includes(slug))
      .map((slug) => `unknown theme ${slug} on "${words}"`);
    if (words.trim() !== words || words === '')
      problems.push(`white space or nothing inside the markers of "${words}"`);
    const matched = sentences.some(
      ({ start, end }) => Math.min(end, label.end) - Math.max(start, label.start) > (end - start) / 2,
    );
    if (!matched) problems.push(`no sentence lies in "${words}"`);
    return problems;
  });
}

function checkNames({ header, text }: LabelledNote): string[] {
  const plain = text.replace(/\s+/gu, ' ');
  return Object.entries(header.entities).flatMap(([kind, names]) =>
    names.filter((name) => !plain.includes(name)).map((name) => `${kind}: "${name}" is not in the text`),
  );
}
