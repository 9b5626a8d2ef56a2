import { foldedWording } from "../../text/fold.js";
import { Drops } from "./drops.js";
const maxThemesPerInsight = 5;
const maxProposals = 20;
/** A label that a curator could take over as it stands: words, no markup, nothing invisible. */
const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’&,()/-]{1,59}$/u;
/** Tells the themes of the vocabulary, by slug, label or alias, from those that the model made up. */
export class ThemeResolver {
    drops = new Drops();
    #slugs = new Map();
    #proposals = new Map();
    constructor(vocabulary) {
        const add = (name, slug) => {
            const key = foldedWording(name);
            if (!this.#slugs.has(key))
                this.#slugs.set(key, slug);
        };
        for (const { slug } of vocabulary)
            add(slug, slug);
        for (const { slug, label } of vocabulary)
            add(label, slug);
        for (const { slug, aliases } of vocabulary)
            for (const alias of aliases)
                add(alias, slug);
    }
    /** Themes outside the vocabulary, in order of first mention. */
    get proposals() {
        return [...this.#proposals.values()];
    }
    /** The known themes of an insight, each once, the surest first; the others become proposals. */
    resolve(answered) {
        const surest = new Map();
        for (const { theme, confidence } of answered) {
            const slug = this.#find(theme);
            if (slug === undefined)
                this.#propose(theme);
            else
                surest.set(slug, Math.max(confidence, surest.get(slug) ?? 0));
        }
        const themes = [...surest].map(([slug, confidence]) => ({ slug, confidence }));
        themes.sort((a, b) => b.confidence - a.confidence || (a.slug < b.slug ? -1 : 1));
        this.drops.add('surplus', themes.length - maxThemesPerInsight);
        return themes.slice(0, maxThemesPerInsight);
    }
    #find(theme) {
        return theme.length > 200 ? undefined : this.#slugs.get(foldedWording(theme));
    }
    #propose(theme) {
        const label = theme.length > 200 ? '' : theme.trim().replaceAll(/\s+/gu, ' ');
        if (!LABEL.test(label))
            return this.drops.add('unfit');
        const key = foldedWording(label);
        if (this.#proposals.has(key))
            return undefined;
        if (this.#proposals.size >= maxProposals)
            return this.drops.add('surplus');
        this.#proposals.set(key, label);
        return undefined;
    }
}
//# sourceMappingURL=resolve-themes.js.map