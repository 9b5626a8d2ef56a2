import type { z } from 'zod';
import type { ExampleSplitPlan, ExampleSplitResponse } from '../../examples/split-schemas.ts';
import type { Insight } from '../../insights/schemas.ts';
import type { TagResponse } from '../../tags/schemas.ts';
import type { SplitPlan, SplitResponse } from '../../tags/split-schemas.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import {
  after,
  again,
  everyOne,
  listOf,
  orNull,
  parameter,
  type DeskView,
  type FormAnswer,
  type FormView,
} from '../view.ts';
import { kinds, slugsOf, type Kind } from './kinds.ts';
import { moving } from './merge-page.tsx';

type Plan = SplitPlan | ExampleSplitPlan;

interface SplitView extends DeskView {
  plan?: Plan;
}

export const tagSplitPage = (view: DeskView) => splitPage('tag', view);
export const exampleSplitPage = (view: DeskView) => splitPage('example', view);

/** Which uses go to another, living or new; what that would do is shown before it is done. */
async function splitPage(kind: Kind, view: SplitView) {
  const slug = parameter(view, 'slug');
  const { one, page, home, list } = kinds[kind];
  const insights = await usesOf(kind, view, slug);
  const { typed, plan } = view;
  const chosen = typed?.getAll('insight') ?? [];
  return (
    <DeskFrame view={view} title={`Split ${slug}`}>
      <p class="kicker">
        <a href={list}>{home}</a> · <a href={page(slug)}>{slug}</a>
      </p>
      <h1>Split</h1>
      <Form view={view} action={`${page(slug)}/split`} label="Split">
        {plan && <PlanNotice plan={plan} />}
        <Field
          id="into"
          label={`To the ${one} with this slug`}
          name="into"
          value={typed?.get('into')}
          slugsOf={slugsOf(kind)}
          hint="Leave it empty for a new one."
        />
        <Field
          id="create"
          label="Or to a new one with this name"
          name="create"
          value={typed?.get('create')}
        />
        <fieldset>
          <legend>What moves</legend>
          <Field
            id="notes"
            label="Whole notes"
            name="notes"
            value={typed?.get('notes')}
            slugsOf="note"
            several
            hint="Slugs, separated by commas."
          />
          {kind === 'tag' && (
            <Field
              id="examples"
              label="Examples"
              name="examples"
              value={typed?.get('examples')}
              slugsOf="example"
              several
              hint="Slugs, separated by commas."
            />
          )}
          <p>
            Insights ({insights.length}){' '}
            <button type="button" class="small plain" data-select-all="[name=insight]" hidden>
              Select all
            </button>
          </p>
          <ul class="plain ticks">
            {insights.map(({ id, statement, note }) => (
              <li>
                <label>
                  <input type="checkbox" name="insight" value={id} checked={chosen.includes(id)} />{' '}
                  {statement} <span class="quiet">{note?.title}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <p class="row">
          <button type="submit" name="act" value="preview" class={plan ? 'plain' : undefined}>
            Show what that does
          </button>
          {plan && (
            <button type="submit" name="act" value="apply">
              Move them
            </button>
          )}
        </p>
      </Form>
    </DeskFrame>
  );
}

async function usesOf(kind: Kind, view: DeskView, slug: string): Promise<Insight[]> {
  const filter = kind === 'example' ? 'example' : await filterOf(view, slug);
  const list = (status: string) =>
    everyOne<Insight>(
      view.ask,
      `/v1/insights?${filter}=${slug}&status=${status}&limit=100&fields=id,statement,note`,
      300,
    );
  return [...(await list('accepted')), ...(await list('suggested'))];
}

async function filterOf({ ask }: DeskView, slug: string): Promise<'theme' | 'tag'> {
  const { data } = await ask.get<z.infer<typeof TagResponse>>(`/v1/tags/${slug}?fields=scheme`);
  return data.scheme === 'theme' ? 'theme' : 'tag';
}

function PlanNotice({ plan }: { plan: Plan }) {
  return (
    <section class="notice" aria-label="What that does">
      <input type="hidden" name="planToken" value={plan.planToken} />
      <p>
        From “{plan.from.label}” to “{plan.into.label}”{plan.into.slug === null && ', which is made for it'}.
        Nothing has moved yet.
      </p>
      <ul>
        <li>{moving(plan.insights, 'insights')}</li>
        {'notes' in plan && <li>{moving(plan.notes, 'notes')}</li>}
        {'examples' in plan && <li>{moving(plan.examples, 'examples')}</li>}
        {'mentions' in plan && <li>{plan.mentions} passages that name it move</li>}
      </ul>
    </section>
  );
}

export const splitTag = (view: FormView) => split('tag', view);
export const splitExample = (view: FormView) => split('example', view);

async function split(kind: Kind, view: FormView): Promise<FormAnswer> {
  const { form } = view;
  const slug = parameter(view, 'slug');
  const { page, api } = kinds[kind];
  const isPreview = form.get('act') !== 'apply';
  const planToken = orNull(form.get('planToken'));
  const outcome = await view.ask.send<z.infer<typeof SplitResponse | typeof ExampleSplitResponse>>(
    'POST',
    `${api(slug)}/split`,
    {
      body: {
        ...targetOf(kind, form),
        uses: usesIn(kind, form),
        ...(isPreview ? { preview: true } : planToken !== null && { planToken }),
      },
    },
  );
  if (!outcome.ok) return again(view, outcome, (refused) => splitPage(kind, refused));
  const { auditId, plan } = outcome.data.data;
  if (!isPreview) return { to: after(page(plan.into.slug ?? slug), auditId) };
  return { page: await splitPage(kind, { ...view, typed: form, done: null, plan }), status: 200 };
}

function targetOf(kind: Kind, form: URLSearchParams): object {
  const into = orNull(form.get('into'));
  const name = orNull(form.get('create'));
  return {
    ...(into !== null && { into }),
    ...(name !== null && { create: kind === 'tag' ? { label: name } : { name } }),
  };
}

function usesIn(kind: Kind, form: URLSearchParams): object {
  const [ids, notes, examples] = [
    form.getAll('insight'),
    listOf(form.get('notes')),
    listOf(form.get('examples')),
  ];
  return {
    ids,
    ...(notes.length > 0 && { notes }),
    ...(kind === 'tag' && examples.length > 0 && { examples }),
  };
}
