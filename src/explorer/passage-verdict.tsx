import type { QuoteVerdict } from '../quotes/schemas.ts';

const sentences: Record<QuoteVerdict['verdict'], string> = {
  exact: 'These words stand in the source exactly so.',
  normalised:
    'These words stand in the source, but for white space, quotation marks, dashes or case. The source’s own wording:',
  ambiguous: 'These words stand in more than one place.',
  absent: 'These words stand in no published note.',
};

/** What became of a pasted quotation: where it stands, word for word. */
export function PassageVerdict({ passage }: { passage: QuoteVerdict }) {
  const { verdict, matches, nearest } = passage;
  return (
    <section class={`notice verdict ${verdict}`} aria-label="Quotation check">
      <p>
        <strong>{sentences[verdict]}</strong>
      </p>
      {matches.slice(0, 5).map(({ note, evidence }) => (
        <figure class="quotation small">
          <blockquote>
            <p>{evidence.exact}</p>
          </blockquote>
          <figcaption>
            <a href={`/notes/${note.slug}`}>{note.title}</a>
          </figcaption>
        </figure>
      ))}
      {nearest && (
        <p>
          The nearest is in <a href={`/notes/${nearest.match.note.slug}`}>{nearest.match.note.title}</a>:{' '}
          {nearest.differences.map(({ same, quote, source }) =>
            same ? (
              <>{source} </>
            ) : (
              <>
                {quote !== '' && <del>{quote}</del>} {source !== '' && <ins>{source}</ins>}{' '}
              </>
            ),
          )}
        </p>
      )}
    </section>
  );
}
