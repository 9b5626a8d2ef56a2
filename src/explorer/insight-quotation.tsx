import type { Insight } from '../insights/schemas.ts';
import { Quotation } from '../pages/quotation.tsx';
import { statementBeside } from '../pages/statement.ts';

/** An insight as lists show it: its quotation first. */
export function InsightQuotation({ insight }: { insight: Insight }) {
  if (!insight.note) return null;
  return (
    <Quotation
      id={insight.id}
      note={insight.note}
      themes={insight.themes ?? []}
      kind={insight.kind}
      statement={statementBeside(insight)}
    >
      {insight.evidence?.exact}
    </Quotation>
  );
}
