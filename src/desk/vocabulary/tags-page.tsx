import type { z } from 'zod';
import { Pager } from '../../pages/pager.tsx';
import { address } from '../../pages/pages.ts';
import { tagSchemes, type Tag, type TagListResponse } from '../../tags/schemas.ts';
import { DeskFrame, Field, Form } from '../frame.tsx';
import type { DeskView } from '../view.ts';
import { EditFields, EditInPlace } from './parts.tsx';
import { mostEdited } from './tag-page.tsx';
import { TableHead } from '../../pages/table-head.tsx';

const schemeNames: Record<NonNullable<Tag['scheme']>, string> = {
  theme: 'Themes',
  topic: 'Topics',
  place: 'Places',
  organisation: 'Organisations',
  person: 'People',
};

type Tags = z.infer<typeof TagListResponse>;
const sorts = [
  { value: 'position', label: 'their places' },
  { value: 'label', label: 'label' },
  { value: '-insightCount', label: 'use, the most used first' },
];

const statuses = [
  { value: 'active', label: 'in use' },
  { value: 'proposed', label: 'proposed' },
  { value: 'retired', label: 'retired' },
];

/** The terms of every scheme: to find, to edit where they stand, to merge, split and give. */
export async function tagsPage(view: DeskView) {
  const { q, scheme, sort, status, cursor } = Object.fromEntries(view.query);
  const here = new URLSearchParams({
    ...(scheme && { scheme }),
    ...(q && { q }),
    ...(sort && { sort }),
    ...(status && { status }),
  });
  const asked = new URLSearchParams({ ...Object.fromEntries(here), limit: '50', ...(cursor && { cursor }) });
  const tags = await view.ask.get<Tags>(address('/v1/tags', asked));
  const counts = await Promise.all(tagSchemes.map((name) => countOf(view, name, q)));
  const back = address(
    '/admin/tags',
    new URLSearchParams({ ...Object.fromEntries(here), ...(cursor && { cursor }) }),
  );
  return (
    <DeskFrame view={view} title="Tags">
      <div class="head">
        <h1>Tags</h1>
        <p>
          <a href="/admin/assignments">Give or take away</a> ·{' '}
          <a href="/admin/vocabulary">Vocabulary files</a>
        </p>
      </div>
      <form class="row filter" action="/admin/tags" role="search">
        {scheme && <input type="hidden" name="scheme" value={scheme} />}
        <Field id="q" label="Label or alias" name="q" value={q} />
        <Field id="sort" label="In order of" name="sort" value={sort ?? 'position'} options={sorts} />
        <Field id="status" label="Status" name="status" value={status ?? 'active'} options={statuses} />
        <button type="submit" class="plain">
          Search
        </button>
      </form>
      <nav class="tabs" aria-label="Schemes">
        <a href={schemeAddress(null, q)} aria-current={scheme === undefined ? 'true' : undefined}>
          All
        </a>
        {tagSchemes.map((name, i) => (
          <a href={schemeAddress(name, q)} aria-current={name === scheme ? 'true' : undefined}>
            {schemeNames[name]} <span class="count">{counts[i]}</span>
          </a>
        ))}
      </nav>
      <NewTag view={view} scheme={scheme} />
      {tags.data.length === 0 ? (
        <p class="notice">There is none.</p>
      ) : (
        <TagTable view={view} tags={q || sort ? tags.data.map(flat) : asTree(tags.data)} back={back} />
      )}
      <Pager page={tags.page} path="/admin/tags" query={here} />
    </DeskFrame>
  );
}

async function countOf({ ask }: DeskView, scheme: string, q: string | undefined): Promise<number> {
  const counted = new URLSearchParams({ scheme, limit: '1', fields: 'slug', ...(q && { q }) });
  return (await ask.get<Tags>(address('/v1/tags', counted))).page.total;
}

const schemeAddress = (scheme: string | null, q: string | undefined): string =>
  address('/admin/tags', new URLSearchParams({ ...(scheme !== null && { scheme }), ...(q && { q }) }));

interface Placed {
  tag: Tag;
  depth: number;
}

const flat = (tag: Tag): Placed => ({ tag, depth: 0 });

/** Narrower terms below the first of their broader ones, where that is on the page too. */
function asTree(tags: readonly Tag[]): Placed[] {
  const here = new Set(tags.map(({ slug }) => slug));
  const parentOf = ({ broader = [] }: Tag) => broader.find(({ slug }) => here.has(slug))?.slug;
  const below = (parent: string | undefined, depth: number): Placed[] =>
    tags
      .filter((tag) => parentOf(tag) === parent)
      .flatMap((tag) => [{ tag, depth }, ...below(tag.slug, depth + 1)]);
  return below(undefined, 0);
}

function TagTable({ view, tags, back }: { view: DeskView; tags: readonly Placed[]; back: string }) {
  return (
    <>
      <form id="chosen" action="/admin/assignments" class="row bulk" aria-label="The ticked ones">
        <button type="button" class="plain" data-select-all hidden>
          Select all
        </button>
        <button type="submit" class="plain">
          Give or take away the ticked ones…
        </button>
      </form>
      <div class="table" tabIndex={0} role="region" aria-label="Terms">
        <table>
          <TableHead
            columns={[{ acts: 'Ticked' }, 'Term', 'Aliases', { numbers: 'Insights' }, { acts: 'Edit' }]}
          />
          <tbody id="terms">
            {tags.map(({ tag, depth }) => (
              <TagRow view={view} tag={tag} depth={depth} back={back} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function TagRow({ view, tag, depth, back }: Placed & { view: DeskView; back: string }) {
  const { slug, scheme, label = slug, aliases = [], broader = [], insightCount } = tag;
  return (
    <tr id={`term-${slug}`} tabIndex={-1}>
      <td>
        <input type="checkbox" name="add" value={slug} form="chosen" aria-label={`Tick ${label}`} />
      </td>
      <th scope="row" class={depth > 0 ? `below-${Math.min(depth, 4)}` : undefined}>
        <a href={`/admin/tags/${slug}`} dir="auto">
          {label}
        </a>{' '}
        <span class="kind">{scheme}</span>
        {broader.length > 0 && (
          <span class="quiet"> below {broader.map((term) => term.label).join(', ')}</span>
        )}
      </th>
      <td dir="auto">{aliases.join(', ')}</td>
      <td class="number">{insightCount}</td>
      <td>
        <EditInPlace view={view} kind="tag" slug={slug} label={label} back={back}>
          <EditFields view={{ ...view, typed: undefined }} of={tag} fields={mostEdited(tag, 2)} />
        </EditInPlace>
      </td>
    </tr>
  );
}

function NewTag({ view, scheme }: { view: DeskView; scheme: string | undefined }) {
  const { typed } = view;
  return (
    <details class="more" open={typed !== undefined}>
      <summary>A new term…</summary>
      <Form view={view} action="/admin/tags" label="A new term">
        <Field
          id="new-scheme"
          label="Scheme"
          name="scheme"
          value={typed?.get('scheme') ?? scheme ?? 'theme'}
          options={tagSchemes}
        />
        <Field id="new-label" label="Label" name="label" required value={typed?.get('label')} />
        <Field
          id="new-aliases"
          label="Aliases"
          name="aliases"
          lines={2}
          value={typed?.get('aliases')}
          hint="One on each line."
        />
        <Field
          id="new-definition"
          label="Definition"
          name="definition"
          lines={3}
          value={typed?.get('definition')}
        />
        <Field
          id="new-broader"
          label="Below"
          name="broader"
          value={typed?.get('broader')}
          slugsOf="theme,tag"
          several
          hint="Slugs of more general terms, separated by commas."
        />
        <button type="submit">Create it</button>
      </Form>
    </details>
  );
}
