import { refuse, type ReadResult } from './read-document.ts';
import { HtmlLimitError } from './read-html-tree.ts';

/** Runs a reader; the limits that a parser hit become a refusal. */
export function withinLimits(read: () => ReadResult): ReadResult {
  try {
    return read();
  } catch (error) {
    if (error instanceof HtmlLimitError) return refuse(error.reason, error.message);
    throw error;
  }
}
