import type { z } from 'zod';
import type { Example, ExampleListResponse, ExampleResponse } from '../../examples/schemas.ts';
import { Pager } from '../../pages/pager.tsx';
import { address } from '../../pages/pages.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import { parameter, type DeskView } from '../view.ts';
import { EditFields, EditInPlace, MakeSomethingElse, slugAndStatus, type EditedField } from './parts.tsx';
import { Facts } from '../../pages/facts.tsx';
import { TableHead } from '../../pages/table-head.tsx';

const sorts = [
  { value: 'name', label: 'name' },
  { value: '-mentionCount', label: 'mentions, the most named first' },
];

/** The examples: to find, to edit where they stand, to merge, split and tag. */
export async function examplesPage(view: DeskView) {
  const { q, sort, cursor } = Object.fromEntries(view.query);
  const here = new URLSearchParams({ ...(q && { q }), ...(sort && { sort }) });
  const asked = new URLSearchParams({ ...Object.fromEntries(here), limit: '50', ...(cursor && { cursor }) });
  const examples = await view.ask.get<z.infer<typeof ExampleListResponse>>(address('/v1/examples', asked));
  const back = address('/admin/examples', asked).replace(/limit=50&?/, '');
  return (
    <DeskFrame view={view} title="Examples">
      <h1>Examples</h1>
      <form class="row filter" action="/admin/examples" role="search">
        <Field id="q" label="Name or alias" name="q" value={q} />
        <Field id="sort" label="In order of" name="sort" value={sort ?? 'name'} options={sorts} />
        <button type="submit" class="plain">
          Search
        </button>
      </form>
      <NewExample view={view} />
      <p class="quiet">{examples.page.total} in use</p>
      <div class="table" tabIndex={0} role="region" aria-label="Examples">
        <table>
          <TableHead
            columns={[
              'Example',
              'Aliases',
              { numbers: 'Insights' },
              { numbers: 'Mentions' },
              { acts: 'Edit' },
            ]}
          />
          <tbody id="examples">
            {examples.data.map((example) => (
              <ExampleRow view={view} example={example} back={back} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager page={examples.page} path="/admin/examples" query={here} />
    </DeskFrame>
  );
}

function ExampleRow({ view, example, back }: { view: DeskView; example: Example; back: string }) {
  const { slug, name = slug, aliases = [], places = [], organisations = [] } = example;
  return (
    <tr id={`example-${slug}`} tabIndex={-1}>
      <th scope="row">
        <a href={`/admin/examples/${slug}`} dir="auto">
          {name}
        </a>{' '}
        <span class="quiet">{[...places, ...organisations].map(({ label }) => label).join(', ')}</span>
      </th>
      <td dir="auto">{aliases.join(', ')}</td>
      <td class="number">{example.insightCount}</td>
      <td class="number">{example.mentionCount}</td>
      <td>
        <EditInPlace view={view} kind="example" slug={slug} label={name} back={back}>
          <EditFields view={{ ...view, typed: undefined }} of={example} fields={mostEdited(example, 2)} />
        </EditInPlace>
      </td>
    </tr>
  );
}

function NewExample({ view }: { view: DeskView }) {
  const { typed } = view;
  return (
    <details class="more" open={typed !== undefined}>
      <summary>A new example…</summary>
      <Form view={view} action="/admin/examples" label="A new example">
        <Field id="new-name" label="Name" name="name" required value={typed?.get('name')} />
        <Field
          id="new-aliases"
          label="Aliases"
          name="aliases"
          lines={2}
          value={typed?.get('aliases')}
          hint="One on each line."
        />
        <Field id="new-summary" label="Summary" name="summary" lines={3} value={typed?.get('summary')} />
        <Field id="new-link" label="Link" name="link" type="url" value={typed?.get('link')} />
        <Field
          id="new-tags"
          label="Tags"
          name="tags"
          value={typed?.get('tags')}
          slugsOf="theme,tag"
          several
          hint="Slugs of its places, organisations, topics and themes, separated by commas."
        />
        <button type="submit">Create it</button>
      </Form>
    </details>
  );
}

/** One example: what is said about it, and what can be made of it. */
export async function examplePage(view: DeskView) {
  const slug = parameter(view, 'slug');
  const { data: example } = await view.ask.get<z.infer<typeof ExampleResponse>>(`/v1/examples/${slug}`);
  const counts: [string, number | undefined][] = [
    ['insights', example.insightCount],
    ['passages that name it', example.mentionCount],
    ['notes', example.noteCount],
  ];
  return (
    <DeskFrame view={view} title={`Example: ${example.name}`}>
      <p class="kicker">
        <a href="/admin/examples">Examples</a>
      </p>
      <h1 dir="auto">{example.name}</h1>
      <p class="meta">
        <span class={`state ${example.status}`}>{example.status}</span>
        {example.status === 'active' && <a href={`/examples/${slug}`}>As readers see it</a>}
        <a href={`/admin/audit?entity=${slug}`}>What has been done to it</a>
        <a href={`/admin/assignments?examples=${slug}`}>Give it tags, or take them away</a>
      </p>
      <Facts facts={counts} />
      <Form view={view} action={`/admin/examples/${slug}`} label="The example">
        <EditFields view={view} of={example} fields={[...mostEdited(example, 4), ...others(example)]} />
        <button type="submit">Save</button>
      </Form>
      <MakeSomethingElse kind="example" slug={slug} />
    </DeskFrame>
  );
}

const mostEdited = ({ name, aliases, summary }: Example, lines: number): EditedField[] => [
  { label: 'Name', name: 'name', now: name, required: true },
  {
    label: 'Aliases',
    name: 'aliases',
    lines,
    now: aliases?.join('\n'),
    hint: 'Other names, one on each line.',
  },
  { label: 'Summary', name: 'summary', lines: 3, now: summary },
];

const others = (example: Example): EditedField[] => [
  { label: 'Link', name: 'link', type: 'url', now: example.link },
  {
    label: 'Hidden names',
    name: 'hiddenLabels',
    lines: 2,
    now: example.hiddenLabels?.join('\n'),
    hint: 'Found but not shown, such as misspellings; one on each line.',
  },
  ...slugAndStatus(example),
];
