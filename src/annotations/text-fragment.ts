interface Quoted {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Longer quotations are named by how they begin and end. */
const longestWhole = 200;
/** Shorter ones stand more often than once, and are named with what stands beside them. */
const longestAmbiguous = 60;
const wordsAtEnds = 6;
const wordsBeside = 3;

/**
 * A link that scrolls to the quotation in a page and marks it (WICG, scroll to text fragment). A page has no line ends
 * within a paragraph: quotations over several lines are named by their ends as well.
 */
export function textFragmentAddress(page: string, { exact, prefix, suffix }: Quoted): string {
  const words = exact.trim().split(/\s+/);
  const isWhole = !exact.trim().includes('\n') && exact.length <= longestWhole;
  const text =
    isWhole || words.length <= 2 * wordsAtEnds
      ? [words.join(' ')]
      : [words.slice(0, wordsAtEnds).join(' '), words.slice(-wordsAtEnds).join(' ')];
  const beside = exact.length <= longestAmbiguous;
  const before = beside ? lastWords(prefix) : '';
  const after = beside ? firstWords(suffix) : '';
  const directive = [
    ...(before ? [`${encoded(before)}-`] : []),
    ...text.map(encoded),
    ...(after ? [`-${encoded(after)}`] : []),
  ].join(',');
  return `${page}${page.includes('#') ? '' : '#'}:~:text=${directive}`;
}

/** Whole words of the same line; the first of the context may be cut. */
const lastWords = (prefix: string): string =>
  (prefix.split('\n').at(-1) ?? '').split(/\s+/).slice(1).filter(isWord).slice(-wordsBeside).join(' ');
const firstWords = (suffix: string): string =>
  (suffix.split('\n')[0] ?? '').split(/\s+/).slice(0, -1).filter(isWord).slice(0, wordsBeside).join(' ');

const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);

/** Within a directive, hyphens and commas part its parts, and `&` directives. */
const encoded = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');
