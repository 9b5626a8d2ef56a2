import type { z } from 'zod';
import type { WrittenExampleResponse } from '../../examples/write-schemas.ts';
import { versionTag } from '../../http/conditional.ts';
import { localPath } from '../../sessions/cookie.ts';
import type { WrittenTagResponse } from '../../tags/write-schemas.ts';
import { touched } from '../edit-field.tsx';
import { after, again, linesOf, listOf, orNull, parameter, type FormAnswer, type FormView } from '../view.ts';
import { examplePage, examplesPage } from './example-pages.tsx';
import { tagPage } from './tag-page.tsx';
import { tagsPage } from './tags-page.tsx';

type WrittenTag = z.infer<typeof WrittenTagResponse>;
type WrittenExample = z.infer<typeof WrittenExampleResponse>;

const line = (field: string | null): string => (field ?? '').trim();

/** The page that an edit was made on, with its undo; the thing's own where that is not said. */
const goBack = ({ form }: FormView, own: string, auditId: string | null): FormAnswer => {
  const back = new URL(localPath(form.get('back'), own), 'http://host');
  return { to: after(back.pathname, auditId, back.searchParams) };
};

export async function editTag(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const slug = parameter(view, 'slug');
  const outcome = await view.ask.send<WrittenTag>('PATCH', `/v1/tags/${slug}`, {
    body: touched(form, {
      label: line,
      slug: line,
      status: line,
      definition: orNull,
      scopeNote: orNull,
      aliases: linesOf,
      hiddenLabels: linesOf,
      broader: listOf,
      related: listOf,
    }),
    etag: versionTag(`tag-${form.get('id')}`, Number(form.get('version'))),
  });
  if (!outcome.ok) return again(view, outcome, tagPage);
  const { data, auditId } = outcome.data;
  return goBack(view, `/admin/tags/${data.slug}`, auditId);
}

export async function createTag(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const definition = orNull(form.get('definition'));
  const outcome = await view.ask.send<WrittenTag>('POST', '/v1/tags', {
    body: {
      scheme: form.get('scheme'),
      label: line(form.get('label')),
      aliases: linesOf(form.get('aliases')),
      broader: listOf(form.get('broader')),
      ...(definition !== null && { definition }),
    },
  });
  if (!outcome.ok) return again(view, outcome, tagsPage);
  const { data, auditId } = outcome.data;
  return { to: after(`/admin/tags/${data.slug}`, auditId) };
}

export async function editExample(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const slug = parameter(view, 'slug');
  const outcome = await view.ask.send<WrittenExample>('PATCH', `/v1/examples/${slug}`, {
    body: touched(form, {
      name: line,
      slug: line,
      status: line,
      summary: orNull,
      link: orNull,
      aliases: linesOf,
      hiddenLabels: linesOf,
    }),
    etag: versionTag(`example-${form.get('id')}`, Number(form.get('version'))),
  });
  if (!outcome.ok) return again(view, outcome, examplePage);
  const { data, auditId } = outcome.data;
  return goBack(view, `/admin/examples/${data.slug}`, auditId);
}

export async function createExample(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const [summary, link] = [orNull(form.get('summary')), orNull(form.get('link'))];
  const outcome = await view.ask.send<WrittenExample>('POST', '/v1/examples', {
    body: {
      name: line(form.get('name')),
      aliases: linesOf(form.get('aliases')),
      tags: listOf(form.get('tags')),
      ...(summary !== null && { summary }),
      ...(link !== null && { link }),
    },
  });
  if (!outcome.ok) return again(view, outcome, examplesPage);
  const { data, auditId } = outcome.data;
  return { to: after(`/admin/examples/${data.slug}`, auditId) };
}
