import type { Database, Queryable } from '../db/client.ts';
import { pageOf } from '../db/read-page.ts';
import { GoneError, InvalidRequestError, NotFoundError } from '../errors.ts';
import { getExtraction } from '../ingestion/extractions-repository.ts';
import { selectedLinks } from '../examples/selected-links.ts';
import { requireExamples } from '../examples/service.ts';
import type { Page, Position } from '../http/pagination.ts';
import { unknownSlugs } from '../http/unknown-slugs.ts';
import { linkFilter } from '../http/link-filter.ts';
import type { FacetValue } from '../insights/schemas.ts';
import { isCurator, requireCurator, type Access } from '../keys/service.ts';
import { withSelectedZeros, type FacetLabel } from '../lib/facets.ts';
import { requireTags, type Found } from '../tags/service.ts';
import * as identities from './identity-repository.ts';
import * as repository from './repository.ts';
import type { NoteFilters, NoteHead, NoteRow } from './repository.ts';
import * as versions from './version-repository.ts';
import type { SectionRow, TextRow, VersionRow } from './version-repository.ts';
import type { ExportNotesQuery, ListNotesQuery, NoteFacet } from './schemas.ts';

export interface NoteList<T> {
  page: Page<T>;
  facets: Record<string, FacetValue[]> | undefined;
}

/**
 * What a query lets through, for lists and exports.
 * @throws DomainError `unauthorised` or `forbidden` where somebody else than a curator asks for unpublished notes.
 */
export async function selectNotes(
  db: Database,
  access: Access,
  query: Omit<ExportNotesQuery, 'sort' | 'status'> & Pick<ListNotesQuery, 'status'>,
): Promise<NoteFilters> {
  if (query.status !== undefined && query.status !== 'published')
    requireCurator(access, 'Only curators see notes that are not published: send a curator’s key.');
  if (query.series) await requireSeries(db, access, query.series);
  return {
    themes: await linkFilter(query, 'theme', (slugs, parameter) =>
      requireTags(db, slugs, parameter, 'theme'),
    ),
    tags: await linkFilter(query, 'tag', (slugs, parameter) => requireTags(db, slugs, parameter)),
    examples: await linkFilter(query, 'example', (slugs, parameter) => requireExamples(db, slugs, parameter)),
    series: query.series,
    from: query.from,
    to: query.to,
    q: query.q,
    status: query.status,
  };
}

/**
 * Which notes are on a page, and the counts beside it.
 * @throws DomainError `unauthorised` or `forbidden` where somebody else than a curator asks for unpublished notes.
 */
export async function pageNotes(
  db: Database,
  access: Access,
  query: Omit<ListNotesQuery, 'cursor'>,
  position: Position | null,
): Promise<NoteList<{ id: string }>> {
  const filters = await selectNotes(db, access, query);
  if (query.status === 'taken-down' && query.include) {
    throw new InvalidRequestError('The query is not valid: see errors.', [
      { parameter: 'include', detail: 'Nothing that notes say is shown once they are taken down.' },
    ]);
  }
  const { sort, limit } = query;
  const page = await repository.pageNotes(db, { filters, sort, limit, position });
  return { page, facets: query.facets && (await countFacets(db, access, query, filters, query.facets)) };
}

/** The page with its notes. @throws as `pageNotes` does */
export async function listNotes(
  db: Database,
  access: Access,
  query: Omit<ListNotesQuery, 'cursor'>,
  position: Position | null,
): Promise<NoteList<NoteRow>> {
  const { page, facets } = await pageNotes(db, access, query, position);
  return {
    page: await pageOf(page, (ids) => repository.listNotesById(db, ids, query.status)),
    facets,
  };
}

async function countFacets(
  db: Database,
  access: Access,
  query: Omit<ListNotesQuery, 'cursor'>,
  filters: NoteFilters,
  facets: NoteFacet[],
): Promise<Record<string, FacetValue[]>> {
  const counted: [string, FacetValue[]][] = [];
  for (const facet of facets) {
    const values = await repository.countNotesBy(db, facet, filters);
    const selected: FacetLabel[] =
      facet === 'series'
        ? await requireSeries(db, access, query.series ?? [])
        : await selectedLinks(db, facet, query);
    counted.push([facet, withSelectedZeros(values, selected)]);
  }
  return Object.fromEntries(counted);
}

/**
 * A note by its slug, or the slug it has now.
 * @throws NotFoundError, also for what the request may not see; GoneError where it was taken down.
 */
export const getNote = (db: Database, access: Access, slug: string): Promise<Found<NoteRow>> =>
  getVisible(db, access, slug, repository.findNote);

/** Likewise, but only what decides whether it is shown. */
export const getNoteHead = (db: Database, access: Access, slug: string): Promise<Found<NoteHead>> =>
  getVisible(db, access, slug, repository.findNoteHead);

async function getVisible<T extends NoteHead>(
  db: Database,
  access: Access,
  slug: string,
  find: (db: Database, slug: string) => Promise<T | null>,
): Promise<Found<T>> {
  const note = await find(db, slug);
  if (note) {
    requireVisible(note, access, slug);
    return { found: note };
  }
  const [held] = await identities.resolveNotes(db, [slug]);
  if (!held) throw new NotFoundError(`There is no note “${slug}”.`);
  requireVisible(held, access, slug);
  return { movedTo: held.slug };
}

/** What was never published answers as what never was, also once it is taken down. */
function requireVisible(
  note: { status: repository.NoteStatus; takedownReason: string | null; publishedAt: string | null },
  access: Access,
  slug: string,
): void {
  const isTakenDown = note.status === 'taken-down';
  const isKnown = isTakenDown ? note.publishedAt !== null : note.status === 'published';
  if (!isKnown && !isCurator(access)) throw new NotFoundError(`There is no note “${slug}”.`);
  if (isTakenDown) throw new GoneError(`The note “${slug}” has been taken down: ${note.takedownReason}`);
}

/** The series that a filter names. @throws InvalidRequestError with the nearest one that there is. */
export async function requireSeries(
  db: Database,
  access: Access,
  slugs: readonly string[],
): Promise<FacetLabel[]> {
  if (slugs.length === 0) return [];
  const known = await repository.listSeries(db, { unpublished: isCurator(access) });
  const missing = slugs.filter((slug) => !known.some(({ value }) => value === slug));
  if (missing.length === 0) return known.filter(({ value }) => slugs.includes(value));
  throw unknownSlugs(
    'series',
    'series',
    missing,
    known.map(({ value }) => value),
  );
}

/** The ids of the published notes that a filter names. @throws InvalidRequestError naming the parameter. */
export const requireNotes = async (
  db: Database,
  slugs: readonly string[],
  parameter: string,
): Promise<string[]> => (await requirePublishedNotes(db, slugs, parameter)).map(({ id }) => id);

export async function requirePublishedNotes(
  db: Database,
  slugs: readonly string[],
  parameter: string,
): Promise<identities.HeldSlug[]> {
  const held = (await identities.resolveNotes(db, slugs)).filter(({ status }) => status === 'published');
  const missing = slugs.filter((slug) => !held.some(({ requested }) => requested === slug));
  if (missing.length === 0) return held;
  throw unknownSlugs('note', parameter, missing, await identities.listNoteSlugs(db));
}

export interface NoteContent {
  text: TextRow;
  sections: SectionRow[];
}

/** Texts and sections of the current versions, by note. */
export async function getContents(db: Queryable, noteIds: string[]): Promise<Map<string, NoteContent>> {
  if (noteIds.length === 0) return new Map();
  const [texts, sections] = await Promise.all([
    versions.listTexts(db, noteIds),
    versions.listSections(db, noteIds),
  ]);
  return new Map(
    texts.map((text) => [
      text.noteId,
      { text, sections: sections.filter(({ noteId }) => noteId === text.noteId) },
    ]),
  );
}

export const getVersionText = versions.getVersionText;

export const listVersions = (db: Database, note: NoteHead): Promise<Omit<VersionRow, 'text'>[]> =>
  versions.listVersions(db, note.id);

/** @throws NotFoundError */
export async function getVersion(db: Database, note: NoteHead, number: number): Promise<VersionRow> {
  const version = await versions.findVersion(db, note.id, number);
  if (!version) {
    throw new NotFoundError(
      `The note “${note.slug}” has no version ${number}; its newest is ${note.currentVersion}.`,
    );
  }
  return version;
}

export const getNoteExtraction = getExtraction;

export const listNotesById = repository.listNotesById;

export const readNotes = repository.readNotes;

export const hasAnyNote = identities.hasAnyNote;

/** A note by any slug that it holds or held, whatever its status: for those who bring notes back. @throws NotFoundError */
export async function getHeldNote(db: Database, slug: string): Promise<identities.HeldSlug> {
  const [held] = await identities.resolveNotes(db, [slug]);
  if (!held) throw new NotFoundError(`There is no note “${slug}”.`);
  return held;
}
