import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { exampleAliases, examples, exampleTags } from '../../src/db/schema/examples.ts';
import { insights } from '../../src/db/schema/insights.ts';
import { mentions } from '../../src/db/schema/mentions.ts';
import { notes } from '../../src/db/schema/notes.ts';
import { passages } from '../../src/db/schema/passages.ts';
import { sections } from '../../src/db/schema/sections.ts';
import { tagAliases, tags } from '../../src/db/schema/tags.ts';
import { versions } from '../../src/db/schema/versions.ts';
import { clockOf } from '../../src/db/content-clock.ts';
import { bumpContentVersion } from '../../src/db/transaction.ts';
import type { Block } from '../../src/ingestion/note-structure.ts';
import { indexText } from '../../src/text/code-points.ts';
import { passageAt } from '../../src/text/passage.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

type Db = KnowledgeBase['deps']['db'];

let made = 0;
/** A number that no other call in this file gets. */
export const unique = (): number => (made += 1);

export interface MadeNote {
  id: string;
  slug: string;
  title: string;
  text: string;
  versionId: string;
}

/** What a note that was taken down must say besides its status. */
const takenDown = {
  statusBeforeTakedown: 'published',
  takedownReason: 'A person asked for it.',
  takenDownAt: new Date('2026-04-01T10:00:00Z'),
} as const;

/** A note with one version and no sections. */
export async function addNote(
  db: Db,
  values: Partial<typeof notes.$inferInsert> & { text?: string } = {},
): Promise<MadeNote> {
  const number = unique();
  const id = uuidv7();
  const versionId = uuidv7();
  const {
    text = `Note ${number}\n\nTrust grows slowly, says note ${number}. Boards need power to share it. `.repeat(
      3,
    ),
    ...columns
  } = values;
  const { slug = `note-${number}`, title = `Note ${number}`, status = 'published' } = columns;
  const publishedAt = status === 'draft' ? null : new Date('2026-03-01T10:00:00Z');
  const takedown = status === 'taken-down' ? takenDown : {};
  await db.insert(notes).values({ publishedAt, ...takedown, ...columns, id, slug, title, status });
  await db.insert(versions).values({
    id: versionId,
    noteId: id,
    number: 1,
    text,
    length: [...text].length,
    sha256: number.toString(16).padStart(64, '0'),
    mediaType: 'text/plain',
  });
  return { id, slug, title, text, versionId };
}

export const addSection = (db: Db, note: MadeNote, blocks: Block[]) =>
  db.insert(sections).values({
    id: uuidv7(),
    versionId: note.versionId,
    position: 0,
    kind: 'detail',
    heading: null,
    start: 0,
    end: [...note.text].length,
    blocks,
  });

export const setNote = (db: Db, id: string, changes: Partial<typeof notes.$inferInsert>) =>
  db.update(notes).set(changes).where(eq(notes.id, id));

async function addPassage(db: Db, note: MadeNote, start: number, end: number): Promise<string> {
  const id = uuidv7();
  await db
    .insert(passages)
    .values({ id, versionId: note.versionId, ...passageAt(indexText(note.text), start, end) });
  return id;
}

type Insight = typeof insights.$inferInsert;

/** An accepted insight on a passage of its own. */
export async function addInsight(
  db: Db,
  note: MadeNote,
  {
    themes = [],
    examples: named = [],
    start = 0,
    end = start + 10,
    ...columns
  }: Partial<Insight> & { themes?: string[]; examples?: string[]; start?: number; end?: number } = {},
): Promise<string> {
  const id = columns.id ?? uuidv7();
  const passageId = await addPassage(db, note, start, end);
  await db.insert(insights).values({
    statement: `Statement ${unique()}`,
    kind: 'principle',
    status: 'accepted',
    source: 'human',
    ...columns,
    id,
    noteId: note.id,
    passageId,
  });
  for (const slug of themes) {
    await db.execute(sql`
      insert into insight_tags (insight_id, tag_id, source) select ${id}, id, 'human' from tags where slug = ${slug}`);
  }
  for (const slug of named) {
    await db.execute(sql`
      insert into insight_examples (insight_id, example_id) select ${id}, id from examples where slug = ${slug}`);
  }
  return id;
}

export async function addTag(
  db: Db,
  { aliases = [], ...columns }: Partial<typeof tags.$inferInsert> & { aliases?: string[] } = {},
): Promise<{ id: string; slug: string; label: string }> {
  const number = unique();
  const { id = uuidv7(), slug = `tag-${number}`, label = `Tag ${number}`, scheme = 'topic' } = columns;
  await db.insert(tags).values({ status: 'active', ...columns, id, slug, label, scheme });
  for (const alias of aliases) {
    await db
      .insert(tagAliases)
      .values({ id: uuidv7(), tagId: id, scheme, label: alias, kind: 'alternative' });
  }
  return { id, slug, label };
}

/** An example that a person described, so that it is public without being mentioned. */
export async function addExample(
  db: Db,
  {
    aliases = [],
    tagIds = [],
    ...columns
  }: Partial<typeof examples.$inferInsert> & { aliases?: string[]; tagIds?: string[] } = {},
): Promise<{ id: string; slug: string; name: string }> {
  const number = unique();
  const { id = uuidv7(), slug = `example-${number}`, name = `Example ${number}` } = columns;
  await db.insert(examples).values({ status: 'active', source: 'human', ...columns, id, slug, name });
  for (const label of aliases) {
    await db.insert(exampleAliases).values({ id: uuidv7(), exampleId: id, label, kind: 'alternative' });
  }
  for (const tagId of tagIds) await db.insert(exampleTags).values({ exampleId: id, tagId, source: 'human' });
  return { id, slug, name };
}

export async function addMention(
  db: Db,
  note: MadeNote,
  exampleId: string,
  [start, end]: [number, number],
): Promise<void> {
  const passageId = await addPassage(db, note, start, end);
  await db.insert(mentions).values({ id: uuidv7(), noteId: note.id, passageId, exampleId });
}

/** What every write does last. */
export async function countContentVersion(db: Db): Promise<void> {
  const version = await bumpContentVersion(db);
  clockOf(db)?.advance(version);
}
