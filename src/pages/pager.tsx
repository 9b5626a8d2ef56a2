import { address } from './pages.ts';

interface Props {
  page: { next: string | null; prev: string | null };
  path: string;
  query: URLSearchParams;
}

/** Links to the neighbouring pages of a list: the page's own query with the cursor that the API gave. */
export function Pager({ page, path, query }: Props) {
  if (page.next === null && page.prev === null) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {page.prev !== null && (
        <a rel="prev" href={withCursor(page.prev, path, query)}>
          Previous page
        </a>
      )}
      {page.next !== null && (
        <a rel="next" href={withCursor(page.next, path, query)}>
          Next page
        </a>
      )}
    </nav>
  );
}

function withCursor(apiAddress: string, path: string, query: URLSearchParams): string {
  const cursor = new URL(apiAddress, 'http://host').searchParams.get('cursor') ?? '';
  const next = new URLSearchParams(query);
  next.set('cursor', cursor);
  return address(path, next);
}
