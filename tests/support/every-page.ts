import { addExample, addTag } from './factories.ts';
import { sampleSlug, type KnowledgeBase } from './knowledge-base.ts';

const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202Egnp.etirw';

/** Every kind of page that readers see. */
export const explorerPages = [
  '/',
  '/search?q=trust',
  `/search?q=${encodeURIComponent(hostile)}`,
  '/search?q=Lasting+change+only+happens+through+distributive+leadership.',
  '/search?theme=governence',
  '/notes',
  `/notes/${sampleSlug}`,
  '/notes/hostile',
  '/notes/hostile/versions/1...2',
  '/notes/none-such',
  '/themes',
  '/themes/governance',
  '/themes/hostile',
  '/examples',
  '/examples/time-for-kids',
  '/examples/hostile',
];
/** Every kind of page of the desk; `:name` is what `addHostileContent` says of that name. */
export const deskPages = [
  '/admin',
  '/admin/session',
  '/admin/queue',
  '/admin/bring-in',
  '/admin/bring-in/files',
  '/admin/notes',
  `/admin/notes/${sampleSlug}`,
  '/admin/notes/hostile',
  '/admin/notes/hostile/text',
  '/admin/notes/hostile/details',
  '/admin/insights/:insight',
  '/admin/tags',
  '/admin/tags?scheme=theme',
  '/admin/tags/hostile',
  '/admin/tags/hostile/merge?into=governance',
  '/admin/tags/hostile/merge?into=none-such',
  '/admin/tags/hostile/split',
  '/admin/assignments?add=hostile',
  '/admin/vocabulary',
  '/admin/examples',
  '/admin/examples/hostile',
  '/admin/examples/hostile/merge?into=time-for-kids',
  '/admin/examples/hostile/split',
  '/admin/keys',
  '/admin/webhooks',
  '/admin/webhooks/:webhook',
  '/admin/index',
  '/admin/health',
  '/admin/audit',
  '/admin/audit/:act',
];

/** The address of a page, with the ids of what was added. */
export const pathWith = (path: string, ids: Record<string, string>): string =>
  path.replace(/:(\w+)/, (_, name: string) => ids[name] ?? '');

/** A note, a theme, an example, an insight and a webhook with markup in their names; says the ids of what has no slug. */
export async function addHostileContent(kb: KnowledgeBase): Promise<Record<string, string>> {
  const bearer = await kb.keyFor('admin');
  const post = (path: string, body: object) => kb.request.post(path).set('Authorization', bearer).send(body);
  const text = `# ${hostile}\n\nTrust matters. ${hostile}\n`;
  await post('/v1/notes', { title: hostile, slug: 'hostile', text }).expect(201);
  await addTag(kb.deps.db, { slug: 'hostile', label: hostile, scheme: 'theme' });
  await addExample(kb.deps.db, { slug: 'hostile', name: hostile, aliases: [`Another ${hostile}`] });
  const insight = await post('/v1/insights', {
    note: 'hostile',
    statement: hostile,
    kind: 'lesson',
    quote: `Trust matters. ${hostile}`,
    themes: ['hostile', 'governance'],
    examples: ['hostile'],
  }).expect(201);
  const { headers } = await kb.request.get('/v1/notes/hostile').set('Authorization', bearer).expect(200);
  await kb.request
    .put('/v1/notes/hostile/text')
    .set({ Authorization: bearer, 'If-Match': String(headers.etag) })
    .send({ text: `${text}\n${hostile}\n` })
    .expect(200);
  const webhook = await post('/v1/webhooks', { url: 'https://hooks.example/', description: hostile }).expect(
    201,
  );
  const audit = await kb.request.get('/v1/audit').set('Authorization', bearer).expect(200);
  return { insight: insight.body.data.id, webhook: webhook.body.data.id, act: audit.body.data[0].id };
}
