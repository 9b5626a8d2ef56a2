import { isClutter } from "./read-html-clutter.js";
import { attribute, isElement, isText, } from "./read-html-tree.js";
/** An element that holds this share of its parent's running text is looked into. */
const NEARLY_ALL = 0.8;
/** A part marked as the article counts when it holds this share of the page's running text. */
const ENOUGH = 0.3;
const ARTICLE_CLASS = /(?:^|\s)(?:entry-content|post-content|post-body|article-body|article-content|blog-item-content|blog-item-content-wrapper|note-content|main-content|page-content|rich-text|sqs-layout|BlogItem|hentry)(?=$|\s)/u;
/**
 * The element of a page that holds its article: one marked as such (article, main, role, a customary class) if it
 * holds a fair share of the page's running text, else where that text is densest. Text in links counts for nothing.
 */
export function findMain(page) {
    const weights = weighText(page);
    const total = weights.get(page) ?? 0;
    const marked = [...weights]
        .filter(([node, weight]) => isElement(node) && isMarked(node) && weight >= total * ENOUGH)
        .sort(([, a], [, b]) => b - a)
        .map(([node]) => node);
    return innermost(marked[0] ?? page, weights);
}
function isMarked(element) {
    if (element.tagName === 'article' || element.tagName === 'main')
        return true;
    if (attribute(element, 'role') === 'main' || attribute(element, 'itemprop') === 'articleBody')
        return true;
    return ARTICLE_CLASS.test(attribute(element, 'class') ?? '');
}
/** Goes down as long as one child holds nearly all, but not past a heading that belongs to the text. */
function innermost(start, weights) {
    let node = start;
    for (;;) {
        const all = weights.get(node) ?? 0;
        const heavy = node.childNodes.find((child) => isElement(child) && (weights.get(child) ?? 0) >= all * NEARLY_ALL);
        if (!heavy || !isElement(heavy) || all === 0 || !isContainer(heavy))
            return node;
        if (node !== start && node.childNodes.some(isVisibleHeading))
            return node;
        node = heavy;
    }
}
function isContainer({ tagName }) {
    return /^(?:html|body|div|main|article|section|center|form|table|tbody|tr|td)$/u.test(tagName);
}
function isVisibleHeading(node) {
    return isElement(node) && /^h[1-6]$/u.test(node.tagName) && !isClutter(node);
}
/** Characters of running text below each element, links and clutter left out. */
function weighText(page) {
    const weights = new Map();
    const weigh = (node) => {
        let weight = 0;
        for (const child of node.childNodes) {
            if (isText(child))
                weight += child.value.trim().length;
            else if (isElement(child) && child.tagName !== 'a' && !isClutter(child))
                weight += weigh(child);
        }
        weights.set(node, weight);
        return weight;
    };
    weigh(page);
    return weights;
}
//# sourceMappingURL=read-html-main.js.map