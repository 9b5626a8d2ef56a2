import type { z } from 'zod';
import type { InsightListResponse } from '../insights/schemas.ts';
import type { NoteListResponse } from '../notes/schemas.ts';
import { ExplorerFrame, SearchForm } from '../pages/explorer-frame.tsx';
import { siteName } from '../pages/layout.tsx';
import type { TagListResponse } from '../tags/schemas.ts';
import { InsightQuotation } from './insight-quotation.tsx';
import { NoteCard } from './note-card.tsx';
import type { View } from './view.ts';
import { counted, grouped } from '../pages/numbers.ts';

const lead =
  'What practitioners have learnt about leadership and collaboration, in their own words: each quotation tied to the note it comes from.';

export async function homePage({ ask, publicUrl }: View) {
  const [themes, insights, notes] = await Promise.all([
    ask.get<z.infer<typeof TagListResponse>>('/v1/themes?sort=-insightCount&limit=100'),
    ask.get<z.infer<typeof InsightListResponse>>('/v1/insights?sort=-confidence&limit=5'),
    ask.get<z.infer<typeof NoteListResponse>>('/v1/notes?limit=5'),
  ]);
  return (
    <ExplorerFrame
      title={siteName}
      description={lead}
      path="/"
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[
        { type: 'application/json', title: 'JSON', href: '/v1/insights' },
        { type: 'application/atom+xml', title: 'Atom', href: '/feeds/insights.atom' },
        { type: 'application/feed+json', title: 'JSON Feed', href: '/feeds/insights.json' },
      ]}
      jsonLd={website(publicUrl)}
      ownSearch
    >
      <section class="hero">
        <h1>{siteName}</h1>
        <p class="lead">{lead}</p>
        <SearchForm large />
        <p class="quiet">
          {grouped(insights.page.total)} insights from {counted(notes.page.total, 'note')}
        </p>
      </section>
      <section aria-labelledby="themes-heading">
        <h2 id="themes-heading">Themes</h2>
        <ul class="theme-cloud">
          {themes.data.map(({ slug, label, insightCount }) => (
            <li>
              <a href={`/themes/${slug}`}>
                {label} <span class="count">{insightCount}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="quotations-heading">
        <h2 id="quotations-heading">Worth quoting</h2>
        {insights.data.map((insight) => (
          <InsightQuotation insight={insight} />
        ))}
        <p>
          <a href="/search?type=insight">All insights</a>
        </p>
      </section>
      <section aria-labelledby="notes-heading">
        <h2 id="notes-heading">Latest notes</h2>
        <ul class="cards">
          {notes.data.map((note) => (
            <NoteCard note={note} />
          ))}
        </ul>
      </section>
    </ExplorerFrame>
  );
}

const website = (publicUrl: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: siteName,
  url: `${publicUrl}/`,
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});
