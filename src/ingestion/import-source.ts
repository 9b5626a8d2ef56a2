import type { Actor } from '../audit/repository.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, DomainError } from '../errors.ts';
import { slugify } from '../lib/slug.ts';
import { replaceText, type Replacement } from '../notes/replace-text.ts';
import { findImported } from '../notes/repository.ts';
import { findNoteByText } from '../notes/version-repository.ts';
import { ingestNote, sha256Of } from './ingest.ts';
import { previewNote, type NotePreview } from './preview-note.ts';
import { readSource, type NoteSource, type SourceEntry } from './read-source.ts';

/** What became of one note of a file. */
export interface ImportOutcome {
  /** The file, and the note within it where it holds several. */
  name: string;
  outcome: 'imported' | 'unchanged' | 'new version' | 'refused';
  slug: string | null;
  /** Why it was refused, or what is worth knowing. */
  detail: string | null;
  /** What it would become, where a dry run was asked for that. */
  preview?: NotePreview;
  /** What a new version makes of its quotations, likewise. */
  replacement?: Replacement;
}

export interface ImportFile {
  /** What the file is known by: the same key again is the same note. */
  key: string;
  bytes: Uint8Array;
}

export interface ImportOptions {
  dryRun: boolean;
  /** With a dry run: whether to say of each note what it would become, which takes as long as storing it. */
  previews?: boolean;
  /** Whether large notes are extracted before the outcome is told, too. */
  waits?: boolean;
}

/**
 * Brings the notes of one file in. A text that is here already is left alone; a known file with another text
 * becomes a new version; everything else a new note. One note that cannot be taken does not keep the others out.
 */
export async function importFile(
  deps: Deps,
  actor: Actor,
  file: ImportFile,
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const entry of await readSource(file.key, file.bytes)) {
    outcomes.push(await importEntry(deps, actor, file.key, entry, options));
  }
  return outcomes;
}

async function importEntry(
  deps: Deps,
  actor: Actor,
  fileKey: string,
  { part, mediaType, draft, result }: SourceEntry,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const name = part === null ? fileKey : `${fileKey}: ${part}`;
  if (!result.ok) return { name, outcome: 'refused', slug: null, detail: result.detail };
  const source = { document: result.document, mediaType };
  try {
    return { name, ...(await importNote(deps, actor, { key: name, source, draft }, options)) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = error.errors.map(({ detail }) => detail);
    return { name, outcome: 'refused', slug: null, detail: [error.message, ...faults].join(' ') };
  }
}

async function importNote(
  deps: Deps,
  actor: Actor,
  { key, source, draft }: { key: string; source: NoteSource; draft: boolean },
  { dryRun, previews = false, waits = false }: ImportOptions,
): Promise<Omit<ImportOutcome, 'name'>> {
  const same = await findNoteByText(deps.db, sha256Of(source.document.text));
  if (same) return { outcome: 'unchanged', slug: same.slug, detail: null };
  const known = await findImported(deps.db, key);
  if (known?.status === 'taken-down') throw new ConflictError('This note was taken down. Restore it first.');
  if (known) {
    const replacement = await replaceText(deps, actor, known.id, 'any', { ...source, dryRun, waits });
    const waiting = replacement.plan.insights.filter(
      ({ outcome }) => outcome.verdict !== 'unchanged' && outcome.verdict !== 'moved',
    );
    const detail = waiting.length > 0 ? `${waiting.length} quotations wait for a curator.` : null;
    const told = { outcome: 'new version' as const, slug: known.slug, detail };
    return dryRun && previews ? { ...told, replacement } : told;
  }
  const { metadata } = source.document;
  if (dryRun && !previews) return { outcome: 'imported', slug: metadata.slug ?? null, detail: 'dry run' };
  const note = {
    ...source,
    status: draft ? ('draft' as const) : ('published' as const),
    language: 'en',
    slug: metadata.slug === null ? undefined : slugify(metadata.slug),
    title: metadata.title ?? undefined,
    sourceUrl: metadata.sourceUrl ?? undefined,
    sourceKey: key,
  };
  if (dryRun) {
    const preview = await previewNote(deps, note);
    return { outcome: 'imported', slug: preview.row.slug, detail: 'dry run', preview };
  }
  const { slug, extraction } = await ingestNote(deps, actor, note, { waits });
  const found = extraction && `${extraction.accepted} insights accepted, ${extraction.suggested} suggested`;
  return { outcome: 'imported', slug, detail: found ?? 'Its insights are being looked for.' };
}
