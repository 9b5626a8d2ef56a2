import { decodeUtf8 } from './normalise.ts';
import {
  noMetadata,
  refuse,
  wordsOf,
  writeDocument,
  type DocumentMetadata,
  type ReadDocument,
  type ReadResult,
  type Refused,
} from './read-document.ts';
import { htmlBlocks } from './read-html-blocks.ts';
import { isFurnitureLine } from './read-html-clutter.ts';
import { slugOf } from './read-html-metadata.ts';
import { parsePiece, textOf } from './read-html-tree.ts';
import { withinLimits } from './read-limits.ts';
import { scanXml, XmlRefusal } from './read-xml.ts';

export const MAX_WXR_BYTES = 16 * 1024 * 1024;
export const MAX_WXR_ENTRIES = 5000;
const MAX_CONTENT_LENGTH = 2 * 1024 * 1024;
/** Short enough never to reach the limits of the HTML parser. */
const MAX_TERM_LENGTH = 500;
const POST_TYPES = new Set(['post', 'page', '']);
const CAPTION = /\[caption\b[^\]]{0,500}\][\s\S]{0,2000}?\[\/caption\]/gu;
const SHORTCODE = /\[\/?(?:gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)\b[^\]]{0,500}\]/gu;

/** One post or page of an export. */
export interface WxrNote {
  /** Tells it from the others: its slug, else its number in the export, else its position. */
  key: string;
  /** As the export says: publish, draft, private. */
  status: string | null;
  document: ReadDocument;
}

export type WxrResult =
  { ok: true; notes: WxrNote[]; skipped: { title: string; detail: string }[] } | Refused;

/**
 * Reads the posts and pages of a WordPress or Squarespace export (WXR 1.2). Attachments, menus and other kinds of
 * entry are passed over; an entry that cannot be read is listed as skipped and does not keep the others from being read.
 */
export function readWxr(source: Uint8Array): WxrResult {
  if (source.length > MAX_WXR_BYTES) {
    return refuse(
      'too-large',
      `The export has more than ${MAX_WXR_BYTES} bytes. Export fewer posts at a time.`,
    );
  }
  const decoded = decodeUtf8(source);
  if (!decoded.ok) return refuse('not-utf-8', decoded.detail);
  try {
    const items = readItems(decoded.text);
    return items === null
      ? refuse('malformed', 'The file is not a WordPress or Squarespace export: there is no channel in it.')
      : readEntries(items.filter((item) => POST_TYPES.has(item.first('wp:post_type'))));
  } catch (error) {
    if (error instanceof XmlRefusal) return refuse(error.reason, error.message);
    throw error;
  }
}

function readEntries(items: Item[]): WxrResult {
  const notes: WxrNote[] = [];
  const skipped: { title: string; detail: string }[] = [];
  for (const [i, item] of items.entries()) {
    const title = plain(item.first('title'));
    const metadata = metadataOf(item, title);
    const result = readContent(
      item.first('content:encoded').replace(CAPTION, '').replace(SHORTCODE, ''),
      metadata,
    );
    const key = metadata.slug ?? (item.first('wp:post_id') || String(i + 1));
    if (result.ok) notes.push({ key, status: item.first('wp:status') || null, document: result.document });
    else skipped.push({ title, detail: result.detail });
  }
  return { ok: true, notes, skipped };
}

/** The elements of one item, by name. */
class Item {
  private readonly fields = new Map<string, string[]>();

  add(name: string, value: string): void {
    const values = this.fields.get(name);
    if (values) values.push(value);
    else this.fields.set(name, [value]);
  }

  first(name: string): string {
    return this.fields.get(name)?.[0]?.trim() ?? '';
  }

  all(name: string): string[] {
    return this.fields.get(name) ?? [];
  }
}

/** Null when the XML has no channel. */
function readItems(xml: string): Item[] | null {
  const items: Item[] = [];
  let channel = false;
  let item: Item | null = null;
  let value: string[] = [];
  scanXml(xml, {
    open: (name) => {
      channel ||= name === 'channel';
      if (name === 'item') items.push((item = new Item()));
      if (items.length > MAX_WXR_ENTRIES) {
        throw new XmlRefusal(
          'too-large',
          `The export has more than ${MAX_WXR_ENTRIES} entries. Export fewer posts at a time.`,
        );
      }
      value = [];
    },
    text: (text) => value.push(text),
    close: (name) => {
      if (name === 'item') item = null;
      else item?.add(name, value.join(''));
      value = [];
    },
  });
  return channel ? items : null;
}

function readContent(content: string, metadata: DocumentMetadata): ReadResult {
  if (content.trim() === '') return refuse('no-content', 'The entry has no text.');
  if (content.length > MAX_CONTENT_LENGTH)
    return refuse(
      'too-large',
      `The entry has more than ${MAX_CONTENT_LENGTH} characters. Send its text alone.`,
    );
  return withinLimits(() => {
    const autoParagraphs = !/<p[\s>]|<!-- wp:/iu.test(content);
    const blocks = htmlBlocks(parsePiece(content).childNodes, { autoParagraphs });
    return writeDocument(
      blocks.filter((block) => !isFurnitureLine(wordsOf(block))),
      metadata,
    );
  });
}

function metadataOf(item: Item, title: string): DocumentMetadata {
  const link = item.first('link');
  const sourceUrl = /^https?:\/\//iu.test(link) ? link : null;
  return {
    ...noMetadata,
    title: title || null,
    date: dateOf(item),
    slug: item.first('wp:post_name') || (sourceUrl === null ? null : slugOf(sourceUrl)),
    tags: [...new Set(item.all('category').map(plain))].filter(
      (tag) => tag !== '' && tag !== 'Uncategorized',
    ),
    sourceUrl,
  };
}

function dateOf(item: Item): string | null {
  const utc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/u.exec(item.first('wp:post_date_gmt'));
  if (utc && !utc[1]!.startsWith('0000')) return `${utc[1]}T${utc[2]}Z`;
  const local = /^\d{4}-\d{2}-\d{2}/u.exec(item.first('wp:post_date'))?.[0];
  if (local && !local.startsWith('0000')) return local;
  const published = Date.parse(item.first('pubDate'));
  return Number.isNaN(published) ? null : new Date(published).toISOString();
}

/** Titles and terms carry HTML entities inside the XML; one made of nothing but markup is no title. */
function plain(html: string): string {
  return html.length > MAX_TERM_LENGTH ? '' : textOf(parsePiece(html));
}
