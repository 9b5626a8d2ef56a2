import type { Extraction, Span } from '../extraction/port.ts';

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What touches no passage that is known already: decided or not, such passages are never proposed again. */
export function newFindings(
  extraction: Extraction,
  known: { quotations: readonly Span[]; mentions: readonly Span[] },
): Extraction {
  return {
    ...extraction,
    insights: extraction.insights.filter(
      (suggestion) => !known.quotations.some((span) => overlaps(span, suggestion)),
    ),
    names: extraction.names.flatMap((name) => {
      const mentions = name.mentions.filter(
        (mention) => !known.mentions.some((span) => overlaps(span, mention)),
      );
      return mentions.length > 0 ? [{ ...name, mentions }] : [];
    }),
  };
}
