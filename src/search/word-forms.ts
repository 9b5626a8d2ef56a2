import { LRUCache } from 'lru-cache';
import { irregularForms, stemOf } from '../extraction/features/lemma.ts';
import { isEnglishWord } from '../extraction/names/english.ts';
import { stopWords } from './stop-words.ts';

const endings = (
  'e s es ed d ing er ers or ors ment ments ement ation ations ion ions ance ence ant ants y ies ied ity al ' +
  'ly ily ful ive'
).split(' ');
const word = /\p{L}{3,}/gu;

/**
 * What the words of a text are called in their other forms (“merged”: merge, merges, merging, merger), so that an
 * index that knows no word forms finds them. Only words of the dictionary that share the stem, in order.
 */
export function otherForms(text: string): string[] {
  const words = new Set(text.toLowerCase().normalize('NFC').match(word));
  const forms = new Set<string>();
  for (const one of words) {
    if (stopWords.has(one)) continue;
    for (const form of formsOf(one)) if (!words.has(form)) forms.add(form);
  }
  return [...forms].sort();
}

/** Words come again and again: each is worked out once. */
const remembered = new LRUCache<string, string[]>({ max: 5000 });

function formsOf(one: string): string[] {
  const held = remembered.get(one);
  if (held) return held;
  const forms = findForms(one);
  remembered.set(one, forms);
  return forms;
}

function findForms(one: string): string[] {
  const stem = stemOf(one);
  const regular = stemsOf(stem)
    .flatMap((base) => [base, ...endings.map((ending) => base + ending)])
    .filter((form) => form !== one && stemOf(form) === stem && isEnglishWord(form));
  return [...irregularForms(stem), ...regular];
}

/** As words are written before an ending: “plan” as in plans and in planning, “apologi” as in apology. */
function stemsOf(stem: string): string[] {
  const last = stem.at(-1) ?? '';
  const doubled = /[bdgklmnprt]/.test(last) ? [stem + last] : [];
  return last === 'i' ? [stem, `${stem.slice(0, -1)}y`] : [stem, ...doubled];
}
