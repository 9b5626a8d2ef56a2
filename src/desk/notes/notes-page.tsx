import type { z } from 'zod';
import type { Note, NoteListResponse } from '../../notes/schemas.ts';
import { longDate } from '../../pages/dates.ts';
import { Pager } from '../../pages/pager.tsx';
import { address } from '../../pages/pages.ts';
import { DeskFrame, Field } from '../frame.tsx';
import type { DeskView } from '../view.ts';
import { deskNoteAddress } from './note-frame.tsx';
import { TableHead } from '../../pages/table-head.tsx';

const statuses = [
  ['published', 'Published'],
  ['draft', 'Drafts'],
  ['archived', 'Archived'],
  ['taken-down', 'Taken down'],
] as const;
const fields = 'fields=slug,title,heldOn,heldOnPrecision,series,insightCount,extraction';

type Notes = z.infer<typeof NoteListResponse>;

/** Notes of any status, to look for and to go on with. */
export async function notesPage(view: DeskView) {
  const { q, sort, cursor } = Object.fromEntries(view.query);
  const status = view.query.get('status') ?? 'published';
  const asked = new URLSearchParams({ status, ...(q && { q }), ...(sort && { sort }) });
  const here = new URLSearchParams(asked);
  if (cursor) asked.set('cursor', cursor);
  const notes = await view.ask.get<Notes>(`${address('/v1/notes', asked)}&${fields}`);
  const counts = await Promise.all(
    statuses.map(async ([name]) => {
      const counted = new URLSearchParams({ status: name, limit: '1', fields: 'slug', ...(q && { q }) });
      return (await view.ask.get<Notes>(address('/v1/notes', counted))).page.total;
    }),
  );
  return (
    <DeskFrame view={view} title="Notes">
      <div class="head">
        <h1>Notes</h1>
        <a class="button" href="/admin/bring-in">
          Bring notes in
        </a>
      </div>
      <form class="row filter" action="/admin/notes" role="search">
        <input type="hidden" name="status" value={status} />
        <Field id="q" label="Words of the title or the text" name="q" value={q} />
        <Field
          id="sort"
          label="In order of"
          name="sort"
          value={sort ?? '-publishedAt'}
          options={[
            { value: '-publishedAt', label: 'publication, the latest first' },
            { value: '-heldOn', label: 'meeting, the latest first' },
            { value: 'title', label: 'title' },
          ]}
        />
        <button type="submit" class="plain">
          Search
        </button>
      </form>
      <nav class="tabs" aria-label="Status">
        {statuses.map(([name, label], i) => (
          <a
            href={address('/admin/notes', new URLSearchParams({ status: name, ...(q && { q }) }))}
            aria-current={name === status ? 'true' : undefined}
          >
            {label} <span class="count">{counts[i]}</span>
          </a>
        ))}
      </nav>
      <NoteTable notes={notes.data} />
      <Pager page={notes.page} path="/admin/notes" query={here} />
    </DeskFrame>
  );
}

function NoteTable({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return <p class="notice">There is none.</p>;
  return (
    <div class="table" tabIndex={0} role="region" aria-label="Notes">
      <table>
        <TableHead columns={['Title', 'Held on', 'Series', { numbers: 'Insights' }]} />
        <tbody>
          {notes.map(({ slug, title, heldOn, series, insightCount, extraction }) => (
            <tr>
              <th scope="row">
                <a href={deskNoteAddress(slug)} dir="auto">
                  {title}
                </a>
                {extraction === 'pending' && <span class="state"> its insights are being looked for</span>}
                {extraction === 'failed' && <span class="state failed"> extraction failed</span>}
              </th>
              <td>{heldOn == null ? '–' : longDate(heldOn)}</td>
              <td>
                {series?.title}
                {series?.number != null && `, ${series.number}`}
              </td>
              <td class="number">{insightCount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
