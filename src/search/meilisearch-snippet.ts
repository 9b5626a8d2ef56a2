import { stemOf } from '../extraction/features/lemma.ts';
import { parseQuery } from './parse-query.ts';
import { markEnd, markStart, type IndexDocument, type SearchType } from './port.ts';

const snippetWords = 30;

/** What is asked of Meilisearch for a snippet. */
export const extract = {
  attributesToRetrieve: ['id'],
  attributesToHighlight: ['title', 'text'],
  attributesToCrop: [`text:${snippetWords}`],
  highlightPreTag: markStart,
  highlightPostTag: markEnd,
};

export type Formatted = Partial<Pick<IndexDocument, 'title' | 'text'>>;

/** Words to mark, as typed or as Meilisearch marked them elsewhere, and stems of which every form is marked. */
export interface Marks {
  stems: ReadonlySet<string>;
  words?: ReadonlySet<string>;
}

export const stemsIn = (q: string): Set<string> =>
  new Set(
    parseQuery(q)
      .filter(({ quoted }) => !quoted)
      .flatMap(({ words }) => words.map((word) => stemOf(word.toLowerCase()))),
  );

/** Where the title of anything but a note has a match, it says more than its text. */
export function snippetOf(type: SearchType, formatted: Formatted, marks: Marks): string {
  const title = mark(formatted.title ?? '', marks);
  const text = mark(formatted.text ?? '', marks);
  const inTitle = title.includes(markStart) || text === '';
  return inTitle && type !== 'note' ? title : text || title;
}

const markedOrWord = new RegExp(
  String.raw`${markStart}[^${markStart}${markEnd}]*${markEnd}|[\p{L}\p{M}\p{N}]+`,
  'gu',
);

const restOfWord = new RegExp(String.raw`${markEnd}([\p{L}\p{M}\p{N}]+)`, 'gu');

/**
 * Meilisearch marks the words of the query, only the beginning of what is longer, and not those that it found by
 * another of their forms.
 */
const mark = (text: string, { stems, words }: Marks): string =>
  text.replaceAll(restOfWord, `$1${markEnd}`).replaceAll(markedOrWord, (found) => {
    if (found.startsWith(markStart)) return found;
    const word = found.toLowerCase();
    return stems.has(stemOf(word)) || words?.has(word) === true ? markStart + found + markEnd : found;
  });

const marked = new RegExp(
  String.raw`${markStart}([^${markStart}${markEnd}]*)${markEnd}([\p{L}\p{M}\p{N}]*)`,
  'gu',
);

/** The words that Meilisearch marked, whole where it marked but their beginning. */
export const markedWords = ({ title = '', text = '' }: Formatted): string[] =>
  [...`${title} ${text}`.matchAll(marked)].map(([, start = '', rest = '']) => (start + rest).toLowerCase());
