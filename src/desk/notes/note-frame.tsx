import type { ComponentChildren } from 'preact';
import type { Note, NoteResponse } from '../../notes/schemas.ts';
import type { z } from 'zod';
import { DeskFrame } from '../frame.tsx';
import { parameter, type DeskView } from '../view.ts';

export const deskNoteAddress = (slug: string, below = ''): string => `/admin/notes/${slug}${below}`;

/** The note that a page's address names, as it is now. @throws ProblemAnswer, MovedAnswer */
export async function noteOf(view: DeskView, include = ''): Promise<Note> {
  const slug = parameter(view, 'slug');
  const { data } = await view.ask.get<z.infer<typeof NoteResponse>>(`/v1/notes/${slug}${include}`);
  return data;
}

const states: Record<NonNullable<Note['status']>, string> = {
  draft: 'Draft: only curators see it',
  published: 'Published',
  archived: 'Archived: only curators see it',
  'taken-down': 'Taken down',
};

interface Props {
  view: DeskView;
  note: Note;
  /** What the page shows of it. */
  title: string;
  ownProblem?: boolean;
  children: ComponentChildren;
}

/** One note at the desk: its name, its state, and its pages. */
export function NoteFrame({ view, note, title, ownProblem = false, children }: Props) {
  const { slug, title: name = '', status = 'draft' } = note;
  const pages = [
    { href: deskNoteAddress(slug), label: 'Text and insights' },
    { href: deskNoteAddress(slug, '/text'), label: 'Edit the text' },
    { href: deskNoteAddress(slug, '/details'), label: 'Details' },
  ];
  const path = view.request.url.replace(/\?.*/, '');
  return (
    <DeskFrame view={view} title={`${title}: ${name}`} ownProblem={ownProblem}>
      <p class="kicker">
        <a href="/admin/notes">Notes</a>
      </p>
      <h1 dir="auto">{name}</h1>
      <p class="meta">
        <span class={`state ${status}`}>{states[status]}</span>
        {status === 'published' && <a href={`/notes/${slug}`}>As readers see it</a>}
      </p>
      <nav class="tabs" aria-label="This note">
        {pages.map(({ href, label }) => (
          <a href={href} aria-current={path === href ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {children}
    </DeskFrame>
  );
}
