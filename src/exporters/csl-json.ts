import type { Citation } from './citations.ts';
import { textExporter, type ExportContext, type Exporter } from './exporter.ts';

/** An item of CSL-JSON 1.0 (citation-style-language/schema), which allows no members but its own. */
export const cslItem = (citation: Citation): object => ({
  id: citation.id,
  type: 'webpage',
  title: citation.title,
  ...(citation.series !== null && { 'container-title': citation.series }),
  ...(citation.author !== null && { author: [{ literal: citation.author }] }),
  ...(citation.date !== null && { issued: { 'date-parts': [citation.date] } }),
  URL: citation.url,
  ...(citation.quotation !== null && { abstract: citation.quotation }),
  ...(citation.remark !== null && { note: citation.remark }),
  ...(citation.keywords.length > 0 && { keyword: citation.keywords.join(', ') }),
  language: citation.language,
  ...(citation.licence !== null && { custom: { licence: citation.licence } }),
});

export const cslJson = <R>(cite: (record: R, context: ExportContext) => Citation): Exporter<R> =>
  textExporter({
    mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    record: (record, context) => JSON.stringify(cslItem(cite(record, context))),
  });
