import type { KnowledgeBase } from './knowledge-base.ts';

let notes = 0;

/** A title and slug that no other test uses. */
export function uniqueName(word = 'note'): string {
  notes += 1;
  return `${word}-${process.pid}-${notes}`;
}

/** Brings a note in with a curator's key and gives its slug. */
export async function createNote(
  kb: KnowledgeBase,
  key: string,
  text: string,
  members: object = {},
): Promise<string> {
  const { body } = await kb.request
    .post('/v1/notes')
    .set('authorization', key)
    .send({ slug: uniqueName(), text, ...members })
    .expect(201);
  return body.data.slug;
}

/** The ETag of a note as the holder of that key sees it. */
export async function etagOf(kb: KnowledgeBase, key: string, slug: string): Promise<string> {
  const { headers } = await kb.request.get(`/v1/notes/${slug}`).set('authorization', key).expect(200);
  return headers.etag ?? '';
}
