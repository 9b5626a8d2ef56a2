import type { z } from 'zod';
import type { Example, ExampleListResponse, ExampleResponse } from '../examples/schemas.ts';
import type { Mention } from '../mentions/schemas.ts';
import { safeHref } from '../notes/render-inline.ts';
import { ExplorerFrame } from '../pages/explorer-frame.tsx';
import { Pager } from '../pages/pager.tsx';
import { address, queryOf } from '../pages/pages.ts';
import { ThemeLinks } from '../pages/quotation.tsx';
import { InsightQuotation } from './insight-quotation.tsx';
import { parameter, type View } from './view.ts';

export async function examplesPage({ ask, request, publicUrl }: View) {
  const query = queryOf(request);
  const asked = new URLSearchParams(query);
  if (!asked.has('sort')) asked.set('sort', '-mentionCount');
  const call = address('/v1/examples', asked);
  const examples = await ask.get<z.infer<typeof ExampleListResponse>>(call);
  return (
    <ExplorerFrame
      title="Examples"
      description="Named initiatives that the notes draw on."
      path={address('/examples', query)}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[{ type: 'application/json', title: 'JSON', href: call }]}
    >
      <h1>Examples</h1>
      <p class="lead">Named initiatives that the notes draw on.</p>
      <ul class="cards two">
        {examples.data.map(({ slug, name, summary, mentionCount = 0, noteCount = 0, themes = [] }) => (
          <li class="card">
            <h2>
              <a href={`/examples/${slug}`}>{name}</a>
            </h2>
            {summary != null && <p>{summary}</p>}
            <p class="quiet">
              {mentionCount} {mentionCount === 1 ? 'mention' : 'mentions'} in {noteCount}{' '}
              {noteCount === 1 ? 'note' : 'notes'}
            </p>
            <ThemeLinks themes={themes.slice(0, 4)} />
          </li>
        ))}
      </ul>
      {examples.data.length === 0 && <p class="notice">No examples yet.</p>}
      <Pager page={examples.page} path="/examples" query={query} />
    </ExplorerFrame>
  );
}

export async function examplePage({ ask, request, publicUrl }: View) {
  const slug = parameter(request, 'slug');
  const call = `/v1/examples/${slug}?include=mentions,insights`;
  const { data: example } = await ask.get<z.infer<typeof ExampleResponse>>(call);
  const { name = slug, insights = [], mentions = [], themes = [] } = example;
  const link = safeHref(example.link);
  return (
    <ExplorerFrame
      title={name}
      description={example.summary ?? undefined}
      path={`/examples/${slug}`}
      publicUrl={publicUrl}
      calls={ask.calls}
      alternates={[
        { type: 'application/json', title: 'JSON', href: call },
        { type: 'application/atom+xml', title: 'Atom', href: `/feeds/insights.atom?example=${slug}` },
        { type: 'text/csv', title: 'CSV', href: `/v1/export/insights.csv?example=${slug}` },
        { type: 'application/x-bibtex', title: 'BibTeX', href: `/v1/export/insights.bib?example=${slug}` },
      ]}
      jsonLd={projectOf(example, publicUrl)}
    >
      <p class="kicker">Example</p>
      <h1>{name}</h1>
      {example.summary != null && <p class="lead">{example.summary}</p>}
      {(example.aliases ?? []).length > 0 && <p class="quiet">Also: {example.aliases?.join(', ')}</p>}
      <p class="quiet">
        {[...(example.organisations ?? []), ...(example.places ?? [])].map(({ label }) => label).join(' · ')}
      </p>
      {link !== null && (
        <p>
          <a href={link} rel="noopener noreferrer">
            {link}
          </a>
        </p>
      )}
      <ThemeLinks themes={themes} />
      <div class="with-aside right">
        <section aria-labelledby="insights-heading">
          <h2 id="insights-heading">What it shows</h2>
          {insights.map((insight) => (
            <InsightQuotation insight={insight} />
          ))}
          {insights.length === 0 && <p class="quiet">No insight names it yet.</p>}
        </section>
        <Mentions mentions={mentions} />
      </div>
    </ExplorerFrame>
  );
}

const shownMentions = 50;

function Mentions({ mentions }: { mentions: readonly Mention[] }) {
  return (
    <aside aria-labelledby="mentions-heading">
      <h2 id="mentions-heading">
        {mentions.length} {mentions.length === 1 ? 'mention' : 'mentions'}
      </h2>
      <ol class="mentions">
        {mentions.slice(0, shownMentions).map(({ note, prefix, exact, suffix }) => (
          <li>
            <p>
              …{prefix}
              <mark>{exact}</mark>
              {suffix}…
            </p>
            <p class="quiet">
              <a href={`/notes/${note.slug}`}>{note.title}</a>
            </p>
          </li>
        ))}
      </ol>
    </aside>
  );
}

const projectOf = (example: Example, publicUrl: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'Project',
  '@id': `${publicUrl}/examples/${example.slug}`,
  name: example.name,
  ...(example.summary != null && { description: example.summary }),
  ...((example.aliases ?? []).length > 0 && { alternateName: example.aliases }),
  ...(safeHref(example.link) !== null && { url: example.link }),
});
