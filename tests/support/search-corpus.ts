import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../src/db/client.ts';
import { read } from '../../src/db/read.ts';
import { exampleAliases, examples } from '../../src/db/schema/examples.ts';
import { insightExamples, insights, insightTags } from '../../src/db/schema/insights.ts';
import { mentions } from '../../src/db/schema/mentions.ts';
import { notes, type notes as Notes } from '../../src/db/schema/notes.ts';
import { passages } from '../../src/db/schema/passages.ts';
import { noteTags, tagAliases, tags } from '../../src/db/schema/tags.ts';
import { versions } from '../../src/db/schema/versions.ts';
import { writeTransaction } from '../../src/db/transaction.ts';
import { indexText } from '../../src/text/code-points.ts';
import { passageAt } from '../../src/text/passage.ts';

const actor = { keyId: null, name: 'test', requestId: null };

export interface SeedInsight {
  statement: string;
  kind?: 'principle' | 'barrier' | 'enabler' | 'lesson' | 'practice' | 'question';
  status?: 'suggested' | 'accepted' | 'rejected';
  themes?: string[];
  tags?: string[];
  examples?: string[];
}

export interface SeedNote {
  title: string;
  slug: string;
  status?: (typeof Notes.$inferSelect)['status'];
  series?: string;
  heldOn?: string;
  /** Text before the insights. */
  text?: string;
  tags?: string[];
  insights?: SeedInsight[];
}

export interface SeedTag {
  slug: string;
  label: string;
  scheme?: 'theme' | 'topic' | 'place' | 'organisation' | 'person';
  aliases?: string[];
}

export async function seedTag(
  db: Database,
  { slug, label, scheme = 'topic', aliases = [] }: SeedTag,
): Promise<void> {
  await writeTransaction(db, actor, async ({ tx }) => {
    const id = uuidv7();
    await tx.insert(tags).values({ id, slug, label, scheme, status: 'active' });
    for (const alias of aliases)
      await tx
        .insert(tagAliases)
        .values({ id: uuidv7(), tagId: id, scheme, label: alias, kind: 'alternative' });
  });
}

export async function seedExample(
  db: Database,
  { slug, name, aliases = [], summary }: { slug: string; name: string; aliases?: string[]; summary?: string },
): Promise<void> {
  await writeTransaction(db, actor, async ({ tx }) => {
    const id = uuidv7();
    await tx
      .insert(examples)
      .values({ id, slug, name, status: 'active', source: 'rules@1', summary: summary ?? null });
    for (const alias of aliases)
      await tx
        .insert(exampleAliases)
        .values({ id: uuidv7(), exampleId: id, label: alias, kind: 'alternative' });
  });
}

/** A note whose text is made of its insights, one a line; returns the ids of those in order. */
export async function seedNote(db: Database, note: SeedNote): Promise<string[]> {
  const given = note.insights ?? [];
  const text = [note.title, note.text ?? '', ...given.map(({ statement }) => statement)].join('\n');
  const index = indexText(text);
  const noteId = uuidv7();
  const versionId = uuidv7();
  const status = note.status ?? 'published';
  const tagIds = await slugIds(db, 'tags');
  const exampleIds = await slugIds(db, 'examples');
  let from = 0;
  const rows = given.map((insight) => {
    const at = text.indexOf(insight.statement, from);
    from = at + insight.statement.length;
    const passage = passageAt(index, index.toCodePoint(at), index.toCodePoint(from));
    return { insight, id: uuidv7(), passageId: uuidv7(), passage };
  });
  await writeTransaction(db, actor, async ({ tx }) => {
    await tx.insert(notes).values({
      id: noteId,
      slug: note.slug,
      title: note.title,
      seriesSlug: note.series ?? null,
      seriesTitle: note.series === undefined ? null : `Series ${note.series}`,
      heldOn: note.heldOn ?? null,
      heldOnPrecision: note.heldOn === undefined ? null : 'day',
      status,
      publishedAt: status === 'published' ? new Date() : null,
      ...(status === 'taken-down' && { takedownReason: 'On request.', takenDownAt: new Date() }),
    });
    const sha256 = createHash('sha256').update(text).digest('hex');
    await tx.insert(versions).values({
      id: versionId,
      noteId,
      number: 1,
      text,
      length: index.length,
      sha256,
      mediaType: 'text/plain',
    });
    for (const slug of note.tags ?? [])
      await tx.insert(noteTags).values({ noteId, tagId: tagIds.get(slug)!, source: 'human' });
    if (rows.length === 0) return;
    await tx
      .insert(passages)
      .values(rows.map(({ passageId, passage }) => ({ id: passageId, versionId, ...passage })));
    await tx.insert(insights).values(
      rows.map(({ id, passageId, insight }) => ({
        id,
        noteId,
        passageId,
        statement: insight.statement,
        kind: insight.kind ?? 'principle',
        status: insight.status ?? 'accepted',
        source: 'human',
      })),
    );
    const tagLinks = rows.flatMap(({ id, insight }) =>
      [...(insight.themes ?? []), ...(insight.tags ?? [])].map((slug) => ({
        insightId: id,
        tagId: tagIds.get(slug)!,
        source: 'human',
      })),
    );
    if (tagLinks.length > 0) await tx.insert(insightTags).values(tagLinks);
    for (const { id, passage, insight } of rows) {
      for (const slug of insight.examples ?? []) {
        const exampleId = exampleIds.get(slug)!;
        await tx.insert(insightExamples).values({ insightId: id, exampleId });
        const mentionPassage = uuidv7();
        await tx.insert(passages).values({ id: mentionPassage, versionId, ...passage });
        await tx.insert(mentions).values({ id: uuidv7(), noteId, passageId: mentionPassage, exampleId });
      }
    }
  });
  return rows.map(({ id }) => id);
}

async function slugIds(db: Database, table: 'tags' | 'examples'): Promise<Map<string, string>> {
  const rows = await read<{ slug: string; id: string }>(db, sql`select slug, id from ${sql.raw(table)}`);
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}
