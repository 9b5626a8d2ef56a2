import { invalidText } from './invalid-text.ts';
import { canonicaliseText } from './normalise.ts';
import { noMetadata, refuse, type ReadDocument, type ReadResult } from './read-document.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPlainText } from './read-plain-text.ts';
import { readWxr } from './read-wxr.ts';

/** One note out of a source, as the canonical text of a version with its structure and what the source says of it. */
export interface NoteSource {
  document: ReadDocument;
  /** Of the source, not of the text. */
  mediaType: string;
}

/** One note of a file, or why it cannot be read. */
export interface SourceEntry {
  /** Tells it from the other notes of the same file; null where the file is one note. */
  part: string | null;
  mediaType: string;
  /** The file says that it was not published. */
  draft: boolean;
  result: ReadResult;
}

const oneNote = {
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
} as const;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The endings of files that can be read. */
export const sourceEndings = [...Object.keys(oneNote), '.docx', '.xml'];

/** No file is read that is larger: the largest of the formats' own limits. */
export const maxSourceBytes = 50 * 1024 * 1024;

/** Reads a file by its name's ending. What cannot be read is refused with a sentence that says why and what to do. */
export async function readSource(fileName: string, bytes: Uint8Array): Promise<SourceEntry[]> {
  const ending = /\.[^.]*$/.exec(fileName.toLowerCase())?.[0] ?? '';
  if (ending === '.xml') return readWxrSource(bytes);
  if (ending === '.docx') {
    // Its library is large, and seldom needed.
    const { readDocx } = await import('./read-docx.ts');
    return single(await readDocx(bytes), docx);
  }
  const mediaType = (oneNote as Record<string, string>)[ending];
  if (mediaType === undefined) {
    const detail = `Files ending in “${ending}” cannot be read; these can: ${sourceEndings.join(', ')}.`;
    return single(refuse('malformed', detail), 'application/octet-stream');
  }
  return single(readers[mediaType as keyof typeof readers](bytes), mediaType);
}

const readers = {
  'text/plain': readPlainText,
  'text/markdown': readMarkdown,
  'text/html': readHtml,
};

const single = (result: ReadResult, mediaType: string): SourceEntry[] => [
  { part: null, mediaType, draft: false, result },
];

function readWxrSource(bytes: Uint8Array): SourceEntry[] {
  const mediaType = 'application/xml';
  const result = readWxr(bytes);
  if (!result.ok) return single(result, mediaType);
  const read = result.notes.map(({ key, status, document }) => ({
    part: key,
    mediaType,
    draft: status !== null && status !== 'publish',
    result: { ok: true as const, document },
  }));
  const skipped = result.skipped.map(({ title, detail }) => ({
    part: title,
    mediaType,
    draft: false,
    result: refuse('no-content', detail),
  }));
  return [...read, ...skipped];
}

/** A text that came inside a request. @throws InvalidRequestError pointing at `#/text` */
export function textSource(text: string, format: 'plain' | 'markdown'): NoteSource {
  if (format === 'plain') {
    const canonical = canonicaliseText(text);
    if (!canonical.ok) throw invalidText(canonical.detail);
    return {
      document: { text: canonical.text, outline: [], marks: [], metadata: noMetadata },
      mediaType: 'text/plain',
    };
  }
  const result = readMarkdown(text);
  if (!result.ok) throw invalidText(result.detail);
  return { document: result.document, mediaType: 'text/markdown' };
}
