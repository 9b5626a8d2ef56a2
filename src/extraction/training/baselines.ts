import { tokenise } from '../features/tokenise.ts';
import type { Sentence } from '../segment.ts';
import type { Found } from './evaluate-note.ts';

/** Baseline: every sentence is an insight, without themes. */
export function everySentence(sentences: readonly Sentence[]): Found[] {
  return sentences.map(({ start, end }) => ({ start, end, themes: [] }));
}

const OPINION = ['must', 'should', 'need', 'important', 'essential', 'crucial', 'key'];
const KEYWORDS: Record<string, string[]> = {
  'shared-purpose': ['purpose', 'aim', 'vision', 'goal'],
  'distributive-leadership': ['leadership', 'leader', 'distributed'],
  governance: ['governance', 'board', 'accountability', 'trustee', 'committee'],
  'relationship-building': ['relationship'],
  'connector-role': ['connector', 'broker', 'convene', 'bridge'],
  'systems-leadership': ['system', 'steward'],
  'voice-of-people-served': ['voice', 'heard', 'participation'],
  'succession-and-continuity': ['succession', 'continuity', 'handover', 'turnover'],
  'funding-and-commissioning': ['funding', 'grant', 'commissioning', 'procurement', 'contract', 'money'],
  'language-and-culture': ['language', 'culture', 'habit', 'value'],
  'trust-and-openness': ['trust', 'openness', 'honesty', 'transparency'],
  'enabling-leadership': ['enable', 'leader', 'empower'],
};

const stems = (words: readonly string[]): Set<string> =>
  new Set(words.flatMap((word) => tokenise(word).map(({ stem }) => stem)));
const OPINION_STEMS = stems(OPINION);
const THEME_STEMS = Object.entries(KEYWORDS).map(([slug, words]) => ({ slug, stems: stems(words) }));

/** Baseline: a sentence with a word of opinion or of a theme is an insight, with the themes whose words it has. */
export function keywords(sentences: readonly Sentence[]): Found[] {
  return sentences.flatMap(({ start, end, text }) => {
    const words = new Set(tokenise(text).map(({ stem }) => stem));
    const hasAny = (wanted: Set<string>): boolean => [...wanted].some((stem) => words.has(stem));
    const themes = THEME_STEMS.filter((theme) => hasAny(theme.stems)).map(({ slug }) => slug);
    return themes.length > 0 || hasAny(OPINION_STEMS) ? [{ start, end, themes }] : [];
  });
}
