import { refuse, wordsOf, writeDocument, type ReadResult, type SourceBlock } from './read-document.ts';
import { htmlBlocks } from './read-html-blocks.ts';
import { isFurnitureLine } from './read-html-clutter.ts';
import { findMain } from './read-html-main.ts';
import { readPageMetadata } from './read-html-metadata.ts';
import { parsePage } from './read-html-tree.ts';
import { withinLimits } from './read-limits.ts';

/** A saved page of this size is already mostly scripts. */
export const MAX_HTML_BYTES = 4 * 1024 * 1024;
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*(?:["']\s*)?([\w-]{2,40})/iu;
const HEAD_BYTES = 4096;

/**
 * Reads a saved web page: finds the article, leaves out navigation, footers, scripts, share buttons and notices
 * about cookies, and keeps what the page says of its title, date, tags and neighbours. Bytes are decoded as
 * UTF-8, else as the page declares. Pure; refuses what is too large, too deep or empty.
 */
export function readHtml(source: Uint8Array | string): ReadResult {
  if (source.length > MAX_HTML_BYTES) {
    return refuse(
      'too-large',
      `The page has more than ${MAX_HTML_BYTES} bytes. Send the text of the note without the page around it.`,
    );
  }
  const html = typeof source === 'string' ? source : decode(source);
  if (html === null)
    return refuse(
      'not-utf-8',
      'The page is not in the encoding it declares. Save it as UTF-8 and send it again.',
    );
  return withinLimits(() => {
    const page = parsePage(html);
    const metadata = readPageMetadata(page);
    const blocks = htmlBlocks(findMain(page).childNodes).filter((block) => !isFurnitureLine(wordsOf(block)));
    return writeDocument(fromTitleOn(blocks, metadata.title), metadata);
  });
}

/** Dates, categories and bylines stand above the title of a post; they are not part of the note. */
function fromTitleOn(blocks: SourceBlock[], title: string | null): SourceBlock[] {
  const at = blocks.findIndex((block) => block.type === 'heading' && wordsOf(block) === title);
  return at > 0 && at <= 5 ? blocks.slice(at) : blocks;
}

/** Western pages that call themselves Latin-1 or ASCII are windows-1252 in truth (WHATWG Encoding). */
const WINDOWS_1252 = /^(?:windows-1252|cp1252|x-cp1252|iso-?8859-?1|latin-?1|l1|us-ascii|ascii)$/iu;
const C1_CHARACTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function decode(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const declared = CHARSET.exec(head)?.[1] ?? 'utf-8';
  return (
    decodeAs('utf-8', bytes) ??
    (WINDOWS_1252.test(declared) ? decodeWestern(bytes) : decodeAs(declared, bytes))
  );
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By hand: TextDecoder of some Node.js releases leaves the C1 range as control characters. */
function decodeWestern(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009F]/gu, (character) => C1_CHARACTERS[character.charCodeAt(0) - 0x80]!);
}
