import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { KnowledgeBase } from './knowledge-base.ts';

export type Fields = Record<string, string | string[]>;

export interface Visitor {
  cookie: string;
  token: string;
  get(path: string): ReturnType<KnowledgeBase['request']['get']>;
  /** A form as a page of ours sends it. */
  post(path: string, fields: Fields): ReturnType<KnowledgeBase['request']['post']>;
  /** The same with files in it, by name. */
  postFiles(
    path: string,
    fields: Record<string, string>,
    files: [string, string][],
  ): ReturnType<KnowledgeBase['request']['post']>;
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
        .send(encoded({ _token: token, ...fields })),
    postFiles: (path, fields, files) => {
      const sent = kb.request
        .post(path)
        .set('Cookie', cookie)
        .field({ _token: token, ...fields });
      for (const [name, content] of files) void sent.attach('file', Buffer.from(content), name);
      return sent;
    },
  };
}

const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString();

type Element = DefaultTreeAdapterTypes.Element;

/** What a form of a page would send if nothing in it were touched; the proof of whose page it was is the visitor's. */
export function formIn(html: string, action: string): Fields {
  const form = elementsIn(parse(html)).find(
    (element) => attribute(element, 'method') === 'post' && attribute(element, 'action') === action,
  );
  if (!form) throw new Error(`There is no form ${action} in the page.`);
  const fields: Fields = {};
  for (const element of elementsIn(form)) {
    const name = attribute(element, 'name');
    const value = name === undefined ? undefined : valueOf(element);
    if (name === undefined || name === '_token' || value === undefined) continue;
    fields[name] = name in fields ? [fields[name] ?? '', value].flat() : value;
  }
  return fields;
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const elementsIn = (parent: DefaultTreeAdapterTypes.ParentNode): Element[] =>
  parent.childNodes
    .filter((child) => tree.isElementNode(child))
    .flatMap((child) => [child, ...elementsIn(child)]);

function valueOf(element: Element): string | undefined {
  const value = attribute(element, 'value') ?? '';
  if (element.tagName === 'textarea')
    return element.childNodes.map((node) => (tree.isTextNode(node) ? node.value : '')).join('');
  if (element.tagName === 'select') {
    const options = elementsIn(element).filter(({ tagName }) => tagName === 'option');
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
    return chosen && attribute(chosen, 'value');
  }
  if (element.tagName !== 'input') return undefined;
  const isTicked = attribute(element, 'checked') !== undefined;
  return attribute(element, 'type') === 'checkbox' && !isTicked ? undefined : value;
}
