import type { Block } from '../ingestion/note-structure.ts';
import type { Mark } from '../ingestion/marks.ts';
import { jsonLdText } from '../json-ld/json-ld.ts';
import { escapeHtml } from '../lib/html.ts';
import { indexText, type TextIndex } from '../text/code-points.ts';
import { renderInline, safeHref, type InlineFormat } from './render-inline.ts';
import type { NoteContent } from './service.ts';

/** Characters that would start Markdown markup (CommonMark 0.31) where they stand. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>#|~&]/g, String.raw`\$&`)
    .replaceAll(/^([^\S\n\r\u2028\u2029]*)(\d+)([.)])(?=\s)/gm, String.raw`$1$2\$3`)
    .replaceAll(/^([^\S\n\r\u2028\u2029]*)([-+])(?=\s)/gm, String.raw`$1\$2`);

interface Format extends InlineFormat {
  title(text: string): string;
  heading(text: string, level: number): string;
  paragraph(text: string): string;
  list(items: Item[]): string;
  document(title: string, parts: string[]): string;
}

interface Item {
  text: string;
  ordered: boolean;
  level: number;
}

/** The note as HTML without a page around it: every character of it is escaped, so it holds no markup but ours. */
export const renderArticle = (title: string, content: NoteContent): string =>
  render(title, content, {
    escape: (text) => escapeHtml(unwrapped(text)),
    wrap: htmlMark,
    title: (text) => `<h1>${text}</h1>`,
    heading: (text, level) => `<h${level}>${text}</h${level}>`,
    paragraph: (text) => `<p>${text}</p>`,
    list: htmlList,
    document: (_title, parts) => parts.join('\n'),
  });

/** A whole page for `text/html`; `jsonLd` says what it is (schema.org). */
export function renderHtml(title: string, language: string, content: NoteContent, jsonLd: object): string {
  const described = `<script type="application/ld+json">${jsonLdText(jsonLd)}</script>`;
  return `<!doctype html>\n<html lang="${escapeHtml(language)}">\n<head>\n<meta charset="utf-8">\n<title>${escapeHtml(unwrapped(title))}</title>\n${described}\n</head>\n<body>\n<article>\n${renderArticle(title, content)}\n</article>\n</body>\n</html>\n`;
}

export const renderMarkdown = (title: string, content: NoteContent): string =>
  render(title, content, {
    escape: (text) => escapeMarkdown(unwrapped(text)),
    wrap: markdownMark,
    title: (text) => `# ${text}`,
    heading: (text, level) => `${'#'.repeat(level)} ${text}`,
    paragraph: (text) => text,
    list: (items) => items.map(markdownItem).join('\n'),
    document: (_title, parts) => `${parts.join('\n\n')}\n`,
  });

const markdownItem = ({ text, ordered, level }: Item, position: number): string =>
  `${'   '.repeat(level - 1)}${ordered ? `${position + 1}.` : '-'} ${text}`;

const htmlTags = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

function htmlMark({ type, href }: Mark, content: string): string {
  if (type !== 'link') return `<${htmlTags[type]}>${content}</${htmlTags[type]}>`;
  const address = safeHref(href);
  return address === null ? content : `<a href="${escapeHtml(address)}">${content}</a>`;
}

function markdownMark({ type, href }: Mark, content: string): string {
  if (type === 'strong') return `**${content}**`;
  if (type === 'emphasis') return `*${content}*`;
  if (type === 'code') return content;
  const address = safeHref(href);
  return address === null ? content : `[${content}](<${address}>)`.replace(/\(<([^\s()<>]+)>\)$/, '($1)');
}

/** Nested levels become nested lists. */
function htmlList(items: Item[]): string {
  const tag = items[0]?.ordered === true ? 'ol' : 'ul';
  let html = `<${tag}>`;
  let depth = 1;
  for (const [position, { text, level }] of items.entries()) {
    if (level > depth) html += `<${tag}>`.repeat(level - depth);
    else html += (position === 0 ? '' : '</li>') + `</${tag}></li>`.repeat(depth - level);
    depth = level;
    html += `<li>${text}`;
  }
  return `${html}</li>${`</${tag}></li>`.repeat(depth - 1)}</${tag}>`;
}

function render(title: string, { text, sections }: NoteContent, format: Format): string {
  const index = indexText(text.text);
  const parts = [format.title(format.escape(title))];
  for (const section of sections) {
    const heading = section.blocks.find(({ type }) => type === 'heading');
    if (!heading && section.heading !== null) parts.push(format.heading(format.escape(section.heading), 2));
    parts.push(...renderBlocks(section.blocks, index, text.marks, format));
  }
  return format.document(format.escape(title), parts);
}

function renderBlocks(blocks: Block[], index: TextIndex, marks: Mark[], format: Format): string[] {
  const parts: string[] = [];
  let items: Item[] = [];
  const closeList = (): void => {
    if (items.length > 0) parts.push(format.list(items));
    items = [];
  };
  for (const block of blocks) {
    const text = renderInline(index, block, marks, format);
    if (block.type === 'item') {
      const level = Math.min(block.level ?? 1, (items.at(-1)?.level ?? 0) + 1);
      items.push({ text, ordered: /^\(?(\d+|[a-z])[.)]/i.test(block.marker ?? ''), level });
      continue;
    }
    closeList();
    parts.push(block.type === 'heading' ? format.heading(text, headingLevel(block)) : format.paragraph(text));
  }
  closeList();
  return parts;
}

/** The title is level 1, so the note's own headings start at 2. */
const headingLevel = (block: Block): number => Math.min(6, Math.max(2, (block.level ?? 1) + 1));

/** Hard-wrapped lines flow again, without the blanks and tabs around each line end. */
const unwrapped = (text: string): string =>
  text
    .split('\n')
    .map((line, i, lines) =>
      line.slice(i === 0 ? 0 : leadingBlanks(line), i === lines.length - 1 ? undefined : end(line)),
    )
    .join(' ');

const leadingBlanks = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;

/** Where the blanks at the end begin. A pattern would start again from every blank in the middle. */
function end(line: string): number {
  let position = line.length;
  while (position > 0 && ' \t'.includes(line.charAt(position - 1))) position -= 1;
  return position;
}
