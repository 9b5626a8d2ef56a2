import type { z } from 'zod';
import type { Dossier, DossierResponse } from '../analysis/schemas.ts';
import type { InsightListResponse } from '../insights/schemas.ts';
import { termJsonLd } from '../json-ld/json-ld.ts';
import { ExplorerFrame } from '../pages/explorer-frame.tsx';
import { CooccurrenceMap } from './figures/co-occurrence-map.tsx';
import { Timeline } from './figures/timeline.tsx';
import { InsightQuotation } from './insight-quotation.tsx';
import { Pager } from '../pages/pager.tsx';
import { address, queryOf } from '../pages/pages.ts';
import { ThemeLinks } from '../pages/quotation.tsx';
import type { Tag, TagListResponse, TagResponse } from '../tags/schemas.ts';
import { parameter, type View } from './view.ts';
import { counted } from '../pages/numbers.ts';

export async function themesPage({ ask, request, publicUrl }: View) {
  const query = queryOf(request);
  const asked = new URLSearchParams(query);
  if (!asked.has('limit')) asked.set('limit', '100');
  const call = address('/v1/themes', asked);
  const themes = await ask.get<z.infer<typeof TagListResponse>>(call);
  return (
    <ExplorerFrame
      title="Themes"
      description="The vocabulary by which insights are classified."
      path={address('/themes', query)}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[
        { type: 'application/json', title: 'JSON', href: call },
        { type: 'text/turtle', title: 'SKOS', href: '/v1/export/vocabulary.ttl' },
        { type: 'text/csv', title: 'CSV', href: '/v1/export/vocabulary.csv' },
      ]}
    >
      <h1>Themes</h1>
      <ul class="cards two">
        {themes.data.map(({ slug, label, definition, insightCount }) => (
          <li class="card">
            <h2>
              <a href={`/themes/${slug}`}>{label}</a> <span class="count">{insightCount}</span>
            </h2>
            {definition != null && <p>{definition}</p>}
          </li>
        ))}
      </ul>
      <Pager page={themes.page} path="/themes" query={query} />
    </ExplorerFrame>
  );
}

export async function themePage({ ask, request, publicUrl }: View) {
  const slug = parameter(request, 'slug');
  const query = queryOf(request);
  const asked = new URLSearchParams({ theme: slug, sort: '-confidence', limit: '10' });
  for (const [name, value] of query) asked.set(name, value);
  const call = address('/v1/insights', asked);
  const { data: theme } = await ask.get<z.infer<typeof TagResponse>>(`/v1/themes/${slug}`);
  const [insights, { data: dossier }] = await Promise.all([
    ask.get<z.infer<typeof InsightListResponse>>(call),
    ask.get<z.infer<typeof DossierResponse>>(`/v1/themes/${slug}/dossier?quotations=0&by=month`),
  ]);
  const { label = slug, insightCount = 0 } = theme;
  return (
    <ExplorerFrame
      title={label}
      description={theme.definition ?? undefined}
      path={address(`/themes/${slug}`, query)}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[
        { type: 'application/json', title: 'JSON', href: `/v1/themes/${slug}` },
        { type: 'application/json', title: 'Its insights as JSON', href: call },
        { type: 'application/atom+xml', title: 'Atom', href: `/feeds/insights.atom?theme=${slug}` },
        { type: 'text/csv', title: 'CSV', href: `/v1/export/insights.csv?theme=${slug}` },
        { type: 'application/x-bibtex', title: 'BibTeX', href: `/v1/export/insights.bib?theme=${slug}` },
      ]}
      jsonLd={termJsonLd(theme, publicUrl)}
    >
      <p class="kicker">Theme</p>
      <h1>{label}</h1>
      {theme.definition != null && <p class="lead">{theme.definition}</p>}
      {theme.scopeNote != null && <p class="quiet">{theme.scopeNote}</p>}
      {(theme.aliases ?? []).length > 0 && <p class="quiet">Also: {theme.aliases?.join(', ')}</p>}
      <div class="with-aside right figures">
        <section aria-labelledby="quotations-heading">
          <h2 id="quotations-heading">{counted(insights.page.total, 'quotation')}</h2>
          <p>
            <a href={`/search?theme=${slug}`}>Search within this theme</a>
          </p>
          {insights.data.map((insight) => (
            <InsightQuotation insight={insight} />
          ))}
          <Pager page={insights.page} path={`/themes/${slug}`} query={query} />
        </section>
        <aside aria-label="Around this theme">
          <CooccurrenceMap theme={{ slug, label, insightCount }} neighbours={dossier.neighbours} />
          <Timeline theme={{ slug, label }} timeline={dossier.timeline} />
          <Terms heading="Broader" terms={theme.broader} />
          <Terms heading="Narrower" terms={theme.narrower} />
          <Terms heading="Related" terms={theme.related} />
          <Examples examples={dossier.examples} />
        </aside>
      </div>
    </ExplorerFrame>
  );
}

const shownExamples = 12;

function Examples({ examples }: { examples: Dossier['examples'] }) {
  if (examples.length === 0) return null;
  return (
    <section>
      <h2>Examples</h2>
      <ul class="plain">
        {examples.slice(0, shownExamples).map(({ slug, name, insights }) => (
          <li>
            <a href={`/examples/${slug}`}>{name}</a> <span class="count">{insights}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Terms({ heading, terms = [] }: { heading: string; terms: Tag['related'] }) {
  if (terms.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ThemeLinks themes={terms} />
    </section>
  );
}
