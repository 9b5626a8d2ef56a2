import type { ComponentChildren } from 'preact';

interface QuotationProps {
  id: string;
  /** The words of the source, or the same with marks in them. */
  children: ComponentChildren;
  note: { slug: string; title: string };
  themes: readonly { slug: string; label: string }[];
  kind?: string | null | undefined;
  /** What the statement says where that is not what the passage says. */
  statement?: string | null;
}

/** A quotation with its note and its themes, wherever one is shown. */
export function Quotation({ id, children, note, themes, kind, statement }: QuotationProps) {
  return (
    <figure class="quotation">
      <blockquote cite={`/notes/${note.slug}`}>
        <p>{children}</p>
      </blockquote>
      {statement != null && <p class="statement">{statement}</p>}
      <figcaption>
        <span>
          <a class="source" href={`/notes/${note.slug}#at-${id}`}>
            {note.title}
          </a>
          <Permalink id={id} />
        </span>
        {kind != null && <span class="kind">{kind}</span>}
        <ThemeLinks themes={themes} />
      </figcaption>
    </figure>
  );
}

/** After what it belongs to, in the same line: the space before it does not break. */
export function Permalink({ id }: { id: string }) {
  return (
    <>
      {'\u00A0'}
      <a class="permalink" href={`/v1/insights/${id}`} aria-label="This insight on its own">
        #
      </a>
    </>
  );
}

export function ThemeLinks({ themes }: { themes: readonly { slug: string; label: string }[] }) {
  if (themes.length === 0) return null;
  return (
    <ul class="themes" aria-label="Themes">
      {themes.map(({ slug, label }) => (
        <li>
          <a href={`/themes/${slug}`}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
