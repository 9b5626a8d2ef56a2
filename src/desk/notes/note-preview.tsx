import type { NotePreview } from '../../notes/extraction-schemas.ts';
import { longDate } from '../../pages/dates.ts';

/** What a text would become: its parts, what would be suggested, and what looks wrong. */
export function Preview({ preview }: { preview: NotePreview }) {
  const { title, slug, series, heldOn, heldOnPrecision, speakers, previous, next } = preview;
  const facts: [string, string | null][] = [
    ['Title', title],
    ['Address', `/notes/${slug}`],
    ['Series', series && `${series.title}${series.number === null ? '' : `, ${series.number}`}`],
    ['Held on', heldOn && (heldOnPrecision === 'day' ? longDate(heldOn) : heldOn)],
    ['Speakers', speakers.join(', ')],
    ['Previous', previous],
    ['Next', next],
  ];
  return (
    <>
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([term, value]) => (
            <div>
              <dt>{term}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
      <h3>Sections</h3>
      <ol>
        {preview.sections.map(({ kind, heading, blocks }) => (
          <li>
            <span class="kind">{kind}</span> {heading ?? blocks[0]?.text.slice(0, 80)}{' '}
            <span class="count">{blocks.length}</span>
          </li>
        ))}
      </ol>
      <h3>Insights ({preview.insights.length})</h3>
      <ol class="suggestions-list">
        {preview.insights.map(({ quote, kind, confidence, themes, status }) => (
          <li>
            <q>{quote}</q>{' '}
            <span class="quiet">
              {status === 'accepted' ? 'accepted at once' : 'waits in the queue'}, {kind},{' '}
              {Math.round(confidence * 100)} % sure{themes.length > 0 && `: ${themes.join(', ')}`}
            </span>
          </li>
        ))}
      </ol>
      {preview.names.length > 0 && <h3>Examples and names ({preview.names.length})</h3>}
      <ul>
        {preview.names.map(({ kind, name, mentions }) => (
          <li>
            {name} <span class="kind">{kind}</span>{' '}
            <span class="count">
              {mentions} {mentions === 1 ? 'mention' : 'mentions'}
            </span>
          </li>
        ))}
      </ul>
      {preview.proposedThemes.length > 0 && <p>Proposed themes: {preview.proposedThemes.join(', ')}</p>}
      <h3>What looks wrong ({preview.findings.length})</h3>
      <ul>
        {preview.findings.map(({ message, exact }) => (
          <li>
            {message} {exact !== null && <q>{exact}</q>}
          </li>
        ))}
      </ul>
      <p class="hint">The text is kept as it came: what looks wrong is listed, never mended.</p>
    </>
  );
}
