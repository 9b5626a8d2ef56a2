import { citationText, citeInsight, type Citation } from '../exporters/citations.ts';
import { toInsightRecord } from '../exports/present.ts';
import type { InsightRow } from '../insights/repository.ts';
import { escapeHtml } from '../lib/html.ts';
import { noteAddress } from '../notes/addresses.ts';
import { escapeMarkdown } from '../notes/render.ts';
import { safeHref } from '../notes/render-inline.ts';
import { textFragmentAddress } from './text-fragment.ts';

/** What every way of showing an insight to people says. */
export interface EvidenceView {
  row: InsightRow;
  address: string;
  /** The quotation in the page it was published on, or else in ours. */
  inContext: string;
  citation: string;
  /** Ready to be put into a page. */
  blockquote: string;
}

export function viewEvidence(row: InsightRow, base: string): EvidenceView {
  const cited = citeInsight(toInsightRecord(row, new Map()), { base });
  const page = safeHref(row.sourceUrl) ?? `${base}${noteAddress(row.noteSlug)}?format=html`;
  return {
    row,
    address: cited.url,
    inContext: textFragmentAddress(page, row),
    citation: citationText(cited),
    blockquote: blockquoteHtml(row, cited),
  };
}

function blockquoteHtml({ exact, noteTitle, attribution }: InsightRow, { url }: Citation): string {
  const lines = exact.split('\n').map(escapeHtml).join('<br>');
  const by = attribution === null ? '' : `, ${escapeHtml(attribution)}`;
  const cite = escapeHtml(url);
  return `<figure><blockquote cite="${cite}"><p>${lines}</p></blockquote><figcaption><a href="${cite}">${escapeHtml(noteTitle)}</a>${by}</figcaption></figure>`;
}

/** A blockquote with its source, then what is said of it. */
export function evidenceMarkdown({ row, address, inContext, citation }: EvidenceView): string {
  const quoted = row.exact.split('\n').map((line) => `> ${escapeMarkdown(line)}`.trimEnd());
  const by = row.attribution === null ? '' : `, ${escapeMarkdown(row.attribution)}`;
  const themes = row.themes.map(({ label }) => escapeMarkdown(label)).join(', ');
  const parts = [
    [...quoted, '>', `> — [${escapeMarkdown(row.noteTitle)}](<${address}>)${by}`].join('\n'),
    ...(row.statement === row.exact ? [] : [escapeMarkdown(row.statement)]),
    ...(themes === '' ? [] : [`Themes: ${themes}`]),
    `[In context](<${inContext}>)`,
    `Cite as: ${escapeMarkdown(citation)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}
