import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../db/client.ts';
import type { WriteScope } from '../db/transaction.ts';
import { resolveOrCreateExamples, type ExampleIdentity } from '../examples/recognised.ts';
import type { RecognisedName, Span } from '../extraction/port.ts';
import { insertMentions, insertPassages } from '../passages/repository.ts';
import { isTagName, resolveOrCreateTags, type TagIdentity } from '../tags/recognised.ts';
import { addRecognisedNoteTags, listMentionedTagIds } from '../tags/recognised-repository.ts';
import type { TextIndex } from '../text/code-points.ts';
import { passageAt } from '../text/passage.ts';

/** What one note names. */
export interface NamesOfNote {
  noteId: string;
  versionId: string;
  /** Nothing of it is stored yet. */
  isNew: boolean;
  index: TextIndex;
  names: RecognisedName[];
}

export interface StoredNames {
  examples: ExampleIdentity[];
  tags: TagIdentity[];
}

/**
 * Stores what texts name: examples, and organisations, places and people as terms, each with all its mentions. A
 * note gets a term as its tag when it first names it: where a person took the tag away, it stays away. However many
 * notes there are, it takes the same few statements; gives what was stored of each, in their order.
 */
export async function storeNames(
  write: WriteScope,
  notes: readonly NamesOfNote[],
  options: { source: string; acceptFrom: number },
): Promise<StoredNames[]> {
  const { tx } = write;
  const all = notes.flatMap(({ names }) => names);
  const examples = await resolveOrCreateExamples(
    tx,
    all.filter(({ kind }) => kind === 'example'),
    options,
  );
  const tags = await resolveOrCreateTags(tx, all.filter(isTagName), options);
  const stored = notes.map(({ names }): StoredNames => {
    const own = new Set(names);
    return {
      examples: examples.filter(({ name }) => own.has(name)),
      tags: tags.filter(({ name }) => own.has(name)),
    };
  });
  const links = await newTagLinks(tx, notes, stored);
  await storeMentions(tx, notes, stored);
  await addRecognisedNoteTags(tx, links, options.source);
  await write.touch('example', [...new Set(examples.map(({ id }) => id))]);
  return stored;
}

/** The terms that each note did not name before. */
async function newTagLinks(
  tx: Transaction,
  notes: readonly NamesOfNote[],
  stored: readonly StoredNames[],
): Promise<{ noteId: string; tagId: string }[]> {
  const links: { noteId: string; tagId: string }[] = [];
  for (const [place, { noteId, isNew }] of notes.entries()) {
    const named = new Set(isNew ? [] : await listMentionedTagIds(tx, noteId));
    const ids = new Set(stored[place]!.tags.map(({ id }) => id));
    for (const tagId of ids) if (!named.has(tagId)) links.push({ noteId, tagId });
  }
  return links;
}

async function storeMentions(
  tx: Transaction,
  notes: readonly NamesOfNote[],
  stored: readonly StoredNames[],
): Promise<void> {
  const mentions = notes.flatMap((note, place) => {
    const { examples, tags } = stored[place]!;
    return [
      ...examples.flatMap(({ id, name }) => name.mentions.map((span) => ({ exampleId: id, span }))),
      ...tags.flatMap(({ id, name }) => name.mentions.map((span) => ({ tagId: id, span }))),
    ].map(({ span, ...target }) => ({ noteId: note.noteId, target, passage: passageOf(note, span) }));
  });
  await insertPassages(
    tx,
    mentions.map(({ passage }) => passage),
  );
  await insertMentions(
    tx,
    mentions.map(({ noteId, target, passage }) => ({
      id: uuidv7(),
      noteId,
      passageId: passage.id,
      ...target,
    })),
  );
}

const passageOf = ({ index, versionId }: NamesOfNote, { start, end }: Span) => ({
  id: uuidv7(),
  versionId,
  ...passageAt(index, start, end),
});

/** Whether a name stands in a passage. */
export const isNamedIn = ({ mentions }: RecognisedName, { start, end }: Span): boolean =>
  mentions.some((mention) => mention.start >= start && mention.end <= end);
