import type { z } from 'zod';
import { insightKinds } from '../../extraction/port.ts';
import { versionTag } from '../../http/conditional.ts';
import type { InsightResponse } from '../../insights/schemas.ts';
import type { WrittenInsightResponse } from '../../insights/write-schemas.ts';
import { localPath } from '../../sessions/cookie.ts';
import type { TagListResponse } from '../../tags/schemas.ts';
import { EditField, touched } from '../edit-field.tsx';
import { DeskFrame, Form } from '../frame.tsx';
import { areTouched, EditThemes } from '../theme-choice.tsx';
import {
  after,
  again,
  listOf,
  parameter,
  textOf,
  type DeskView,
  type FormAnswer,
  type FormView,
} from '../view.ts';
import { deskNoteAddress } from './note-frame.tsx';
import { Decisions } from './note-insight.tsx';

/** One insight: its passage, what is said about it, and its decision. */
export async function insightPage(view: DeskView) {
  const id = parameter(view, 'id');
  const { data: insight } = await view.ask.get<z.infer<typeof InsightResponse>>(`/v1/insights/${id}`);
  const themes = await view.ask.get<z.infer<typeof TagListResponse>>(
    '/v1/themes?fields=slug,label&limit=100',
  );
  const { evidence, note, status, themes: held = [], tags = [], examples = [] } = insight;
  const slugs = held.map(({ slug }) => slug);
  return (
    <DeskFrame view={view} title={`Insight: ${insight.statement ?? ''}`}>
      <p class="kicker">
        <a href={deskNoteAddress(note?.slug ?? '')}>{note?.title}</a>
      </p>
      <h1>Insight</h1>
      <blockquote class="context" dir="auto">
        <span class="quiet">…{evidence?.prefix}</span>
        <mark>{evidence?.exact}</mark>
        <span class="quiet">{evidence?.suffix}…</span>
      </blockquote>
      <p class="meta">
        <span class={`state ${status}`}>{status}</span>
        <span class="quiet">
          from {insight.source}, version {evidence?.version} of the text
        </span>
      </p>
      <Decisions view={view} insight={insight} back={`/admin/insights/${id}`} />
      <h2>What is said about it</h2>
      <Form view={view} action={`/admin/insights/${id}`} label="The insight">
        <input type="hidden" name="version" value={insight.version} />
        <EditField
          view={view}
          id="statement"
          label="Statement"
          name="statement"
          lines={3}
          now={insight.statement}
          required
          hint="In your words or the note’s. The quotation stays as it is."
        />
        <EditField view={view} id="kind" label="Kind" name="kind" now={insight.kind} options={insightKinds} />
        <EditThemes view={view} themes={themes.data} now={slugs} />
        <EditField
          view={view}
          id="tags"
          label="Other tags"
          name="tags"
          now={tags.map(({ slug }) => slug).join(', ')}
          slugsOf="tag"
          several
          hint="Slugs of topics, places, organisations and people, separated by commas."
        />
        <EditField
          view={view}
          id="examples"
          label="Examples"
          name="examples"
          now={examples.map(({ slug }) => slug).join(', ')}
          slugsOf="example"
          several
          hint="Slugs, separated by commas."
        />
        <button type="submit">Save</button>
      </Form>
      <p>
        <a href={`/admin/audit?entity=${id}`}>What has been done to it</a>
      </p>
    </DeskFrame>
  );
}

const tagOf = (view: FormView): string =>
  versionTag(`insight-${parameter(view, 'id')}`, Number(view.form.get('version')));

export async function editInsight(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const id = parameter(view, 'id');
  const body = {
    ...touched(form, {
      statement: (field) => textOf(field).trim(),
      kind: (field) => field,
      tags: listOf,
      examples: listOf,
    }),
    ...(areTouched(form) && { themes: form.getAll('theme') }),
  };
  const outcome = await view.ask.send<z.infer<typeof WrittenInsightResponse>>('PATCH', `/v1/insights/${id}`, {
    body,
    etag: tagOf(view),
  });
  if (!outcome.ok) return again(view, outcome, insightPage);
  return { to: after(`/admin/insights/${id}`, outcome.data.auditId) };
}

export async function decideInsight(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const id = parameter(view, 'id');
  const path = `/v1/insights/${id}/decision`;
  const outcome = await view.ask.send<z.infer<typeof WrittenInsightResponse>>('POST', path, {
    body: { decision: form.get('decision') },
    etag: tagOf(view),
  });
  if (!outcome.ok) return again(view, outcome, insightPage);
  return { to: after(localPath(form.get('back'), `/admin/insights/${id}`), outcome.data.auditId) };
}
