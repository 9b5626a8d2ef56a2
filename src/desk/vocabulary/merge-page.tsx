import type { z } from 'zod';
import type { ExampleMergePlan, MergePlan, MergeResponse, LinkCount } from '../../tags/merge-schemas.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import { after, again, orNull, parameter, type DeskView, type FormAnswer, type FormView } from '../view.ts';
import { kinds, slugsOf, type Kind } from './kinds.ts';

type Plan = MergePlan | ExampleMergePlan;

export interface MergeIntoProps {
  kind: Kind;
  slug: string;
  scheme?: string | undefined;
}

/** Asks for what a merge would do. */
export function MergeInto({ kind, slug, scheme }: MergeIntoProps) {
  const { one, page } = kinds[kind];
  return (
    <form class="row filter" action={`${page(slug)}/merge`} aria-label="Merge">
      <Field
        id="into"
        label={`Merge it into the ${one} with this slug`}
        name="into"
        required
        slugsOf={slugsOf(kind, scheme)}
        hint={scheme === undefined ? undefined : `Of the same scheme, ${scheme}.`}
      />
      <button type="submit" class="plain">
        Show what that does
      </button>
    </form>
  );
}

export const tagMergePage = (view: DeskView) => mergePage('tag', view);
export const exampleMergePage = (view: DeskView) => mergePage('example', view);

/** What a merge would do, before it is done: the plan that was shown is the one that is applied. */
async function mergePage(kind: Kind, view: DeskView) {
  const slug = parameter(view, 'slug');
  const { one, page, api, home, list } = kinds[kind];
  const into = view.typed?.get('into') ?? view.query.get('into') ?? '';
  const outcome = await view.ask.send<z.infer<typeof MergeResponse>>('POST', `${api(slug)}/merge`, {
    body: { into, preview: true },
  });
  const problem = view.problem ?? (outcome.ok ? undefined : outcome.problem);
  return (
    <DeskFrame view={{ ...view, problem }} title={`Merge ${slug}`}>
      <p class="kicker">
        <a href={list}>{home}</a>
      </p>
      <h1>Merge</h1>
      {outcome.ok && (
        <>
          <p class="lead">
            “{outcome.data.data.plan.from.label}” into “{outcome.data.data.plan.into.label}”
          </p>
          <PlanList plan={outcome.data.data.plan} />
          <Form view={view} action={`${page(slug)}/merge`} label="Merge">
            <input type="hidden" name="into" value={into} />
            <input type="hidden" name="planToken" value={outcome.data.data.plan.planToken} />
            <p class="row">
              <button type="submit">Merge them</button>
              <a href={page(slug)}>Leave the {one} as it is</a>
            </p>
          </Form>
        </>
      )}
      {!outcome.ok && <MergeInto kind={kind} slug={slug} />}
    </DeskFrame>
  );
}

type Count = z.infer<typeof LinkCount>;

export const moving = ({ moves, alreadyThere }: Count, what: string): string =>
  `${moves} ${what} move${alreadyThere > 0 ? `; ${alreadyThere} have the other already` : ''}`;

function PlanList({ plan }: { plan: Plan }) {
  const { byStatus } = plan.insights;
  const counts: [string, Count | null][] = [
    ['notes', 'notes' in plan ? plan.notes : null],
    ['examples', 'examples' in plan ? plan.examples : null],
    ['tags', 'tags' in plan ? plan.tags : null],
  ];
  const others = counts.flatMap(([what, count]): [string, Count][] =>
    count !== null && count.moves + count.alreadyThere > 0 ? [[what, count]] : [],
  );
  const named = (terms: readonly { label: string }[]) => terms.map(({ label }) => `“${label}”`).join(', ');
  return (
    <ul class="plan">
      <li>
        {moving(plan.insights, 'insights')} ({byStatus.accepted} accepted, {byStatus.suggested} suggested,{' '}
        {byStatus.rejected} rejected)
      </li>
      {others.map(([what, count]) => (
        <li>{moving(count, what)}</li>
      ))}
      {plan.mentions > 0 && <li>{plan.mentions} passages that name it move</li>}
      {plan.aliases.length > 0 && (
        <li>
          Becoming aliases: <bdi>{plan.aliases.join(', ')}</bdi>
        </li>
      )}
      {plan.redirects.length > 0 && <li>Leading to it from then on: {plan.redirects.join(', ')}</li>}
      {plan.mergedBefore.length > 0 && <li>Merged into it before: {named(plan.mergedBefore)}</li>}
      {'narrower' in plan && plan.narrower.length > 0 && <li>Narrower terms: {named(plan.narrower)}</li>}
      {'broader' in plan && plan.broader.length > 0 && (
        <li>Broader terms, which are not inherited: {named(plan.broader)}</li>
      )}
      {'related' in plan && plan.related.length > 0 && <li>Related terms: {named(plan.related)}</li>}
    </ul>
  );
}

export const mergeTag = (view: FormView) => merge('tag', view);
export const mergeExample = (view: FormView) => merge('example', view);

async function merge(kind: Kind, view: FormView): Promise<FormAnswer> {
  const slug = parameter(view, 'slug');
  const into = view.form.get('into') ?? '';
  const planToken = orNull(view.form.get('planToken'));
  const { page, api } = kinds[kind];
  const outcome = await view.ask.send<z.infer<typeof MergeResponse>>('POST', `${api(slug)}/merge`, {
    body: { into, ...(planToken !== null && { planToken }) },
  });
  if (!outcome.ok) return again(view, outcome, (refused) => mergePage(kind, refused));
  const { auditId, plan } = outcome.data.data;
  return { to: after(page(plan.into.slug), auditId) };
}
