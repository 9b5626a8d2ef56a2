import { listOf, type DeskView } from './view.ts';

/** Themes to tick. */
export function ThemeChoice(props: {
  themes: readonly { slug: string; label?: string | undefined }[];
  chosen: readonly string[];
}) {
  return (
    <fieldset class="choices">
      <legend>Themes</legend>
      {props.themes.map(({ slug, label = slug }) => (
        <label>
          <input type="checkbox" name="theme" value={slug} checked={props.chosen.includes(slug)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}

/** The same for a form that may come back: what was ticked stays, unless only somebody else has changed it. */
export function EditThemes({
  view,
  themes,
  now,
}: {
  view: DeskView;
  themes: readonly { slug: string; label?: string | undefined }[];
  now: readonly string[];
}) {
  const typed = view.typed?.has('themesBefore') === true ? view.typed : null;
  const mine = typed && areTouched(typed) ? typed.getAll('theme') : null;
  const isContested = typed !== null && mine !== null && !sameSet(now, listOf(typed.get('themesBefore')));
  return (
    <>
      <input type="hidden" name="themesBefore" value={now.join()} />
      <ThemeChoice themes={themes} chosen={mine ?? now} />
      {isContested && (
        <p class="meanwhile">
          Themes, as somebody else has changed them meanwhile: <q>{now.join(', ') || 'none'}</q>
        </p>
      )}
    </>
  );
}

/** Proposed themes, which cannot be ticked, are left alone where nothing else was changed. */
export const areTouched = (form: URLSearchParams): boolean =>
  !sameSet(form.getAll('theme'), listOf(form.get('themesBefore')));

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join() === b.toSorted().join();
