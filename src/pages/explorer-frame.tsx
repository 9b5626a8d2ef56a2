import type { ComponentChildren } from 'preact';
import type { Call } from './ask.ts';
import { CallList, Frame, siteName, type Alternate } from './layout.tsx';

const sections = [
  { href: '/search', label: 'Search' },
  { href: '/themes', label: 'Themes' },
  { href: '/examples', label: 'Examples' },
  { href: '/notes', label: 'Notes' },
];

export interface ExplorerFrameProps {
  title: string;
  description?: string | undefined;
  path: string;
  publicUrl: string;
  /** The requests to the API that made the page. */
  calls: readonly Call[];
  alternates?: Alternate[];
  jsonLd?: object;
  /** Shown in the search field. */
  q?: string | undefined;
  /** Pages with a large search field of their own leave the small one out. */
  ownSearch?: boolean;
  noIndex?: boolean;
  mainClass?: string;
  children: ComponentChildren;
}

/** A page of the explorer: what every reader sees around the content. */
export function ExplorerFrame(props: ExplorerFrameProps) {
  const { path, calls, publicUrl, alternates = [] } = props;
  return (
    <Frame
      {...props}
      scripts={['explorer.js']}
      header={
        <header class="site">
          <a class="brand" href="/">
            {siteName}
          </a>
          <nav aria-label="Main">
            <ul>
              {sections.map(({ href, label }) => (
                <li>
                  <a href={href} aria-current={path === href ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {props.ownSearch !== true && <SearchForm q={props.q} />}
        </header>
      }
      footer={
        <footer class="site">
          {alternates.length > 0 && (
            <p class="formats">
              This page as{' '}
              {alternates.map(({ href, title, type }, i) => (
                <>
                  {i > 0 && ' · '}
                  <a href={href} type={type} rel="nofollow">
                    {title}
                  </a>
                </>
              ))}
            </p>
          )}
          <CallList calls={calls} publicUrl={publicUrl} />
          <p class="quiet">
            <a href="/docs">API documentation</a> · <a href="/admin">Curators’ desk</a>
          </p>
        </footer>
      }
    />
  );
}

/** The search field. The script adds suggestions; without it the form is enough. */
export function SearchForm({ q = '', large = false }: { q?: string | undefined; large?: boolean }) {
  return (
    <form class={large ? 'search large' : 'search'} action="/search" role="search">
      <label class="visually-hidden" for="q">
        Search the notes
      </label>
      <input
        id="q"
        type="search"
        name="q"
        value={q}
        maxLength={4000}
        placeholder="Search, or paste a quotation"
        autocomplete="off"
        data-suggest="/v1/suggest"
      />
      <button type="submit">Search</button>
    </form>
  );
}
