import { refuse, wordsOf, writeDocument } from "./read-document.js";
import { htmlBlocks } from "./read-html-blocks.js";
import { isFurnitureLine } from "./read-html-clutter.js";
import { findMain } from "./read-html-main.js";
import { readPageMetadata } from "./read-html-metadata.js";
import { parsePage } from "./read-html-tree.js";
import { withinLimits } from "./read-limits.js";
/** A saved page of this size is already mostly scripts. */
export const MAX_HTML_BYTES = 4 * 1024 * 1024;
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/iu;
const HEAD_BYTES = 4096;
/**
 * Reads a saved web page: finds the article, leaves out navigation, footers, scripts, share buttons and notices
 * about cookies, and keeps what the page says of its title, date, tags and neighbours. Bytes are decoded as the
 * page declares, UTF-8 otherwise. Pure; refuses what is too large, too deep or empty.
 */
export function readHtml(source) {
    if (source.length > MAX_HTML_BYTES) {
        return refuse('too-large', `The page has more than ${MAX_HTML_BYTES} bytes. Send the text of the note without the page around it.`);
    }
    const html = typeof source === 'string' ? source : decode(source);
    if (html === null)
        return refuse('not-utf-8', 'The page is not in the encoding it declares. Save it as UTF-8 and send it again.');
    return withinLimits(() => {
        const page = parsePage(html);
        const metadata = readPageMetadata(page);
        const blocks = htmlBlocks(findMain(page).childNodes).filter((block) => !isFurnitureLine(wordsOf(block)));
        return writeDocument(fromTitleOn(blocks, metadata.title), metadata);
    });
}
/** Dates, categories and bylines stand above the title of a post; they are not part of the note. */
function fromTitleOn(blocks, title) {
    const at = blocks.findIndex((block) => block.type === 'heading' && wordsOf(block) === title);
    return at > 0 && at <= 5 ? blocks.slice(at) : blocks;
}
function decode(bytes) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
    const declared = CHARSET.exec(head)?.[1] ?? 'utf-8';
    for (const label of [declared, 'utf-8']) {
        try {
            return new TextDecoder(label, { fatal: true }).decode(bytes);
        }
        catch {
            continue;
        }
    }
    return null;
}
//# sourceMappingURL=read-html.js.map