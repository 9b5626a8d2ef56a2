import type { Note } from '../notes/schemas.ts';
import { ThemeLinks } from '../pages/quotation.tsx';
import { longDate } from '../pages/dates.ts';

const shownThemes = 4;

/** A note in a list. */
export function NoteCard({ note }: { note: Note }) {
  const { slug, title, series, heldOn, insightCount = 0, themes = [] } = note;
  return (
    <li class="card">
      <h3>
        <a href={`/notes/${slug}`}>{title}</a>
      </h3>
      <p class="quiet">
        {[
          series && `${series.title}${series.number === null ? '' : `, ${series.number}`}`,
          heldOn != null && longDate(heldOn),
          `${insightCount} ${insightCount === 1 ? 'insight' : 'insights'}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ThemeLinks themes={themes.slice(0, shownThemes)} />
    </li>
  );
}
