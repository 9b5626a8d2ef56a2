import { oneLine, type Citation } from './citations.ts';
import { textExporter, type ExportContext, type Exporter } from './exporter.ts';

/**
 * A record of RIS: a tag of two characters, two blanks, a hyphen and a blank; CRLF. Readers part an author's name at
 * its comma, so a name with one is given as the publisher.
 */
export function risRecord(citation: Citation): string {
  const [year, month, day] = citation.date ?? [];
  const { author, series, quotation, remark } = citation;
  const fields: [string, string | null][] = [
    ['TY', 'ELEC'],
    ['ID', citation.id],
    ['TI', citation.title],
    [author?.includes(',') === true ? 'PB' : 'AU', author],
    ['T2', series],
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : [year, padded(month), padded(day), ''].join('/')],
    ['UR', citation.url],
    ['AB', quotation],
    ['N1', remark],
    ...citation.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['LA', citation.language],
    ['ER', ''],
  ];
  return fields.map(([tag, value]) => (value === null ? '' : `${tag}  - ${oneLine(value)}\r\n`)).join('');
}

const padded = (part: number | undefined): string =>
  part === undefined ? '' : String(part).padStart(2, '0');

export const ris = <R>(cite: (record: R, context: ExportContext) => Citation): Exporter<R> =>
  textExporter({
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    record: (record, context) => risRecord(cite(record, context)),
  });
