import { readFile } from 'node:fs/promises';
import type { Deps } from './deps.ts';
import { ConflictError } from './errors.ts';
import { ingestNote } from './ingestion/ingest.ts';
import { textSource } from './ingestion/read-source.ts';
import { hasAnyNote } from './notes/service.ts';

const sampleFile = new URL('../content/collaborative-leadership-in-place-cell-2.txt', import.meta.url);

/** Gives a knowledge base that never had a note the first real one. Returns its slug, or null where there are notes. */
export async function importSample(deps: Deps): Promise<string | null> {
  if (await hasAnyNote(deps.db)) return null;
  try {
    const { slug } = await ingestNote(
      deps,
      { keyId: null, name: 'start', requestId: null },
      {
        ...textSource(await readFile(sampleFile, 'utf8'), 'plain'),
        status: 'published',
        language: 'en',
        attribution: 'Collaborative Leadership in Place Cell 2, a Better Way',
      },
    );
    return slug;
  } catch (error) {
    // Another process that started at the same moment was quicker.
    if (error instanceof ConflictError) return null;
    throw error;
  }
}
