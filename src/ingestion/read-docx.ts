import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { decodeUtf8 } from './normalise.ts';
import { ArchiveRefusal, unpack } from './read-archive.ts';
import {
  noMetadata,
  refuse,
  wordsOf,
  writeDocument,
  type DocumentMetadata,
  type ReadResult,
  type SourceBlock,
} from './read-document.ts';
import { htmlBlocks } from './read-html-blocks.ts';
import { parsePiece } from './read-html-tree.ts';
import { withinLimits } from './read-limits.ts';
import { scanXml, XmlRefusal } from './read-xml.ts';

export const MAX_DOCX_BYTES = 10 * 1024 * 1024;
/** Of all parts that are read, unpacked; pictures are not. A note of 100 kB takes about 1 MB. */
export const MAX_DOCX_UNPACKED_BYTES = 8 * 1024 * 1024;
/** A paragraph has about five; the converter takes a second for this many. */
export const MAX_DOCX_ELEMENTS = 100_000;
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/u;
const CORE = 'docProps/core.xml';
const BODY = 'word/document.xml';
const MAX_TITLE_LENGTH = 200;
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/**
 * Reads a Word document: paragraphs, headings by style, lists, tables, links and emphasis. Pictures, comments and
 * deleted text are left out. Refuses archives that unpack to too much, XML with entities or a document type, and
 * markup that is nested too deep; nothing outside the file is read.
 */
export async function readDocx(source: Uint8Array): Promise<ReadResult> {
  if (source.length > MAX_DOCX_BYTES) {
    return refuse(
      'too-large',
      `The file has more than ${MAX_DOCX_BYTES} bytes. Take the pictures out or send the note as plain text.`,
    );
  }
  try {
    const parts = unpack(source, (name) => PARTS.test(name), MAX_DOCX_UNPACKED_BYTES);
    if (!parts.has(BODY))
      return refuse(
        'malformed',
        'The file is not a Word document (.docx). Save it as one or send the note as plain text.',
      );
    for (const [name, bytes] of parts) checkPart(name, bytes);
    const html = await toHtml(parts);
    return withinLimits(() => {
      const blocks = htmlBlocks(parsePiece(html).childNodes);
      return writeDocument(blocks, { ...readCore(parts.get(CORE)), ...titleOf(blocks) });
    });
  } catch (error) {
    if (error instanceof ArchiveRefusal || error instanceof XmlRefusal)
      return refuse(error.reason, error.message);
    throw error;
  }
}

/** Only parts that passed the checks are handed on, packed anew. */
async function toHtml(parts: Map<string, Uint8Array>): Promise<string> {
  const archive = zipSync(Object.fromEntries(parts), { level: 0 });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new XmlRefusal(
      'malformed',
      `The Word document cannot be read (${why}). Save it again or send the note as plain text.`,
    );
  }
}

function checkPart(name: string, bytes: Uint8Array): void {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok)
    throw new XmlRefusal('malformed', `The part ${name} is not valid UTF-8. Save the document again.`);
  scanXml(decoded.text, { maxElements: MAX_DOCX_ELEMENTS });
}

function titleOf(blocks: SourceBlock[]): Pick<DocumentMetadata, 'title'> {
  const first = blocks[0] ? wordsOf(blocks[0]) : '';
  return { title: first !== '' && first.length <= MAX_TITLE_LENGTH ? first : null };
}

/** The properties that Word keeps: title, keywords and when the document was made. */
function readCore(part: Uint8Array | undefined): DocumentMetadata {
  const fields = new Map<string, string>();
  let name = '';
  if (part) {
    scanXml(new TextDecoder().decode(part), {
      open: (tag) => (name = tag),
      text: (text) => fields.set(name, (fields.get(name) ?? '') + text),
      close: () => (name = ''),
    });
  }
  const keywords = fields.get('cp:keywords') ?? '';
  return {
    ...noMetadata,
    date: fields.get('dcterms:created') ?? null,
    tags: keywords
      .split(/[,;]/u)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  };
}
