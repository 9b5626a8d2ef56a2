import type { Insight } from '../insights/schemas.ts';

const folded = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** The statement where it says something else than the passage; null where it would only repeat it. */
export function statementBeside({ statement = '', evidence }: Insight): string | null {
  return evidence === undefined || folded(evidence.exact) === folded(statement) ? null : statement;
}
