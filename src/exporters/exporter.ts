/** Records as a repository reads them: some at a time. */
export type Batches<R> = AsyncIterable<readonly R[]> | Iterable<readonly R[]>;

/** What is the same for all records of a file. */
export interface ExportContext {
  /** Where the knowledge base answers, without a slash at the end: `https://knowledge.example`. */
  base: string;
}

/**
 * One format of one kind of record: pure, the same bytes for the same records, and never more in memory than a batch.
 * A file that ends early has no end of its format (JSON, zip), and whoever sends it must not end it properly.
 */
export interface Exporter<R> {
  /** With its parameters. */
  mediaType: string;
  chunks(records: Batches<R>, context: ExportContext): AsyncIterable<string | Uint8Array>;
}

/** How a format that is text writes what it consists of. */
interface TextFormat<R> {
  mediaType: string;
  head?: string;
  /** Between two records. */
  between?: string;
  tail?: string;
  record: (record: R, context: ExportContext) => string;
}

export function textExporter<R>({
  mediaType,
  head = '',
  between = '',
  tail = '',
  record,
}: TextFormat<R>): Exporter<R> {
  return {
    mediaType,
    async *chunks(records, context) {
      if (head !== '') yield head;
      let started = false;
      for await (const batch of records) {
        if (batch.length === 0) continue;
        yield (started ? between : '') + batch.map((one) => record(one, context)).join(between);
        started = true;
      }
      if (tail !== '') yield tail;
    },
  };
}
