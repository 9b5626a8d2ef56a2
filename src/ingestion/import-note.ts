import type { Actor } from '../audit/repository.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, DomainError } from '../errors.ts';
import { slugify } from '../lib/slug.ts';
import { replaceText, type Replacement } from '../notes/replace-text.ts';
import { listImported, type ImportedNote } from '../notes/identity-repository.ts';
import { findNoteByText } from '../notes/version-repository.ts';
import { ingestNote, type Ingested } from './ingest.ts';
import type { IngestInput } from './new-note.ts';
import { previewNote, type NotePreview } from './preview-note.ts';
import { sha256Of } from './read-note.ts';
import type { NoteSource } from './read-source.ts';

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

export interface ImportOptions {
  dryRun: boolean;
  /** With a dry run: whether to say of each note what it would become, which takes as long as storing it. */
  previews?: boolean;
  /** Whether large notes are extracted before the outcome is told, too. */
  waits?: boolean;
}

/** One note of a file, as it was read there. */
export interface FoundNote {
  /** What it is known by. */
  key: string;
  source: NoteSource;
  draft: boolean;
}

/**
 * Brings one note in. A text that is here already is left alone; a known key with another text becomes a new version;
 * everything else a new note. What cannot be taken is told, not thrown.
 */
export async function importAlone(
  deps: Deps,
  actor: Actor,
  note: FoundNote,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { key: name } = note;
  try {
    return { name, ...(await importNote(deps, actor, note, options)) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Another import of the same text may have come first a moment ago.
    const { same } = await findKnown(deps, name, note.source);
    if (same) return { name, outcome: 'unchanged', slug: same.slug, detail: null };
    const faults = error.errors.map(({ detail }) => detail);
    return refused(name, [error.message, ...faults].join(' '));
  }
}

export const refused = (name: string, detail: string): ImportOutcome => ({
  name,
  outcome: 'refused',
  slug: null,
  detail,
});

async function importNote(
  deps: Deps,
  actor: Actor,
  { key, source, draft }: FoundNote,
  { dryRun, previews = false, waits = false }: ImportOptions,
): Promise<Omit<ImportOutcome, 'name'>> {
  const { same, known } = await findKnown(deps, key, source);
  if (same) return { outcome: 'unchanged', slug: same.slug, detail: null };
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
  if (dryRun && !previews)
    return { outcome: 'imported', slug: source.document.metadata.slug ?? null, detail: 'dry run' };
  const input = inputOf({ key, source, draft });
  if (dryRun) {
    const preview = await previewNote(deps, input);
    return { outcome: 'imported', slug: preview.row.slug, detail: 'dry run', preview };
  }
  return importedAs(await ingestNote(deps, actor, input, { waits }));
}

/** The note that has this text now, and the one that this key stands for. */
export async function findKnown(
  { db }: Pick<Deps, 'db'>,
  key: string,
  { document }: NoteSource,
): Promise<{ same: { slug: string } | null; known: ImportedNote | null }> {
  // In this order: what another import stores between the two has the text as well as the key.
  const known = (await listImported(db, [key])).get(key) ?? null;
  const same = await findNoteByText(db, sha256Of(document.text));
  return { same, known: same ? null : known };
}

/** The note that it becomes. */
export function inputOf({ key, source, draft }: FoundNote): IngestInput {
  const { metadata } = source.document;
  return {
    ...source,
    status: draft ? ('draft' as const) : ('published' as const),
    language: 'en',
    slug: metadata.slug === null ? undefined : slugify(metadata.slug),
    title: metadata.title ?? undefined,
    sourceUrl: metadata.sourceUrl ?? undefined,
    sourceKey: key,
  };
}

export function importedAs({ slug, extraction }: Ingested): Omit<ImportOutcome, 'name'> {
  const found = extraction && `${extraction.accepted} insights accepted, ${extraction.suggested} suggested`;
  return { outcome: 'imported', slug, detail: found ?? 'Its insights are being looked for.' };
}
