import { oneLine, type Citation } from './citations.ts';
import { textExporter, type ExportContext, type Exporter } from './exporter.ts';

const commands: Record<string, string> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\textbraceleft{}`,
  '}': String.raw`\textbraceright{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};

/**
 * Braces are counted by BibTeX even where they are escaped: they are written as commands. Characters that TeX draws
 * together, as two hyphens into a dash, are kept apart.
 */
const escaped = (text: string): string =>
  oneLine(text)
    .replaceAll(/[\\{}~^$&%#_]/g, (character) => commands[character] ?? `\\${character}`)
    .replaceAll(/([-'`,<>])(?=\1)|[?!](?=`)/g, '$&{}');

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An entry in UTF-8. Doubled braces keep capitals, and names whole. */
export function bibtexEntry(citation: Citation): string {
  const { author, date, series, quotation, remark } = citation;
  const [year, month, day] = date ?? [];
  const fields: [string, string | null | undefined][] = [
    ['title', `{{${escaped(citation.title)}}}`],
    ['author', author && `{{${escaped(author)}}}`],
    ['series', series && `{${escaped(series)}}`],
    ['year', year === undefined ? null : `{${year}}`],
    ['month', month === undefined ? null : months[month - 1]],
    ['day', day === undefined ? null : `{${day}}`],
    ['url', `{${citation.url}}`],
    ['abstract', quotation && `{${escaped(quotation)}}`],
    ['note', remark && `{${escaped(remark)}}`],
    ['keywords', citation.keywords.length === 0 ? null : `{${citation.keywords.map(escaped).join(', ')}}`],
    ['langid', `{${citation.language}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value == null ? [] : [`  ${name} = ${value}`]));
  return `@misc{${citation.id},\n${lines.join(',\n')}\n}\n`;
}

export const bibtex = <R>(cite: (record: R, context: ExportContext) => Citation): Exporter<R> =>
  textExporter({
    mediaType: 'application/x-bibtex; charset=utf-8',
    between: '\n',
    record: (record, context) => bibtexEntry(cite(record, context)),
  });
