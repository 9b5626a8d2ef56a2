import type { RecognisedName, Vocabulary, VocabularyTerm } from '../extraction/port.ts';

/**
 * Tells of a text whether it could be read otherwise now that the vocabulary has changed: a term that came, went or
 * changed can be found only where the words of one of its forms stand side by side. Errs on the side of yes.
 */
export function concernedBy(before: Vocabulary, after: Vocabulary): (text: string) => boolean {
  if (before === after) return () => false;
  if (JSON.stringify(before.themes) !== JSON.stringify(after.themes)) return () => true;
  const forms = [
    ...formsOfOthers(before.examples, after.examples),
    ...formsOfOthers(after.examples, before.examples),
  ];
  return (text) => mentionsAny(text, forms);
}

/** Whether the words of one of these forms stand side by side in a text, whatever is between or around them. */
export function mentionsAny(text: string, forms: readonly string[]): boolean {
  if (forms.length === 0) return false;
  const words = wordsOf(text);
  return forms.some((form) => words.includes(wordsOf(form).replace(/^(?:the|an?) (?=.)/u, '')));
}

/** The forms of names that may become examples of which this vocabulary does not know. */
export function formsOfNew(names: readonly RecognisedName[], { examples }: Vocabulary): string[] {
  const known = new Set(examples.map(({ label }) => label));
  return names
    .filter(({ kind, name }) => kind === 'example' && !known.has(name))
    .flatMap(({ name, aliases }) => [name, ...aliases]);
}

function formsOfOthers(terms: readonly VocabularyTerm[], known: readonly VocabularyTerm[]): string[] {
  const same = new Set(known.map((term) => JSON.stringify(term)));
  return terms
    .filter((term) => !same.has(JSON.stringify(term)))
    .flatMap(({ label, aliases }) => [label, ...aliases]);
}

/** An article before a name is no part of it to the extractor. */
const wordsOf = (text: string): string =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
