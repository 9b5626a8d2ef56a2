import type { z } from 'zod';
import { versionTag } from '../../http/conditional.ts';
import type { Insight } from '../../insights/schemas.ts';
import type { ExtractedAgainResponse } from '../../notes/extraction-schemas.ts';
import type { NoteResponse } from '../../notes/schemas.ts';
import type { AuditId } from '../../tags/write-schemas.ts';
import { touched } from '../edit-field.tsx';
import { actOf, after, again, orNull, parameter, textOf, type FormAnswer, type FormView } from '../view.ts';
import { noteDetailsPage } from './note-details-page.tsx';
import { deskNoteAddress } from './note-frame.tsx';
import { notePage } from './note-page.tsx';

/** The version of a note that a form was made from. */
const tagOf = ({ form }: FormView): string =>
  versionTag(`note-${form.get('id')}`, Number(form.get('version')));

/** Changes what is said about a note. */
export async function editNote(view: FormView): Promise<FormAnswer> {
  const line = (field: string | null) => (field ?? '').trim();
  const body = touched(view.form, {
    title: line,
    slug: line,
    status: line,
    heldOn: orNull,
    language: line,
    sourceUrl: orNull,
    licence: orNull,
    attribution: orNull,
  });
  const slug = parameter(view, 'slug');
  if (Object.keys(body).length === 0) return { to: deskNoteAddress(slug, '/details') };
  const outcome = await view.ask.send<z.infer<typeof NoteResponse>>('PATCH', `/v1/notes/${slug}`, {
    body,
    etag: tagOf(view),
  });
  if (!outcome.ok) return again(view, outcome, noteDetailsPage);
  const { slug: now, id = '' } = outcome.data.data;
  return { to: after(deskNoteAddress(now, '/details'), await actOf(view, id, outcome.requestId)) };
}

export async function takeDownNote(view: FormView): Promise<FormAnswer> {
  const slug = parameter(view, 'slug');
  const reason = orNull(view.form.get('reason'));
  const query = reason === null ? '' : `?reason=${encodeURIComponent(reason)}`;
  const outcome = await view.ask.send('DELETE', `/v1/notes/${slug}${query}`, { etag: tagOf(view) });
  if (!outcome.ok) return again(view, outcome, noteDetailsPage);
  return { to: deskNoteAddress(slug) };
}

export async function restoreNote(view: FormView): Promise<FormAnswer> {
  const slug = parameter(view, 'slug');
  const outcome = await view.ask.send<z.infer<typeof NoteResponse>>('POST', `/v1/notes/${slug}/restore`);
  if (!outcome.ok) return again(view, outcome, notePage);
  const { id = '' } = outcome.data.data;
  return { to: after(deskNoteAddress(slug), await actOf(view, id, outcome.requestId)) };
}

export async function extractNote(view: FormView): Promise<FormAnswer> {
  const slug = parameter(view, 'slug');
  const path = `/v1/notes/${slug}/extraction`;
  const outcome = await view.ask.send<z.infer<typeof ExtractedAgainResponse>>('POST', path);
  if (!outcome.ok) return again(view, outcome, notePage);
  const act = outcome.data.data.stored ? await actOf(view, slug, outcome.requestId) : null;
  return {
    to: after(
      deskNoteAddress(slug),
      act,
      act === null ? new URLSearchParams({ said: 'nothing-new' }) : undefined,
    ),
  };
}

/** Makes an insight: from positions where the script knows them, from the quoted words otherwise. */
export async function makeInsight(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const slug = parameter(view, 'slug');
  const given = (name: string) => orNull(form.get(name));
  const [statement, prefix, suffix] = [
    given('statement'),
    textOf(form.get('prefix')),
    textOf(form.get('suffix')),
  ];
  const place =
    given('start') === null
      ? {
          quote: textOf(form.get('quote')).trim(),
          ...(prefix !== '' && { prefix }),
          ...(suffix !== '' && { suffix }),
        }
      : {
          start: Number(form.get('start')),
          end: Number(form.get('end')),
          version: Number(form.get('version')),
        };
  const outcome = await view.ask.send<{ data: Insight; auditId: z.infer<typeof AuditId> }>(
    'POST',
    '/v1/insights',
    {
      body: {
        note: decodeURIComponent(slug),
        kind: form.get('kind'),
        themes: form.getAll('theme'),
        ...(statement !== null && { statement }),
        ...place,
      },
    },
  );
  if (!outcome.ok) return again(view, outcome, notePage);
  return { to: after(deskNoteAddress(slug), outcome.data.auditId) };
}
