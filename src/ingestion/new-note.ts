import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '../db/client.ts';
import { slugify } from '../lib/slug.ts';
import * as notes from '../notes/write-repository.ts';
import type { ReadNote } from './read-note.ts';
import type { NoteSource } from './read-source.ts';

/** A note to bring in. Whatever is left out is taken from the text, where it says. */
export interface IngestInput extends NoteSource {
  title?: string | undefined;
  slug?: string | undefined;
  heldOn?: string | undefined;
  status: 'draft' | 'published';
  language: string;
  sourceUrl?: string | undefined;
  licence?: string | undefined;
  attribution?: string | undefined;
  /** What an import knows it by. */
  sourceKey?: string | undefined;
}

/** A note to bring in, and what was read in it. */
export interface NoteToIngest {
  input: IngestInput;
  read: ReadNote;
}

/** The row that a text becomes: within a transaction, as the slug is chosen there. */
export async function newNote(
  db: Queryable,
  input: IngestInput,
  read: ReadNote,
): Promise<notes.NewNote & { id: string }> {
  return (await newNotes(db, [{ input, read }]))[0]!;
}

export async function newNotes(
  db: Queryable,
  given: readonly NoteToIngest[],
): Promise<(notes.NewNote & { id: string })[]> {
  const slugs = await chooseSlugs(
    db,
    given.map(({ input, read }) => ({ given: input.slug, title: input.title ?? read.structure.title })),
  );
  return given.map((one, place) => noteRow(one, slugs[place]!));
}

function noteRow(
  { input, read: { document, structure } }: NoteToIngest,
  slug: string,
): notes.NewNote & { id: string } {
  const heldOn =
    input.heldOn === undefined ? structure.heldOn : { date: input.heldOn, precision: 'day' as const };
  return {
    id: uuidv7(),
    slug,
    title: input.title ?? structure.title,
    seriesSlug: structure.series && slugify(structure.series.title),
    seriesTitle: structure.series?.title ?? null,
    seriesNumber: structure.series?.number ?? null,
    heldOn: heldOn?.date ?? null,
    heldOnPrecision: heldOn?.precision ?? null,
    nextMeeting: structure.nextMeeting,
    previousTitle: structure.previous?.title ?? document.metadata.previous?.title ?? null,
    nextTitle: structure.next?.title ?? document.metadata.next?.title ?? null,
    speakers: structure.speakers,
    language: input.language,
    sourceUrl: input.sourceUrl ?? null,
    licence: input.licence ?? null,
    attribution: input.attribution ?? null,
    sourceKey: input.sourceKey ?? null,
    status: input.status,
    publishedAt: input.status === 'published' ? new Date() : null,
  };
}

/**
 * The slugs given, and of each title its own, or the first of `…-2`, `…-3` that no note ever had. Only where one is
 * taken, the slugs with endings are read, which takes longer the more notes there are.
 */
async function chooseSlugs(
  db: Queryable,
  wanted: readonly { given: string | undefined; title: string }[],
): Promise<string[]> {
  const bases = wanted.map(({ given, title }) => given ?? slugify(title));
  const taken = await notes.listTakenSlugs(
    db,
    bases.filter((_, place) => wanted[place]!.given === undefined),
  );
  const counted = bases.filter((slug, place) => taken.has(slug) || bases.indexOf(slug) < place);
  for (const slug of await notes.listSlugsWithEnding(db, [...new Set(counted)])) taken.add(slug);
  return bases.map((base, place) => {
    let slug = base;
    if (wanted[place]!.given === undefined)
      for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
    taken.add(slug);
    return slug;
  });
}
