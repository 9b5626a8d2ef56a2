import type { Queryable } from '../db/client.ts';
import { guidOf } from '../exporters/refi-qda.ts';
import { sha256Of } from '../ingestion/read-note.ts';
import { canonicaliseText } from '../ingestion/normalise.ts';
import type { CodedSource } from './project.ts';
import { findNotesByTitle, findVersionsOfTexts, listVersions } from './repository.ts';

/** A name as we give it to a source, or as programs make it of a file's. */
const addition = / \(version \d+\)$|\.(txt|docx?|rtf|odt|pdf|md)$/i;

/**
 * The note that each source is a text of, by the source's place in the list: one that has that text in some version,
 * else the one whose version the GUID stands for, as in our own projects, else the only one of that title.
 */
export async function findNotes(db: Queryable, sources: readonly CodedSource[]): Promise<(string | null)[]> {
  const digests = sources.map(({ text }) => digestOf(text));
  const byText = await findVersionsOfTexts(
    db,
    digests.filter((digest) => digest !== null),
  );
  const found = digests.map((digest) => byText.get(digest ?? '')?.noteId ?? null);
  const missing = sources.filter(({ text }, i) => found[i] === null && text !== null);
  if (missing.length === 0) return found;
  const byGuid = new Map((await listVersions(db)).map(({ id, noteId }) => [guidOf('source', id), noteId]));
  const byTitle = await findNotesByTitle(db, missing.map(titleOf));
  return sources.map(
    (source, i) =>
      found[i] ??
      (source.text === null ? null : (byGuid.get(source.guid) ?? byTitle.get(titleOf(source)) ?? null)),
  );
}

const titleOf = ({ name }: CodedSource): string => name.replace(addition, '').trim();

function digestOf(text: string | null): string | null {
  const canonical = text === null ? null : canonicaliseText(text);
  return canonical?.ok === true ? sha256Of(canonical.text) : null;
}
