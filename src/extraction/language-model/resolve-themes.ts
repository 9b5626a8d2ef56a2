import { foldedWording } from '../../text/fold.ts';
import type { DropReason, SuggestedInsight, VocabularyTerm } from '../port.ts';
import type { AnsweredInsight } from './answer.ts';
import { Drops } from './drops.ts';

const maxThemesPerInsight = 5;
const maxProposals = 20;
/** A label that a curator could take over as it stands: words, no markup, nothing invisible. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’&,()/-]{1,59}$/u;

type Resolved = Pick<SuggestedInsight, 'themes' | 'proposedThemes'>;

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
  resolve(answered: AnsweredInsight['themes']): Resolved {
    const surest = new Map<string, number>();
    const proposed = new Map<string, number>();
    for (const { theme, confidence } of answered) {
      const slug = this.#find(theme);
      const label = slug === undefined ? this.#propose(theme) : undefined;
      const into = slug === undefined ? proposed : surest;
      const name = slug ?? label;
      if (name !== undefined) into.set(name, Math.max(confidence, into.get(name) ?? 0));
    }
    const themes = [...surest].map(([slug, confidence]) => ({ slug, confidence }));
    themes.sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
    this.drops.add('surplus', themes.length - maxThemesPerInsight);
    return {
      themes: themes.slice(0, maxThemesPerInsight),
      ...(proposed.size > 0 && {
        proposedThemes: [...proposed].map(([label, confidence]) => ({ label, confidence })),
      }),
    };
  }

  #find(theme: string): string | undefined {
    return theme.length > 200 ? undefined : this.#slugs.get(foldedWording(theme));
  }

  /** The proposal that it becomes or is already. */
  #propose(theme: string): string | undefined {
    const label = theme.length > 200 ? '' : theme.trim().replaceAll(/\s+/gu, ' ');
    if (!LABEL.test(label)) return this.#drop('unfit');
    const key = foldedWording(label);
    const known = this.#proposals.get(key);
    if (known !== undefined) return known;
    if (this.#proposals.size >= maxProposals) return this.#drop('surplus');
    this.#proposals.set(key, label);
    return label;
  }

  #drop(reason: DropReason): undefined {
    this.drops.add(reason);
  }
}
