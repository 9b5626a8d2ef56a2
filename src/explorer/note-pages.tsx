import type { z } from 'zod';
import { articleJsonLd } from '../json-ld/json-ld.ts';
import type { Note, NoteListResponse, NoteResponse, VersionListResponse } from '../notes/schemas.ts';
import { ExplorerFrame } from '../pages/explorer-frame.tsx';
import { NoteText } from '../pages/note-text.tsx';
import { Pager } from '../pages/pager.tsx';
import { address, queryOf } from '../pages/pages.ts';
import { Facets } from './facets.tsx';
import { NoteCard } from './note-card.tsx';
import { NoteAside, NoteFacts, Versions } from './note-parts.tsx';
import { parameter, type View } from './view.ts';
import { counted } from '../pages/numbers.ts';

export async function notesPage({ ask, request, publicUrl }: View) {
  const query = queryOf(request);
  const asked = new URLSearchParams(query);
  asked.set('facets', 'theme,series,example');
  const call = address('/v1/notes', asked);
  const notes = await ask.get<z.infer<typeof NoteListResponse>>(call);
  return (
    <ExplorerFrame
      title="Notes"
      description="Notes of practitioners’ meetings, verbatim."
      path={address('/notes', query)}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[
        { type: 'application/json', title: 'JSON', href: call },
        { type: 'application/atom+xml', title: 'Atom', href: '/feeds/notes.atom' },
        { type: 'application/feed+json', title: 'JSON Feed', href: '/feeds/notes.json' },
      ]}
    >
      <h1>Notes</h1>
      <div class="with-aside left">
        <aside aria-label="Filters">
          <Facets facets={notes.facets ?? {}} query={query} path="/notes" />
        </aside>
        <section aria-labelledby="list-heading">
          <h2 id="list-heading" class="visually-hidden">
            All notes
          </h2>
          <p class="quiet">{counted(notes.page.total, 'note')}, the latest first</p>
          <ul class="cards">
            {notes.data.map((note) => (
              <NoteCard note={note} />
            ))}
          </ul>
          <Pager page={notes.page} path="/notes" query={query} />
        </section>
      </div>
    </ExplorerFrame>
  );
}

export async function notePage({ ask, request, publicUrl }: View) {
  const slug = parameter(request, 'slug');
  const call = `/v1/notes/${slug}?include=sections,insights`;
  const { data: note } = await ask.get<z.infer<typeof NoteResponse>>(call);
  const versions = await ask.get<z.infer<typeof VersionListResponse>>(`/v1/notes/${slug}/versions`);
  const { title = '', insights = [] } = note;
  const summary = note.sections?.find(({ kind }) => kind === 'summary') ?? note.sections?.[0];
  const description = summary?.blocks
    .filter(({ type }) => type !== 'heading')
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 200);
  return (
    <ExplorerFrame
      title={title}
      description={description}
      path={`/notes/${slug}`}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[
        { type: 'application/json', title: 'JSON', href: call },
        { type: 'text/plain', title: 'Verbatim text', href: note.textUrl ?? '' },
        { type: 'text/csv', title: 'Its insights as CSV', href: `/v1/export/insights.csv?note=${slug}` },
        { type: 'application/x-bibtex', title: 'BibTeX', href: `/v1/export/insights.bib?note=${slug}` },
      ]}
      jsonLd={articleOf(note, publicUrl)}
      mainClass="note"
    >
      <header>
        <h1>{title}</h1>
        <NoteFacts note={note} />
      </header>
      <div class="with-aside right">
        <NoteText note={note} insights={insights} />
        <NoteAside insights={insights} />
      </div>
      <Versions note={note} versions={versions.data} />
    </ExplorerFrame>
  );
}

const articleOf = (note: Note, publicUrl: string): object => ({
  ...articleJsonLd(note, publicUrl),
  hasPart: (note.insights ?? []).map(({ url, evidence }) => ({
    '@type': 'Quotation',
    '@id': `${publicUrl}${url}`,
    text: evidence?.exact,
  })),
});
