import type { InsightModel } from '../extraction/model-extractor.ts';
import { parseQuery } from './parse-query.ts';
import type { LikelyTheme } from './port.ts';

const maxCached = 2000;
/** Less has been typed than a theme could be told from. */
const minLetters = 4;

/** Reads a query as if it were a sentence of a note, for the themes that the extractor would put that under. */
export class ThemeGuesser {
  readonly #model: Pick<InsightModel, 'judgeThemes'>;
  readonly #known = new Map<string, LikelyTheme[]>();

  constructor(model: Pick<InsightModel, 'judgeThemes'>) {
    this.#model = model;
  }

  /** Surest first. */
  guess(q: string): LikelyTheme[] {
    const words = parseQuery(q).flatMap((part) => (part.negated ? [] : part.words));
    if (words.join('').length < minLetters) return [];
    const text = words.join(' ') + (q.trim().endsWith('?') ? '?' : '.');
    const known = this.#known.get(text);
    if (known) return known;
    if (this.#known.size >= maxCached) this.#known.clear();
    const themes = this.#model.judgeThemes(text[0]!.toUpperCase() + text.slice(1));
    this.#known.set(text, themes);
    return themes;
  }
}
