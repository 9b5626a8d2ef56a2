import { foldedWording } from '../../text/fold.ts';
import type { SuggestedInsight, VocabularyTerm } from '../port.ts';
import type { AnsweredInsight } from './answer.ts';
import { Drops } from './drops.ts';

const maxThemesPerInsight = 5;
const maxProposals = 20;
/** A label that a curator could take over as it stands: words, no markup, nothing invisible. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’&,()/-]{1,59}$/u;

type Themes = SuggestedInsight['themes'];

/** Tells the themes of the vocabulary, by slug, label or alias, from those that the model made up. */
export class ThemeResolver {
  readonly drops = new Drops();
  readonly #slugs = new Map<string, string>();
  readonly #proposals = new Map<string, string>();

  constructor(vocabulary: readonly VocabularyTerm[]) {
    const add = (name: string, slug: string): void => {
      const key = foldedWording(name);
      if (!this.#slugs.has(key)) this.#slugs.set(key, slug);
    };
    for (const { slug } of vocabulary) add(slug, slug);
    for (const { slug, label } of vocabulary) add(label, slug);
    for (const { slug, aliases } of vocabulary) for (const alias of aliases) add(alias, slug);
  }

  /** Themes outside the vocabulary, in order of first mention. */
  get proposals(): string[] {
    return [...this.#proposals.values()];
  }

  /** The known themes of an insight, each once, the surest first; the others become proposals. */
  resolve(answered: AnsweredInsight['themes']): Themes {
    const surest = new Map<string, number>();
    for (const { theme, confidence } of answered) {
      const slug = this.#find(theme);
      if (slug === undefined) this.#propose(theme);
      else surest.set(slug, Math.max(confidence, surest.get(slug) ?? 0));
    }
    const themes = [...surest].map(([slug, confidence]) => ({ slug, confidence }));
    themes.sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
    this.drops.add('surplus', themes.length - maxThemesPerInsight);
    return themes.slice(0, maxThemesPerInsight);
  }

  #find(theme: string): string | undefined {
    return theme.length > 200 ? undefined : this.#slugs.get(foldedWording(theme));
  }

  #propose(theme: string): void {
    const label = theme.length > 200 ? '' : theme.trim().replaceAll(/\s+/gu, ' ');
    if (!LABEL.test(label)) return this.drops.add('unfit');
    const key = foldedWording(label);
    if (this.#proposals.has(key)) return undefined;
    if (this.#proposals.size >= maxProposals) return this.drops.add('surplus');
    this.#proposals.set(key, label);
    return undefined;
  }
}
