import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** Browsers stop nesting at 512; deeper markup is an attack or a broken generator. */
export const MAX_HTML_DEPTH = 512;
export const MAX_HTML_ELEMENTS = 60_000;
/** A tag of this length with so much white space has thousands of attributes, which the parser compares in pairs. */
const LONG_TAG = 20_000;
const MAX_GAPS_IN_TAG = 2000;

/** Thrown while parsing; `message` says what to do. Caught by the readers of this folder. */
export class HtmlLimitError extends Error {
  override name = 'HtmlLimitError';
  readonly reason: 'too-deep' | 'too-large';

  constructor(reason: HtmlLimitError['reason'], what: string) {
    super(`${what}. Send the text of the note without the page around it.`);
    this.reason = reason;
  }
}

/** Parses a whole page. @throws HtmlLimitError for markup that is too deep, too large or has too many attributes. */
export function parsePage(html: string): HtmlParent {
  refuseCrowdedTags(html);
  return parse(html, { treeAdapter: limitedAdapter() });
}

/** Parses a piece of a page, such as the body of an exported post. @throws HtmlLimitError as parsePage. */
export function parsePiece(html: string): HtmlParent {
  refuseCrowdedTags(html);
  return parseFragment(html, { treeAdapter: limitedAdapter() });
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** All elements below a node in document order for which a condition holds. */
export function findElements(root: HtmlParent, holds: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = [];
  const pending: HtmlNode[] = root.childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!isElement(node)) continue;
    if (holds(node)) found.push(node);
    for (let i = node.childNodes.length - 1; i >= 0; i--) pending.push(node.childNodes[i]!);
  }
  return found;
}

/** The first element below a node for which a condition holds. */
export function findElement(root: HtmlParent, holds: (element: HtmlElement) => boolean): HtmlElement | null {
  const pending: HtmlNode[] = root.childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!isElement(node)) continue;
    if (holds(node)) return node;
    for (let i = node.childNodes.length - 1; i >= 0; i--) pending.push(node.childNodes[i]!);
  }
  return null;
}

const lengths = new WeakMap<HtmlParent, number>();

/** Characters of text below a node, white space at the ends of its parts left out. */
export function textLength(root: HtmlParent): number {
  const known = lengths.get(root);
  if (known !== undefined) return known;
  let length = 0;
  for (const child of root.childNodes) {
    if (isText(child)) length += child.value.trim().length;
    else if (isElement(child)) length += textLength(child);
  }
  lengths.set(root, length);
  return length;
}

/** All text below a node with white space collapsed. */
export function textOf(root: HtmlParent | HtmlNode): string {
  if (!('childNodes' in root)) return isText(root) ? root.value : '';
  const parts: string[] = [];
  const pending: HtmlNode[] = root.childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isText(node)) parts.push(node.value);
    else if ('childNodes' in node) {
      parts.push(' ');
      for (let i = node.childNodes.length - 1; i >= 0; i--) pending.push(node.childNodes[i]!);
    }
  }
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

/** The default adapter, counting elements and measuring how deep each is put. */
function limitedAdapter(): typeof defaultTreeAdapter {
  const depths = new WeakMap<object, number>();
  let elements = 0;
  const place = (parent: object, node: object) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_HTML_DEPTH)
      throw new HtmlLimitError('too-deep', `The markup is nested more than ${MAX_HTML_DEPTH} deep`);
    depths.set(node, depth);
  };
  return {
    ...defaultTreeAdapter,
    createElement: (tagName, namespace, attrs) => {
      if (++elements > MAX_HTML_ELEMENTS)
        throw new HtmlLimitError('too-large', `The markup has more than ${MAX_HTML_ELEMENTS} elements`);
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

function refuseCrowdedTags(html: string): void {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const end = html.indexOf('>', at);
    const tag = end === -1 ? html.slice(at) : html.slice(at, end);
    if (tag.length > LONG_TAG && (tag.match(/\s+/gu)?.length ?? 0) > MAX_GAPS_IN_TAG) {
      throw new HtmlLimitError('too-large', 'A tag has thousands of attributes');
    }
    if (end === -1) return;
    if (tag.length > LONG_TAG) at = end;
  }
}
