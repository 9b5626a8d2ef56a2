import type { z } from 'zod';
import { tagSchemes } from '../../tags/schemas.ts';
import { readFormats, type ReadFormat } from '../../vocabulary/concept.ts';
import type {
  ApplyVocabularyResponse,
  PlanVocabularyResponse,
  VocabularyPlan,
} from '../../vocabulary/schemas.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import { after, again, orNull, textOf, type DeskView, type FormAnswer, type FormView } from '../view.ts';

interface VocabularyView extends DeskView {
  plan?: z.infer<typeof VocabularyPlan>;
}

const formatNames: Record<ReadFormat, string> = {
  csv: 'CSV',
  ttl: 'SKOS as Turtle',
  jsonld: 'SKOS as JSON-LD',
  qdc: 'REFI-QDA codebook',
};

/** What can be fetched as a file, where the API has it. */
export const vocabularyFiles: Record<string, string> = {
  'vocabulary.csv': '/v1/export/vocabulary.csv',
  'vocabulary.ttl': '/v1/export/vocabulary.ttl',
  'vocabulary.jsonld': '/v1/export/vocabulary.jsonld',
  'codebook.qdc': '/v1/export/codebook.qdc',
};

/** The vocabulary as files, out and in: what a file would change is shown before it is applied. */
export async function vocabularyPage(view: VocabularyView) {
  const { plan, typed } = view;
  return (
    <DeskFrame view={view} title="Vocabulary files">
      <p class="kicker">
        <a href="/admin/tags">Tags</a>
      </p>
      <h1>Vocabulary files</h1>
      <section aria-labelledby="out-heading">
        <h2 id="out-heading">Out</h2>
        <ul>
          {Object.keys(vocabularyFiles).map((name) => (
            <li>
              <a href={`/admin/vocabulary/${name}`} download={name}>
                {name}
              </a>{' '}
              <span class="quiet">{formatNames[name.slice(name.lastIndexOf('.') + 1) as ReadFormat]}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="in-heading">
        <h2 id="in-heading">In</h2>
        {plan && <Plan plan={plan} />}
        <Form view={view} action="/admin/vocabulary" hasFiles label="A vocabulary file">
          {plan && <input type="hidden" name="planToken" value={plan.planToken} />}
          {!plan && (
            <div class="field">
              <label for="file">The file</label>
              <input id="file" type="file" name="file" accept=".csv,.ttl,.jsonld,.qdc" />
            </div>
          )}
          <Field
            id="text"
            label={plan ? 'What is in it' : 'Or what is in it'}
            name="text"
            lines={8}
            value={typed?.get('text')}
          />
          <Field
            id="format"
            label="Written as"
            name="format"
            value={typed?.get('format') ?? 'csv'}
            options={readFormats.map((value) => ({ value, label: formatNames[value] }))}
            hint="Of a file, its name’s ending says so."
          />
          <Field
            id="scheme"
            label="Scheme of terms that name none"
            name="scheme"
            value={typed?.get('scheme')}
            options={[{ value: '', label: 'they are refused' }, ...tagSchemes]}
          />
          <p class="row">
            <button type="submit" name="act" value="plan" class={plan ? 'plain' : undefined}>
              Show what it would change
            </button>
            {plan && plan.faults.length === 0 && (
              <button type="submit" name="act" value="apply">
                Apply it
              </button>
            )}
          </p>
        </Form>
      </section>
    </DeskFrame>
  );
}

function Plan({ plan }: { plan: z.infer<typeof VocabularyPlan> }) {
  const told = (value: string | number | readonly string[] | null): string =>
    [value ?? []].flat().join(', ') || 'nothing';
  return (
    <section class="notice" aria-label="What it would change">
      <p>
        {plan.created.length} created, {plan.changed.length} changed, {plan.merged.length} merged,{' '}
        {plan.retired.length} retired, {plan.unchanged} as they are. Nothing has changed yet.
      </p>
      {plan.faults.length > 0 && (
        <>
          <p>It cannot be applied:</p>
          <ul>
            {plan.faults.map(({ where, detail }) => (
              <li>
                <code>{where}</code> {detail}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul>
        {plan.created.map(({ label, scheme }) => (
          <li>
            New {scheme}: {label}
          </li>
        ))}
        {plan.changed.map(({ label, changes }) => (
          <li>
            {label}:{' '}
            {changes.map(({ member, from, to }) => (
              <>
                {member} <del>{told(from)}</del> <ins>{told(to)}</ins>{' '}
              </>
            ))}
          </li>
        ))}
        {plan.merged.map(({ label, into }) => (
          <li>
            {label}: merged into {into}
          </li>
        ))}
        {plan.retired.map(({ label }) => (
          <li>{label}: retired</li>
        ))}
      </ul>
    </section>
  );
}

export async function bringVocabularyIn(view: FormView): Promise<FormAnswer> {
  const form = withFile(view);
  const sent = { ...view, form };
  const scheme = orNull(form.get('scheme'));
  const file = {
    format: form.get('format'),
    text: textOf(form.get('text')),
    ...(scheme !== null && { scheme }),
  };
  if (form.get('act') === 'apply') {
    const body = { ...file, planToken: form.get('planToken') ?? '' };
    const path = '/v1/vocabulary/apply';
    const outcome = await view.ask.send<z.infer<typeof ApplyVocabularyResponse>>('POST', path, { body });
    if (!outcome.ok) return again(sent, outcome, vocabularyPage);
    return { to: after('/admin/vocabulary', outcome.data.auditId) };
  }
  const path = '/v1/vocabulary/plan';
  const outcome = await view.ask.send<z.infer<typeof PlanVocabularyResponse>>('POST', path, { body: file });
  if (!outcome.ok) return again(sent, outcome, vocabularyPage);
  const page = await vocabularyPage({ ...view, typed: form, done: null, plan: outcome.data.data });
  return { page, status: 200 };
}

/** A file that was sent stands for the text, and its name's ending for the format. */
function withFile({ form, files: [file] }: FormView): URLSearchParams {
  if (!file) return form;
  const filled = new URLSearchParams(form);
  filled.set('text', file.bytes.toString());
  const ending = file.name.toLowerCase().split('.').at(-1);
  if (readFormats.some((format) => format === ending)) filled.set('format', ending ?? '');
  return filled;
}
