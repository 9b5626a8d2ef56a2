import { phraseExamples, type Example } from '../dataset.ts';
import { readPhrases } from './read-phrases.ts';

/** The phrase bank as examples, counted as notes after the given number of real ones. */
export function bankExamples(firstNoteIndex: number): Example[] {
  return phraseExamples(readPhrases(), firstNoteIndex);
}
