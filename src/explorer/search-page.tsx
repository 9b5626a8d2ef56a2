import type { z } from 'zod';
import { ExplorerFrame, SearchForm } from '../pages/explorer-frame.tsx';
import { Pager } from '../pages/pager.tsx';
import { address, queryOf } from '../pages/pages.ts';
import { ThemeLinks } from '../pages/quotation.tsx';
import { Quotation } from '../pages/quotation.tsx';
import type { SearchHit, SearchResponse } from '../search/schemas.ts';
import { Facets } from './facets.tsx';
import { Marked, matchesIn } from './excerpt.tsx';
import { PassageVerdict } from './passage-verdict.tsx';
import type { View } from './view.ts';
import { counted } from '../pages/numbers.ts';

const facets = 'type,theme,kind,example,series';

export async function searchPage({ ask, request, publicUrl }: View) {
  const query = queryOf(request);
  const asked = new URLSearchParams(query);
  asked.set('facets', facets);
  const call = address('/v1/search', asked);
  const found = await ask.get<z.infer<typeof SearchResponse>>(call);
  const q = query.get('q') ?? undefined;
  const { total } = found.page;
  return (
    <ExplorerFrame
      title={q === undefined ? 'Search' : `“${q}”`}
      path={address('/search', query)}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[{ type: 'application/json', title: 'JSON', href: call }]}
      q={q}
      ownSearch
      noIndex={query.size > 0}
    >
      <h1 class="visually-hidden">Search</h1>
      <SearchForm q={q} large />
      {found.passage && <PassageVerdict passage={found.passage} />}
      <div class="with-aside left">
        <aside aria-label="Filters">
          <Facets facets={found.facets ?? {}} query={query} path="/search" />
        </aside>
        <section aria-labelledby="results-heading">
          <h2 id="results-heading" class="results">
            {counted(total, 'result')}
            {q !== undefined && <> for “{q}”</>}
          </h2>
          {found.degraded && (
            <p class="notice">The search engine does not answer; these results come from the database.</p>
          )}
          {total === 0 && <NothingFound />}
          {found.data.map((hit) => (
            <Hit hit={hit} />
          ))}
          <Pager page={found.page} path="/search" query={query} />
        </section>
      </div>
    </ExplorerFrame>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  if (hit.type === 'insight' && hit.evidence && hit.note) {
    const { exact } = hit.evidence;
    return (
      <Quotation id={hit.id} note={hit.note} themes={hit.themes} kind={hit.kind}>
        <Marked text={exact} matches={matchesIn(exact, hit.excerpt)} />
      </Quotation>
    );
  }
  return (
    <article class="card">
      <p class="kicker">{hit.type === 'note' ? 'Note' : 'Example'}</p>
      <h3>
        <a href={hit.url.replace(/^\/v1/, '')}>{hit.title}</a>
      </h3>
      <p>
        <Marked {...hit.excerpt} />
      </p>
      <ThemeLinks themes={hit.themes.slice(0, 4)} />
    </article>
  );
}

const NothingFound = () => (
  <div class="notice">
    <p>Nothing matches. Take a filter away, try fewer or other words, or start from a theme.</p>
    <p>
      <a href="/themes">All themes</a>
    </p>
  </div>
);
