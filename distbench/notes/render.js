import { escapeHtml } from "../lib/html.js";
import { indexText } from "../text/code-points.js";
/** Characters that would start Markdown markup (CommonMark 0.31) where they stand. */
const escapeMarkdown = (text) => text
    .replaceAll(/[\\`*_[\]<>#|~&]/g, String.raw `\$&`)
    .replaceAll(/^(\s*)(\d+)([.)])(?=\s)/gm, String.raw `$1$2\$3`)
    .replaceAll(/^(\s*)([-+])(?=\s)/gm, String.raw `$1\$2`);
/** A whole page for `text/html`: every character of the note is escaped, so it holds no markup but ours. */
export const renderHtml = (title, language, content) => render(title, content, {
    escape: escapeHtml,
    title: (text) => `<h1>${text}</h1>`,
    heading: (text, level) => `<h${level}>${text}</h${level}>`,
    paragraph: (text) => `<p>${text}</p>`,
    list: htmlList,
    document: (text, parts) => `<!doctype html>\n<html lang="${escapeHtml(language)}">\n<head>\n<meta charset="utf-8">\n<title>${text}</title>\n</head>\n<body>\n<article>\n${parts.join('\n')}\n</article>\n</body>\n</html>\n`,
});
export const renderMarkdown = (title, content) => render(title, content, {
    escape: escapeMarkdown,
    title: (text) => `# ${text}`,
    heading: (text, level) => `${'#'.repeat(level)} ${text}`,
    paragraph: (text) => text,
    list: (items) => items.map(markdownItem).join('\n'),
    document: (_title, parts) => `${parts.join('\n\n')}\n`,
});
const markdownItem = ({ text, ordered, level }, position) => `${'   '.repeat(level - 1)}${ordered ? `${position + 1}.` : '-'} ${text}`;
/** Nested levels become nested lists. */
function htmlList(items) {
    const tag = items[0]?.ordered === true ? 'ol' : 'ul';
    let html = `<${tag}>`;
    let depth = 1;
    for (const [position, { text, level }] of items.entries()) {
        if (level > depth)
            html += `<${tag}>`.repeat(level - depth);
        else
            html += (position === 0 ? '' : '</li>') + `</${tag}></li>`.repeat(depth - level);
        depth = level;
        html += `<li>${text}`;
    }
    return `${html}</li>${`</${tag}></li>`.repeat(depth - 1)}</${tag}>`;
}
function render(title, { text, sections }, format) {
    const index = indexText(text.text);
    const parts = [format.title(format.escape(title))];
    for (const section of sections) {
        const heading = section.blocks.find(({ type }) => type === 'heading');
        if (!heading && section.heading !== null)
            parts.push(format.heading(format.escape(section.heading), 2));
        parts.push(...renderBlocks(section.blocks, index, format));
    }
    return format.document(format.escape(title), parts);
}
function renderBlocks(blocks, index, format) {
    const parts = [];
    let items = [];
    const closeList = () => {
        if (items.length > 0)
            parts.push(format.list(items));
        items = [];
    };
    for (const block of blocks) {
        const text = format.escape(unwrapped(index.slice(block.start, block.end)));
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
const headingLevel = (block) => Math.min(6, Math.max(2, (block.level ?? 1) + 1));
/** Hard-wrapped lines flow again. */
const unwrapped = (text) => text
    .split('\n')
    .map((line, i, lines) => trimmed(line, { start: i > 0, end: i < lines.length - 1 }))
    .join(' ');
/** Without blanks and tabs at the ends asked for. One pass: a pattern would look again from every blank. */
function trimmed(line, { start, end }) {
    let [from, to] = [0, line.length];
    while (start && from < to && ' \t'.includes(line.charAt(from)))
        from += 1;
    while (end && to > from && ' \t'.includes(line.charAt(to - 1)))
        to -= 1;
    return line.slice(from, to);
}
//# sourceMappingURL=render.js.map