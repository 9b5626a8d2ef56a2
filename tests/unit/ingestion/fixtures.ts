import { readFileSync, readdirSync } from 'node:fs';
import { decodeUtf8 } from '../../../src/ingestion/normalise.ts';
import type { Block } from '../../../src/ingestion/note-structure.ts';
import { parseDocument } from '../../../src/ingestion/parse-document.ts';
import { noMetadata, type ReadDocument, type ReadResult } from '../../../src/ingestion/read-document.ts';
import { readDocx } from '../../../src/ingestion/read-docx.ts';
import { readHtml } from '../../../src/ingestion/read-html.ts';
import { readMarkdown } from '../../../src/ingestion/read-markdown.ts';
import { readWxr } from '../../../src/ingestion/read-wxr.ts';
import { indexText } from '../../../src/text/code-points.ts';

const FOLDER = 'tests/fixtures/notes/';
export const SAMPLE = readFileSync('content/collaborative-leadership-in-place-cell-2.txt', 'utf8');

/** Names of all notes among the fixtures. */
export const noteFixtures = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.json'));

export function expectedOutline(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}${name}.expected.json`, 'utf8'));
}

/** Reads a fixture by the reader of its format; an export gives several documents. */
export async function readFixture(name: string): Promise<ReadDocument[]> {
  const bytes = readFileSync(FOLDER + name);
  if (name.endsWith('.xml')) {
    const result = readWxr(bytes);
    if (!result.ok) throw new Error(result.detail);
    return result.notes.map(({ document }) => document);
  }
  return [documentOf(await readSingle(name, bytes))];
}

async function readSingle(name: string, bytes: Uint8Array): Promise<ReadResult> {
  if (name.endsWith('.md')) return readMarkdown(bytes);
  if (name.endsWith('.html')) return readHtml(bytes);
  if (name.endsWith('.docx')) return readDocx(bytes);
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) throw new Error(decoded.detail);
  return { ok: true, document: { text: decoded.text, outline: [], marks: [], metadata: noMetadata } };
}

export function documentOf(result: ReadResult): ReadDocument {
  if (!result.ok) throw new Error(result.detail);
  return result.document;
}

/** What the section parser makes of a document, short enough to be read by people. */
export function outlineOf(document: ReadDocument) {
  const { titleSpan, sections, ...facts } = parseDocument(document);
  const index = indexText(document.text);
  const wording = ({ start, end }: { start: number; end: number }) => index.slice(start, end);
  return {
    metadata: document.metadata,
    marks: document.marks.map(
      (mark) => `${mark.type} ${wording(mark)}${mark.href === undefined ? '' : ` → ${mark.href}`}`,
    ),
    ...facts,
    titleInText: wording(titleSpan),
    sections: sections.map(({ kind, heading, blocks }) => ({
      kind,
      heading,
      blocks: blocks.map((block) => describe(block, wording(block))),
    })),
  };
}

function describe({ type, level, marker }: Block, text: string): string {
  const sign = [type, level, marker].filter((part) => part !== undefined).join(' ');
  return `${sign} | ${text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-25)}` : text}`;
}
