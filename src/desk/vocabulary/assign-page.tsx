import type { z } from 'zod';
import { insightKinds } from '../../extraction/port.ts';
import type { AssignmentPlan, AssignmentResponse } from '../../tags/assignment-schemas.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import { after, again, listOf, orNull, type DeskView, type FormAnswer, type FormView } from '../view.ts';

interface AssignView extends DeskView {
  plan?: AssignmentPlan;
}

const filters = ['theme', 'tag', 'example', 'note', 'kind', 'status', 'q'] as const;

/** Gives tags to many things at once, or takes them away; what that changes is shown first. */
export async function assignPage(view: AssignView) {
  const { plan } = view;
  // Ticked terms come one by one.
  const held = (name: string) => view.typed?.get(name) ?? view.query.getAll(name).join(', ');
  return (
    <DeskFrame view={view} title="Give or take away">
      <p class="kicker">
        <a href="/admin/tags">Tags</a>
      </p>
      <h1>Give tags to many things, or take them away</h1>
      <Form view={view} action="/admin/assignments" label="Tags for many things">
        {plan && <PlanNotice plan={plan} />}
        <Field
          id="add"
          label="Give"
          name="add"
          value={held('add')}
          slugsOf="theme,tag"
          several
          hint="Slugs of tags, separated by commas."
        />
        <Field
          id="remove"
          label="Take away"
          name="remove"
          value={held('remove')}
          slugsOf="theme,tag"
          several
          hint="Slugs of tags, separated by commas."
        />
        <fieldset>
          <legend>To or from insights, all that fit</legend>
          <Field
            id="theme"
            label="With any of these themes"
            name="theme"
            value={held('theme')}
            slugsOf="theme"
            several
          />
          <Field
            id="tag"
            label="With any of these tags"
            name="tag"
            value={held('tag')}
            slugsOf="tag"
            several
          />
          <Field
            id="example"
            label="With any of these examples"
            name="example"
            value={held('example')}
            slugsOf="example"
            several
          />
          <Field id="note" label="Of these notes" name="note" value={held('note')} slugsOf="note" several />
          <Field
            id="kind"
            label="Of this kind"
            name="kind"
            value={held('kind')}
            options={[{ value: '', label: 'any' }, ...insightKinds]}
          />
          <Field
            id="status"
            label="Status"
            name="status"
            value={held('status')}
            options={[
              { value: '', label: 'published' },
              { value: 'accepted', label: 'accepted, drafts’ too' },
              'suggested',
              'rejected',
            ]}
          />
          <Field id="q" label="Whose statement has these words" name="q" value={held('q')} />
          <p class="hint">Where all of these are empty, no insight is meant.</p>
        </fieldset>
        <fieldset>
          <legend>To or from whole notes and examples</legend>
          <Field id="notes" label="Notes" name="notes" value={held('notes')} slugsOf="note" several />
          <Field
            id="examples"
            label="Examples"
            name="examples"
            value={held('examples')}
            slugsOf="example"
            several
          />
        </fieldset>
        <p class="row">
          <button type="submit" name="act" value="preview" class={plan ? 'plain' : undefined}>
            Show what that changes
          </button>
          {plan && (
            <button type="submit" name="act" value="apply">
              Do it
            </button>
          )}
        </p>
      </Form>
    </DeskFrame>
  );
}

function PlanNotice({ plan }: { plan: AssignmentPlan }) {
  const { insights, notes, examples } = plan.things;
  const changes = [
    ...plan.added.map((change) => ({ ...change, verb: 'given to' })),
    ...plan.removed.map((change) => ({ ...change, verb: 'taken from' })),
  ];
  return (
    <section class="notice" aria-label="What that changes">
      <input type="hidden" name="planToken" value={plan.planToken} />
      <p>
        {insights} insights, {notes} notes and {examples} examples are meant. Nothing has changed yet.
      </p>
      <ul>
        {changes.map(({ tag, verb, to, changes: many, unchanged }) => (
          <li>
            {tag}: {verb} {many} {to}; {unchanged} stay as they are
          </li>
        ))}
      </ul>
    </section>
  );
}

export async function assign(view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const isPreview = form.get('act') !== 'apply';
  const planToken = orNull(form.get('planToken'));
  const outcome = await view.ask.send<z.infer<typeof AssignmentResponse>>('POST', '/v1/tags/assignments', {
    body: {
      add: listOf(form.get('add')),
      remove: listOf(form.get('remove')),
      to: thingsIn(form),
      ...(isPreview ? { preview: true } : planToken !== null && { planToken }),
    },
  });
  if (!outcome.ok) return again(view, outcome, assignPage);
  const { auditId, plan } = outcome.data.data;
  if (!isPreview) return { to: after('/admin/assignments', auditId) };
  return { page: await assignPage({ ...view, typed: form, done: null, plan }), status: 200 };
}

function thingsIn(form: URLSearchParams): object {
  const query = Object.fromEntries(
    filters.flatMap((name) => {
      const given = orNull(form.get(name));
      if (given === null) return [];
      return [[name, name === 'q' ? given : listOf(given).join()]];
    }),
  );
  const [notes, examples] = [listOf(form.get('notes')), listOf(form.get('examples'))];
  return {
    ...(Object.keys(query).length > 0 && { query }),
    ...(notes.length > 0 && { notes }),
    ...(examples.length > 0 && { examples }),
  };
}
