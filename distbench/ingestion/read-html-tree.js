import { defaultTreeAdapter, parse, parseFragment } from 'parse5';
/** Browsers stop nesting at 512; deeper markup is an attack or a broken generator. */
export const MAX_HTML_DEPTH = 512;
export const MAX_HTML_ELEMENTS = 150_000;
/** A tag of this length with so much white space has thousands of attributes, which the parser compares in pairs. */
const LONG_TAG = 20_000;
const MAX_GAPS_IN_TAG = 2000;
/** Thrown while parsing; `message` says what to do. Caught by the readers of this folder. */
export class HtmlLimitError extends Error {
    name = 'HtmlLimitError';
}
/** Parses a whole page. @throws HtmlLimitError for markup that is too deep, too large or has too many attributes. */
export function parsePage(html) {
    refuseCrowdedTags(html);
    return parse(html, { treeAdapter: limitedAdapter() });
}
/** Parses a piece of a page, such as the body of an exported post. @throws HtmlLimitError as parsePage. */
export function parsePiece(html) {
    refuseCrowdedTags(html);
    return parseFragment(html, { treeAdapter: limitedAdapter() });
}
export function isElement(node) {
    return 'tagName' in node;
}
export function isText(node) {
    return node.nodeName === '#text';
}
export function attribute(element, name) {
    return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}
/** All elements below a node in document order for which a condition holds. */
export function findElements(root, holds) {
    const found = [];
    const pending = root.childNodes.toReversed();
    for (let node = pending.pop(); node; node = pending.pop()) {
        if (!isElement(node))
            continue;
        if (holds(node))
            found.push(node);
        for (let i = node.childNodes.length - 1; i >= 0; i--)
            pending.push(node.childNodes[i]);
    }
    return found;
}
/** All text below a node with white space collapsed. */
export function textOf(root) {
    if (!('childNodes' in root))
        return isText(root) ? root.value : '';
    const parts = [];
    const pending = root.childNodes.toReversed();
    for (let node = pending.pop(); node; node = pending.pop()) {
        if (isText(node))
            parts.push(node.value);
        else if ('childNodes' in node) {
            parts.push(' ');
            for (let i = node.childNodes.length - 1; i >= 0; i--)
                pending.push(node.childNodes[i]);
        }
    }
    return parts.join('').replace(/\s+/gu, ' ').trim();
}
/** The default adapter, counting elements and measuring how deep each is put. */
function limitedAdapter() {
    const depths = new WeakMap();
    let elements = 0;
    const place = (parent, node) => {
        const depth = (depths.get(parent) ?? 0) + 1;
        if (depth > MAX_HTML_DEPTH)
            throw new HtmlLimitError(`The markup is nested more than ${MAX_HTML_DEPTH} deep. Send the text of the note without the page around it.`);
        depths.set(node, depth);
    };
    return {
        ...defaultTreeAdapter,
        createElement: (tagName, namespace, attrs) => {
            if (++elements > MAX_HTML_ELEMENTS)
                throw new HtmlLimitError(`The markup has more than ${MAX_HTML_ELEMENTS} elements. Send the text of the note without the page around it.`);
            return defaultTreeAdapter.createElement(tagName, namespace, attrs);
        },
        appendChild: (parent, node) => {
            place(parent, node);
            defaultTreeAdapter.appendChild(parent, node);
        },
        insertBefore: (parent, node, reference) => {
            place(parent, node);
            defaultTreeAdapter.insertBefore(parent, node, reference);
        },
    };
}
function refuseCrowdedTags(html) {
    for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
        const end = html.indexOf('>', at);
        const tag = end === -1 ? html.slice(at) : html.slice(at, end);
        if (tag.length > LONG_TAG && (tag.match(/\s+/gu)?.length ?? 0) > MAX_GAPS_IN_TAG) {
            throw new HtmlLimitError('A tag has thousands of attributes. Send the text of the note without the page around it.');
        }
        if (end === -1)
            return;
        if (tag.length > LONG_TAG)
            at = end;
    }
}
//# sourceMappingURL=read-html-tree.js.map