import { presentInsight } from '../insights/present.ts';
import { quotationJsonLd } from '../json-ld/json-ld.ts';
import { Frame, siteName } from '../pages/layout.tsx';
import { ThemeLinks } from '../pages/quotation.tsx';
import type { EvidenceView } from './evidence.ts';

/** The quotation by itself: what to link to, and what to copy. */
export function insightPage({ row, address, inContext, citation, blockquote }: EvidenceView, base: string) {
  const path = `/v1/insights/${row.id}`;
  const formats = [
    { type: 'application/json', title: 'JSON', href: `${path}?format=json` },
    { type: 'text/markdown', title: 'Markdown', href: `${path}?format=markdown` },
    { type: 'application/ld+json', title: 'Web Annotation', href: `${path}/annotation` },
  ];
  const embed = `${base}/oembed?url=${encodeURIComponent(address)}`;
  return (
    <Frame
      title={`“${row.exact.length > 80 ? `${row.exact.slice(0, 79).trimEnd()}…` : row.exact}”`}
      description={row.exact}
      path={path}
      publicUrl={base}
      alternates={[...formats, { type: 'application/json+oembed', title: 'oEmbed', href: embed }]}
      jsonLd={{ ...quotationJsonLd(presentInsight(row), base), inLanguage: row.language }}
      header={
        <header>
          <a href="/">{siteName}</a>
        </header>
      }
    >
      <h1 class="quiet">A quotation and its evidence</h1>
      <figure class="quotation">
        <blockquote cite={address} lang={row.language}>
          <p>{row.exact}</p>
        </blockquote>
        <figcaption>
          <a class="source" href={`/v1/notes/${row.noteSlug}?format=html`}>
            {row.noteTitle}
          </a>
          <span class="kind">{row.kind}</span>
          <ThemeLinks themes={row.themes} />
        </figcaption>
      </figure>
      <dl>
        <dt>Where it stands</dt>
        <dd>
          Characters {row.start} to {row.end} of{' '}
          <a href={`/v1/notes/${row.noteSlug}/versions/${row.versionNumber}/text`}>
            version {row.versionNumber}
          </a>
          , <a href={inContext}>in context</a>
        </dd>
        {row.attribution !== null && <dt>Attribution</dt>}
        {row.attribution !== null && <dd>{row.attribution}</dd>}
        {row.licence !== null && <dt>Licence</dt>}
        {row.licence !== null && <dd>{row.licence}</dd>}
      </dl>
      <h2>To copy</h2>
      <p>
        <label for="citation">Citation</label>
        <textarea id="citation" readonly rows={3} cols={80}>
          {citation}
        </textarea>
      </p>
      <p>
        <label for="blockquote">HTML</label>
        <textarea id="blockquote" readonly rows={5} cols={80}>
          {blockquote}
        </textarea>
      </p>
      <p>
        Also as{' '}
        {formats.map(({ title, href }) => (
          <>
            <a href={href}>{title}</a>{' '}
          </>
        ))}
      </p>
    </Frame>
  );
}
