import type { z } from 'zod';
import type { DecideInput, DecideQueueResponse } from '../queue/schemas.ts';
import { localPath } from '../sessions/cookie.ts';
import { queuePage } from './queue-page.tsx';
import { areTouched } from './theme-choice.tsx';
import { after, again, orNull, textOf, type FormAnswer, type FormView } from './view.ts';

/** Decides one item of the queue, or all that were selected. */
export async function decide(view: FormView): Promise<FormAnswer> {
  const back = new URL(localPath(view.form.get('back'), '/admin/queue'), 'http://host');
  const decisions = decisionsOf(view.form);
  if (decisions.length === 0) return { to: back.pathname + back.search };
  const outcome = await view.ask.send<z.infer<typeof DecideQueueResponse>>('POST', '/v1/queue/decisions', {
    body: { decisions },
  });
  if (!outcome.ok) return again({ ...view, query: back.searchParams }, outcome, queuePage);
  return { to: after('/admin/queue', outcome.data.auditId, back.searchParams) };
}

function decisionsOf(form: URLSearchParams): DecideInput[] {
  const decision = form.get('decision') as DecideInput['decision'];
  return form.getAll('item').map((named) => {
    const [item = '', version = form.get('version') ?? ''] = named.split('@');
    const into = orNull(form.get('near')) ?? orNull(form.get('into'));
    return {
      item,
      version: Number(version),
      decision,
      ...(decision === 'merge' && into !== null && { into }),
      ...(decision === 'edit' && { edit: editOf(form, item) }),
    };
  });
}

function editOf(form: URLSearchParams, item: string): NonNullable<DecideInput['edit']> {
  if (item.startsWith('insight:')) {
    return {
      statement: textOf(form.get('statement')).trim(),
      kind: form.get('kind') as NonNullable<NonNullable<DecideInput['edit']>['kind']>,
      ...(areTouched(form) && { themes: form.getAll('theme') }),
    };
  }
  const definition = orNull(form.get('definition'));
  return { label: form.get('label') ?? '', ...(definition !== null && { definition }) };
}
