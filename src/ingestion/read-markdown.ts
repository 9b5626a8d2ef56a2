import MarkdownIt from 'markdown-it';
import { parse as parseYaml } from 'yaml';
import { decodeUtf8 } from './normalise.ts';
import {
  noMetadata,
  refuse,
  writeDocument,
  type DocumentMetadata,
  type ReadResult,
} from './read-document.ts';
import { htmlBlocks } from './read-html-blocks.ts';
import { parsePiece } from './read-html-tree.ts';
import { withinLimits } from './read-limits.ts';

export const MAX_MARKDOWN_BYTES = 1024 * 1024;
/** A note of a megabyte has a few thousand; each costs the parser a kilobyte. */
const MAX_LINES = 40_000;
const MAX_FRONT_MATTER = 20_000;
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
/** The parser tries every bracket as the start of a link, so crowds of them are refused. */
const MAX_BRACKETS = 2000;
const CROWDED_ROW = /(?:\|[^|\n]*){1000}/u;
/** Beyond this depth the parser would leave text out without a word. */
const MAX_NESTING = 90;
const QUOTE_CHAIN = new RegExp(
  `^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MAX_NESTING / 2}}`,
  'mu',
);
const DEEP_ITEM = new RegExp(`^[ \\t]{${MAX_NESTING}}[ \\t]*(?:[-*+>]|\\d{1,9}[.)])`, 'mu');

/**
 * Reads CommonMark with tables and YAML front matter (title, date, slug, tags, url). Raw HTML in it is read
 * as HTML, scripts left out. Pure; refuses what would take the parser too long.
 */
export function readMarkdown(source: Uint8Array | string): ReadResult {
  if (source.length > MAX_MARKDOWN_BYTES) {
    return refuse(
      'too-large',
      `The file has more than ${MAX_MARKDOWN_BYTES} bytes. Split it into one file per note.`,
    );
  }
  const decoded = typeof source === 'string' ? { ok: true as const, text: source } : decodeUtf8(source);
  if (!decoded.ok) return refuse('not-utf-8', decoded.detail);
  const { body, metadata } = splitFrontMatter(decoded.text.replace(/\r\n?/gu, '\n'));
  const crowded = findCrowding(body);
  if (crowded !== null) return refuse('too-deep', crowded);
  if (body.split('\n', MAX_LINES + 1).length > MAX_LINES) {
    return refuse('too-large', `The file has more than ${MAX_LINES} lines. Split it into one file per note.`);
  }
  return withinLimits(() => {
    const html = new MarkdownIt({ html: true }).render(body);
    return writeDocument(htmlBlocks(parsePiece(html).childNodes), metadata);
  });
}

/** Takes YAML front matter off; what is no valid YAML stays part of the text. */
function splitFrontMatter(text: string): { body: string; metadata: DocumentMetadata } {
  const match = FRONT_MATTER.exec(text.slice(0, MAX_FRONT_MATTER));
  const fields = match ? parseFields(match[1]!) : null;
  if (!match || fields === null) return { body: text, metadata: noMetadata };
  return { body: text.slice(match[0].length), metadata: metadataFrom(fields) };
}

function parseFields(yaml: string): Record<string, unknown> | null {
  try {
    const value: unknown = parseYaml(yaml, { maxAliasCount: 0, schema: 'failsafe', logLevel: 'silent' });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function metadataFrom(fields: Record<string, unknown>): DocumentMetadata {
  const string = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const tags = fields['tags'] ?? fields['categories'];
  const listed = Array.isArray(tags) ? tags : typeof tags === 'string' ? tags.split(',') : [];
  return {
    ...noMetadata,
    title: string('title'),
    date: string('date'),
    slug: string('slug'),
    tags: listed
      .filter((tag) => typeof tag === 'string')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    sourceUrl: string('url') ?? string('canonical') ?? string('permalink'),
  };
}

function findCrowding(body: string): string | null {
  for (const paragraph of body.split(/\n[^\S\n]*\n/u)) {
    const brackets = paragraph.split(/[[\]]/u).length - 1;
    if (brackets > MAX_BRACKETS)
      return `A paragraph has more than ${MAX_BRACKETS} square brackets. Take them out or send the note as plain text.`;
  }
  if (CROWDED_ROW.test(body)) {
    return 'A line has more than a thousand upright bars. Take them out or send the note as plain text.';
  }
  const nested = QUOTE_CHAIN.test(body) || DEEP_ITEM.test(body);
  return nested
    ? `Quotations or lists are nested more than ${MAX_NESTING} deep. Send the note as plain text.`
    : null;
}
