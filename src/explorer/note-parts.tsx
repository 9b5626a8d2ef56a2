import type { ComponentChildren } from 'preact';
import type { Insight } from '../insights/schemas.ts';
import type { Note, VersionInfo } from '../notes/schemas.ts';
import { safeHref } from '../notes/render-inline.ts';
import { longDate, shortInstant } from '../pages/dates.ts';
import { Permalink, ThemeLinks } from '../pages/quotation.tsx';
import { statementBeside } from '../pages/statement.ts';
import { grouped } from '../pages/numbers.ts';

/** What is known of a note, in a line or two. */
export function NoteFacts({ note }: { note: Note }) {
  const { series, heldOn, speakers = [], attribution, examples = [] } = note;
  const source = safeHref(attribution?.sourceUrl);
  return (
    <dl class="facts">
      {series && (
        <Fact term="Series">
          {series.title}
          {series.number !== null && `, ${series.number}`}
        </Fact>
      )}
      {heldOn != null && <Fact term="Held on">{longDate(heldOn)}</Fact>}
      {speakers.length > 0 && <Fact term="Speakers">{speakers.join(', ')}</Fact>}
      {examples.length > 0 && (
        <Fact term="Examples">
          {examples.map(({ slug, name }, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/examples/${slug}`}>{name}</a>
            </>
          ))}
        </Fact>
      )}
      {attribution?.attribution != null && <Fact term="Credit">{attribution.attribution}</Fact>}
      {attribution?.licence != null && <Fact term="Licence">{attribution.licence}</Fact>}
      {source !== null && (
        <Fact term="First published">
          <a href={source} rel="noopener noreferrer">
            {new URL(source).host}
          </a>
        </Fact>
      )}
      <Neighbour term="Previous" neighbour={note.previous} />
      <Neighbour term="Next" neighbour={note.next} />
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Neighbour({ term, neighbour }: { term: string; neighbour: Note['previous'] }) {
  if (!neighbour) return null;
  const { slug, title } = neighbour;
  return <Fact term={term}>{slug === null ? title : <a href={`/notes/${slug}`}>{title}</a>}</Fact>;
}

/** The insights in reading order, numbered as in the text. */
export function NoteAside({ insights }: { insights: Insight[] }) {
  return (
    <aside class="insights" aria-labelledby="insights-heading">
      <h2 id="insights-heading">
        {insights.length} {insights.length === 1 ? 'insight' : 'insights'}
      </h2>
      <ol>
        {insights.map((insight) => (
          <li id={`insight-${insight.id}`}>
            <p class="exact">
              <a href={`#at-${insight.id}`} title="Show in the text">
                {insight.evidence?.exact}
              </a>
            </p>
            {statementBeside(insight) !== null && <p class="statement">{statementBeside(insight)}</p>}
            <p class="meta">
              <span class="kind">
                {insight.kind}
                <Permalink id={insight.id} />
              </span>
              <ThemeLinks themes={insight.themes ?? []} />
            </p>
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** Every text that the note has had, with what changed from one to the next. */
export function Versions({ note, versions }: { note: Note; versions: VersionInfo[] }) {
  return (
    <section class="versions" aria-labelledby="versions-heading">
      <h2 id="versions-heading">Versions</h2>
      <ul>
        {versions.map(({ number, createdAt, length, textUrl, current, sha256 }) => (
          <li>
            <a href={textUrl}>Version {number}</a>
            {current && ' (current)'} · {shortInstant(createdAt)} · {grouped(length)} characters ·{' '}
            <span class="digest" title={`SHA-256 of the text: ${sha256}`}>
              {sha256.slice(0, 12)}
            </span>
            {number > 1 && (
              <>
                {' '}
                · <a href={`/notes/${note.slug}/versions/${number - 1}...${number}`}>what changed</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
