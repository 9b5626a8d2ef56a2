import type { KnowledgeBase } from './knowledge-base.ts';

export interface Visitor {
  cookie: string;
  token: string;
  get(path: string): ReturnType<KnowledgeBase['request']['get']>;
  /** A form as a page of ours sends it. */
  post(path: string, fields: Record<string, string>): ReturnType<KnowledgeBase['request']['post']>;
}

/** Signs in to the desk, as a browser without scripts would. */
export async function signIn(kb: KnowledgeBase, bearer: string): Promise<Visitor> {
  const key = bearer.replace('Bearer ', '');
  const answer = await kb.request.post('/admin/sign-in').type('form').send({ key }).expect(303);
  const cookie = String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
  const page = await kb.request.get('/admin/session').set('Cookie', cookie).expect(200);
  const token = /name="_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return {
    cookie,
    token,
    get: (path) => kb.request.get(path).set('Cookie', cookie),
    post: (path, fields) =>
      kb.request
        .post(path)
        .set('Cookie', cookie)
        .type('form')
        .send({ _token: token, ...fields }),
  };
}
