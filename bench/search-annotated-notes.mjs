// Annotated notes as fixtures: a JSON header, then a text in which ⟦kind theme,theme⟧…⟦/⟧ marks the passages.
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { eq } from 'drizzle-orm';
import { examples } from '../dist/db/schema/examples.js';
import { insightExamples, insights, insightTags } from '../dist/db/schema/insights.js';
import { mentions } from '../dist/db/schema/mentions.js';
import { notes } from '../dist/db/schema/notes.js';
import { passages } from '../dist/db/schema/passages.js';
import { tags } from '../dist/db/schema/tags.js';
import { versions } from '../dist/db/schema/versions.js';
import { writeTransaction } from '../dist/db/transaction.js';
import { slugify } from '../dist/lib/slug.js';
import { indexText } from '../dist/text/code-points.js';
import { occurrences, passageAt } from '../dist/text/passage.js';

const actor = { keyId: null, name: 'benchmark', requestId: null };

export function readAnnotated(file) {
  const at = file.indexOf('\n---\n');
  const header = JSON.parse(file.slice(0, at));
  const marked = file.slice(at + 5);
  const found = [];
  let text = '';
  let open = null;
  for (const piece of marked.split(/(⟦[^⟧]*⟧)/)) {
    if (piece === '⟦/⟧') found.push({ ...open, end: text.length });
    else if (piece.startsWith('⟦')) {
      const [kind, themes = ''] = piece.slice(1, -1).split(' ');
      open = { kind, themes: themes.split(',').filter(Boolean), start: text.length };
    } else text += piece;
  }
  return { title: header.parts.title, text, insights: found, examples: header.entities.examples };
}

/** Stores a note with its passages as accepted insights, and its examples where they are named. */
export async function storeAnnotated(db, note, key) {
  const index = indexText(note.text);
  const noteId = uuidv7();
  const versionId = uuidv7();
  const at = (start, end) => passageAt(index, index.toCodePoint(start), index.toCodePoint(end));
  await writeTransaction(db, actor, async ({ tx }) => {
    const themeIds = new Map((await tx.select().from(tags)).map(({ slug, id }) => [slug, id]));
    await tx.insert(notes).values({
      id: noteId,
      slug: slugify(`${note.title} ${key}`),
      title: note.title,
      status: 'published',
      publishedAt: new Date(),
    });
    const sha256 = createHash('sha256').update(note.text).digest('hex');
    await tx.insert(versions).values({
      id: versionId,
      noteId,
      number: 1,
      text: note.text,
      length: index.length,
      sha256,
      mediaType: 'text/plain',
    });
    const named = [];
    for (const name of note.examples) {
      const spans = occurrences(index, name);
      if (spans.length === 0) continue;
      const [held] = await tx
        .select()
        .from(examples)
        .where(eq(examples.slug, slugify(name)));
      const id = held?.id ?? uuidv7();
      if (!held)
        await tx
          .insert(examples)
          .values({ id, slug: slugify(name), name, status: 'active', source: 'rules@1' });
      named.push({ id, spans });
      for (const { start, end } of spans) {
        const passageId = uuidv7();
        await tx.insert(passages).values({ id: passageId, versionId, ...passageAt(index, start, end) });
        await tx.insert(mentions).values({ id: uuidv7(), noteId, passageId, exampleId: id });
      }
    }
    for (const { kind, themes, start, end } of note.insights) {
      const id = uuidv7();
      const passageId = uuidv7();
      const passage = at(start, end);
      await tx.insert(passages).values({ id: passageId, versionId, ...passage });
      const statement = passage.exact.replaceAll(/\s+/g, ' ');
      await tx
        .insert(insights)
        .values({ id, noteId, passageId, statement, kind, status: 'accepted', source: 'human' });
      for (const slug of themes)
        await tx.insert(insightTags).values({ insightId: id, tagId: themeIds.get(slug), source: 'human' });
      for (const example of named)
        if (example.spans.some((span) => span.start >= passage.start && span.end <= passage.end))
          await tx.insert(insightExamples).values({ insightId: id, exampleId: example.id });
    }
  });
}
