import { isClutter } from './read-html-clutter.ts';
import {
  attribute,
  findElement,
  isElement,
  isText,
  textLength,
  textOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from './read-html-tree.ts';
import type { Inline, SourceBlock } from './read-document.ts';

/** How a stretch of markup is set; inherited by everything inside it. */
interface Style {
  strong: boolean;
  emphasis: boolean;
  code: boolean;
  preformatted: boolean;
  href: string | null | undefined;
  listDepth: number;
}

const PLAIN: Style = {
  strong: false,
  emphasis: false,
  code: false,
  preformatted: false,
  href: undefined,
  listDepth: 0,
};
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup html legend main nav p pre section summary td th'.split(
    ' ',
  ),
);
const STRUCTURED = new Set('ul ol table h1 h2 h3 h4 h5 h6 blockquote'.split(' '));
const LONGEST_CELL = 600;

/**
 * The blocks of some HTML in reading order, without scripts, hidden parts and page furniture. With
 * `autoParagraphs` a blank line in loose text ends a paragraph, as WordPress has it.
 */
export function htmlBlocks(roots: readonly HtmlNode[], { autoParagraphs = false } = {}): SourceBlock[] {
  const reader = new BlockReader(autoParagraphs);
  for (const node of roots) reader.visit(node, PLAIN);
  reader.flush();
  return reader.blocks;
}

class BlockReader {
  readonly blocks: SourceBlock[] = [];
  private readonly autoParagraphs: boolean;
  private inlines: Inline[] = [];
  private pending: Omit<SourceBlock, 'inlines'> | null = null;

  constructor(autoParagraphs: boolean) {
    this.autoParagraphs = autoParagraphs;
  }

  visit(node: HtmlNode, style: Style): void {
    if (isText(node)) this.addText(node.value, style);
    else if (isElement(node) && !isClutter(node)) this.visitElement(node, style);
  }

  /** Ends the block being collected. The first block of a list item carries its bullet; what follows does not. */
  flush(): void {
    const inlines = this.inlines;
    this.inlines = [];
    if (!inlines.some(({ text }) => text.trim() !== '')) return;
    const kind = this.pending ?? { type: 'paragraph', level: 1, number: null };
    this.pending = null;
    this.blocks.push({ ...kind, inlines });
  }

  private visitElement(element: HtmlElement, style: Style): void {
    const { tagName } = element;
    if (tagName === 'br') return this.addBreak();
    if (tagName === 'hr') return this.flush();
    if (/^h[1-6]$/u.test(tagName)) return this.visitHeading(element, style);
    if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu') return this.visitList(element, style);
    if (tagName === 'table') return this.visitTable(element, style);
    const inner = styleWithin(element, style);
    if (!BLOCKS.has(tagName) && tagName !== 'li') return this.visitInline(element, inner);
    this.flush();
    this.visitAll(element, inner);
    return this.flush();
  }

  private visitInline(element: HtmlElement, style: Style): void {
    if (element.tagName === 'q') this.addText('“', style);
    this.visitAll(element, style);
    if (element.tagName === 'q') this.addText('”', style);
  }

  private visitAll(parent: HtmlParent, style: Style): void {
    for (const child of parent.childNodes) this.visit(child, style);
  }

  private visitHeading(element: HtmlElement, style: Style): void {
    this.flush();
    this.pending = { type: 'heading', level: Number(element.tagName[1]), number: null };
    this.visitAll(element, style);
    this.flush();
    this.pending = null;
  }

  private visitList(list: HtmlElement, style: Style): void {
    this.flush();
    this.pending = null;
    const level = style.listDepth + 1;
    let number = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
    for (const child of list.childNodes) {
      if (!isElement(child) || child.tagName !== 'li') {
        this.visit(child, { ...style, listDepth: level });
        continue;
      }
      number = Number.parseInt(attribute(child, 'value') ?? '', 10) || number;
      this.pending = { type: 'item', level, number: list.tagName === 'ol' ? numeral(list, number) : null };
      this.visitAll(child, { ...style, listDepth: level });
      this.flush();
      this.pending = null;
      number++;
    }
    this.flush();
  }

  /** A table of short cells becomes rows; one that holds lists or long texts is only there for the layout. */
  private visitTable(table: HtmlElement, style: Style): void {
    this.flush();
    const rows = rowsOf(table);
    const tabular =
      rows.some((row) => cellsOf(row).length > 1) && !rows.some((row) => cellsOf(row).some(isLayout));
    if (!tabular) {
      this.visitAll(table, style);
      return this.flush();
    }
    for (const row of rows) {
      this.pending = { type: 'table-row', level: 1, number: null };
      cellsOf(row).forEach((cell, i) => {
        if (i > 0) this.inlines.push({ text: '', breaks: 'cell' });
        this.inlines.push({ text: textOf(cell) });
      });
      this.flush();
      this.pending = null;
    }
  }

  private addText(text: string, style: Style): void {
    if (!style.preformatted && !this.autoParagraphs) {
      this.inlines.push(toInline(text, style));
      return;
    }
    text.split(style.preformatted ? '\n' : /\n[^\S\n]*\n\s*/u).forEach((paragraph, i) => {
      if (i > 0 && !style.preformatted) this.flush();
      paragraph.split('\n').forEach((line, j) => {
        if (i + j > 0) this.addBreak();
        this.inlines.push(toInline(line, style));
      });
    });
  }

  /** Two breaks in a row are how people end a paragraph. */
  private addBreak(): void {
    const last = this.inlines.findLast(({ text, breaks }) => breaks !== undefined || text.trim() !== '');
    if (last?.breaks === 'line') this.flush();
    else if (last) this.inlines.push({ text: '', breaks: 'line' });
  }
}

function toInline(text: string, { strong, emphasis, code, href }: Style): Inline {
  return { text, strong, emphasis, code, ...(href === undefined ? {} : { href }) };
}

function styleWithin(element: HtmlElement, style: Style): Style {
  const css = attribute(element, 'style') ?? '';
  const { tagName } = element;
  const bold = /^(?:b|strong)$/u.test(tagName) || /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(css);
  const slanted = /^(?:i|em|cite|dfn)$/u.test(tagName) || /font-style\s*:\s*italic/iu.test(css);
  return {
    ...style,
    strong: (style.strong || bold) && !/font-weight\s*:\s*(?:normal|400)/iu.test(css),
    emphasis: (style.emphasis || slanted) && !/font-style\s*:\s*normal/iu.test(css),
    code: style.code || /^(?:code|kbd|samp|tt)$/u.test(tagName),
    preformatted: style.preformatted || tagName === 'pre',
    href: tagName === 'a' ? linkTarget(element) : style.href,
  };
}

/** The target of a link; null where the page lost it; undefined for a mere anchor. */
function linkTarget(link: HtmlElement): string | null | undefined {
  const href = attribute(link, 'href')?.trim();
  if (href === undefined) return (attribute(link, 'id') ?? attribute(link, 'name')) ? undefined : null;
  return href === '' || href.startsWith('#') || /^[a-z]+script:|^data:/iu.test(href) ? null : href;
}

function numeral(list: HtmlElement, number: number): string {
  const type = attribute(list, 'type');
  if ((type === 'a' || type === 'A') && number <= 26) {
    const letter = String.fromCharCode(96 + number);
    return type === 'a' ? `${letter})` : `${letter.toUpperCase()})`;
  }
  return `${number}.`;
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : child.childNodes.filter(isElement)))
    .filter(({ tagName }) => tagName === 'tr');
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function isLayout(cell: HtmlElement): boolean {
  return (
    textLength(cell) > LONGEST_CELL || findElement(cell, ({ tagName }) => STRUCTURED.has(tagName)) !== null
  );
}
