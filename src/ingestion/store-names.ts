import { v7 as uuidv7 } from 'uuid';
import type { WriteScope } from '../db/transaction.ts';
import { resolveOrCreateExamples, type ExampleIdentity } from '../examples/recognised.ts';
import type { RecognisedName, Span } from '../extraction/port.ts';
import { insertMentions, insertPassages } from '../passages/repository.ts';
import { isTagName, resolveOrCreateTags, type TagIdentity } from '../tags/recognised.ts';
import { addRecognisedNoteTags, listMentionedTagIds } from '../tags/recognised-repository.ts';
import type { TextIndex } from '../text/code-points.ts';
import { passageAt } from '../text/passage.ts';

export interface StoreNames {
  noteId: string;
  versionId: string;
  index: TextIndex;
  names: RecognisedName[];
  source: string;
  acceptFrom: number;
}

export interface StoredNames {
  examples: ExampleIdentity[];
  tags: TagIdentity[];
}

/**
 * Stores what a text names: examples, and organisations, places and people as terms, each with all its mentions. A
 * note gets a term as its tag when it first names it: where a person took the tag away, it stays away.
 */
export async function storeNames(write: WriteScope, input: StoreNames): Promise<StoredNames> {
  const { tx } = write;
  const ofExamples = input.names.filter(({ kind }) => kind === 'example');
  const examples = await resolveOrCreateExamples(tx, ofExamples, input);
  const tags = await resolveOrCreateTags(tx, input.names.filter(isTagName), input);
  const named = new Set(await listMentionedTagIds(tx, input.noteId));
  const mentions = [
    ...examples.flatMap(({ id, name }) => name.mentions.map((span) => ({ exampleId: id, span }))),
    ...tags.flatMap(({ id, name }) => name.mentions.map((span) => ({ tagId: id, span }))),
  ].map(({ span, ...target }) => ({ target, passage: passageOf(input, span) }));
  await insertPassages(
    tx,
    mentions.map(({ passage }) => passage),
  );
  await insertMentions(
    tx,
    mentions.map(({ target, passage }) => ({
      id: uuidv7(),
      noteId: input.noteId,
      passageId: passage.id,
      ...target,
    })),
  );
  const fresh = [...new Set(tags.map(({ id }) => id))].filter((id) => !named.has(id));
  await addRecognisedNoteTags(tx, input.noteId, fresh, input.source);
  await write.touch('example', [...new Set(examples.map(({ id }) => id))]);
  return { examples, tags };
}

const passageOf = ({ index, versionId }: StoreNames, { start, end }: Span) => ({
  id: uuidv7(),
  versionId,
  ...passageAt(index, start, end),
});

/** Whether a name stands in a passage. */
export const isNamedIn = ({ mentions }: RecognisedName, { start, end }: Span): boolean =>
  mentions.some((mention) => mention.start >= start && mention.end <= end);
