import type { ComponentChildren } from 'preact';
import { Frame } from '../pages/layout.tsx';
import { ProblemNotice } from '../pages/problem-notice.tsx';
import type { DeskView } from './view.ts';

const sections: { href: string; label: string; admin?: boolean }[] = [
  { href: '/admin/queue', label: 'Queue' },
  { href: '/admin/notes', label: 'Notes' },
  { href: '/admin/tags', label: 'Tags' },
  { href: '/admin/examples', label: 'Examples' },
  { href: '/admin/audit', label: 'Audit' },
  { href: '/admin/index', label: 'Index' },
  { href: '/admin/health', label: 'Health' },
  { href: '/admin/keys', label: 'Keys', admin: true },
  { href: '/admin/webhooks', label: 'Webhooks', admin: true },
];

/** What can be said of an act that leaves no entry with an undo. */
const sentences: Record<string, string | undefined> = {
  'nothing-new': 'Nothing new was found.',
  repaired: 'What differed is on its way to the index.',
};

interface Props {
  view: DeskView;
  title: string;
  /** Leave the refusal to the page, which shows it where it belongs. */
  ownProblem?: boolean;
  children: ComponentChildren;
}

/** A page of the desk: sections, who is signed in, and what was just done with its undo. */
export function DeskFrame({ view, title, ownProblem = false, children }: Props) {
  const { request, session, done, problem } = view;
  const said = sentences[view.query.get('said') ?? ''];
  const path = request.url.replace(/\?.*/, '');
  const isAdmin = session.access.role === 'admin';
  return (
    <Frame
      title={title}
      path={path}
      scripts={['desk.js', 'desk-notes.js', 'desk-files.js', 'desk-live.js', 'desk-slugs.js']}
      noIndex
      mainClass="desk"
      header={
        <header class="site desk">
          <a class="brand" href="/admin">
            Curators’ desk
          </a>
          <nav aria-label="Main">
            <ul>
              {sections
                .filter(({ admin = false }) => isAdmin || !admin)
                .map(({ href, label }) => (
                  <li>
                    <a href={href} aria-current={path.startsWith(href) ? 'page' : undefined}>
                      {label}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <div class="who">
            <a href="/admin/session">{session.access.name}</a>
          </div>
        </header>
      }
    >
      <div class="live" role="status">
        {done && <Done view={view} />}
        {said !== undefined && <p class="notice done">{said}</p>}
      </div>
      {problem && !ownProblem && <ProblemNotice problem={problem} />}
      {children}
    </Frame>
  );
}

function Done({ view }: { view: DeskView }) {
  const { done, query } = view;
  if (!done) return null;
  const back = new URLSearchParams(query);
  back.delete('act');
  const path = view.request.url.replace(/\?.*/, '');
  return (
    <div class="notice done">
      <p>
        {done.undoOf === null && 'Done: '}
        {done.sentence}
        {done.undoneBy !== null && ' It was undone since.'}
      </p>
      {done.changeCount > 0 && done.undoneBy === null && (
        <Form view={view} action={`/admin/audit/${done.id}/undo`}>
          <input type="hidden" name="back" value={back.size > 0 ? `${path}?${back.toString()}` : path} />
          <button class="plain" type="submit" data-key="u">
            {done.undoOf === null ? 'Undo' : 'Redo'}
          </button>
        </Form>
      )}
    </div>
  );
}

interface FormProps {
  view: DeskView;
  action: string;
  id?: string;
  class?: string;
  label?: string;
  hasFiles?: boolean;
  children: ComponentChildren;
}

/** A form that carries the proof that a page of ours sent it. With the script it sends itself without a reload. */
export function Form({ view, action, id, label, hasFiles = false, children, ...rest }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={rest.class}
      aria-label={label}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      data-soft
    >
      <input type="hidden" name="_token" value={view.session.formToken} />
      {children}
    </form>
  );
}

export interface FieldProps {
  id: string;
  label: string;
  name: string;
  value?: string | null | undefined;
  hint?: string | undefined;
  lines?: number;
  type?: 'text' | 'url' | 'date' | 'number' | 'datetime-local';
  required?: boolean;
  options?: readonly (string | { value: string; label: string })[];
  /** What the slugs are of that are typed here, for the script that offers them. */
  slugsOf?: 'theme' | 'tag' | 'theme,tag' | 'example' | 'note';
  /** Whether it takes several, separated by commas. */
  several?: boolean;
  lang?: string | undefined;
}

/** A labelled field: one line, several, or a choice. */
export function Field({ id, label, hint, ...field }: FieldProps) {
  const described = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Control id={id} described={described} {...field} />
      {hint !== undefined && (
        <p class="hint" id={described}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Control(props: Omit<FieldProps, 'label' | 'hint'> & { described: string | undefined }) {
  const {
    id,
    name,
    value,
    lines,
    type = 'text',
    required,
    options,
    slugsOf,
    several,
    lang,
    described,
  } = props;
  const shared = { id, name, required, 'aria-describedby': described };
  if (options) {
    return (
      <select {...shared}>
        {options.map((option) => {
          const { value: held, label } =
            typeof option === 'string' ? { value: option, label: option } : option;
          return (
            <option value={held} selected={held === value}>
              {label}
            </option>
          );
        })}
      </select>
    );
  }
  if (lines === undefined)
    return (
      <>
        <input
          {...shared}
          type={type}
          value={value ?? ''}
          list={slugsOf && `${id}-slugs`}
          data-slugs={slugsOf}
          data-several={several}
          autocomplete="off"
        />
        {slugsOf && <datalist id={`${id}-slugs`} />}
      </>
    );
  // The first line end after the tag is the parser's.
  return (
    <textarea {...shared} rows={lines} lang={lang} dir="auto" spellcheck>
      {`\n${value ?? ''}`}
    </textarea>
  );
}
