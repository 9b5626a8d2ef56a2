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
