import type { Note } from '../notes/schemas.ts';
import type { Tag } from '../tags/schemas.ts';

/** One line of plain words: brackets and line ends would break a link. */
const line = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[[\]]/g, String.raw`\$&`)
    .trim();

const entry = (name: string, address: string, said?: string | null): string =>
  `- [${line(name)}](${address})${said ? `: ${line(said)}` : ''}`;

/** What there is for language models to read (llmstxt.org). */
export function llmsText(
  base: string,
  {
    name,
    notes,
    total,
    themes,
  }: { name: string; notes: readonly Note[]; total: number; themes: readonly Tag[] },
): string {
  const counts = ({ insightCount }: Note): string => `${insightCount} insights`;
  return (
    [
      `# ${name}`,
      '> Notes of practitioners’ meetings about how leadership and collaboration work, verbatim; the insights drawn from them, each with the passage that proves it; the examples they name.',
      'Quote the words of `evidence.exact` only: they are verbatim. Name the attribution beside them.',
      '## Notes',
      [
        ...notes.map((note) =>
          entry(note.title ?? note.slug, `${base}/v1/notes/${note.slug}.md`, counts(note)),
        ),
        ...(total > notes.length ? [entry(`All ${total} notes`, `${base}/v1/notes?limit=100`)] : []),
      ].join('\n'),
      '## Themes',
      themes
        .map(({ slug, label = slug, definition }) =>
          entry(label, `${base}/v1/themes/${slug}/dossier`, definition),
        )
        .join('\n'),
      '## API',
      [
        entry('OpenAPI document', `${base}/openapi.json`, 'every address, in OpenAPI 3.1'),
        entry('Insights', `${base}/v1/insights`, 'filtered by theme, tag, example, kind, series and time'),
        entry('Search', `${base}/v1/search?q=trust`, 'over notes, insights and examples'),
        entry(
          'Verify a quotation',
          `${base}/docs`,
          'POST /v1/verify-quote says whether words stand in a note',
        ),
      ].join('\n'),
      '## Optional',
      [
        entry('Changes', `${base}/v1/changes`, 'what changed, in order'),
        entry('Feed of insights', `${base}/feeds/insights.json`),
      ].join('\n'),
    ].join('\n\n') + '\n'
  );
}
