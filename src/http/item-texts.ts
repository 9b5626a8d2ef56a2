import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { ContentClock } from '../db/content-clock.ts';
import { checkedJson } from './serialise.ts';

const bytesPerEntry = 300;
const maxKinds = 1000;

export interface Items {
  /** What else decides the text: the type, the members asked for. */
  kind: readonly unknown[];
  ids: readonly string[];
  schema: z.ZodType;
  /** The items with these ids, each with its id; those that are not there (any more) are missing. */
  load: (ids: string[]) => Promise<(readonly [string, unknown])[]>;
}

/**
 * Finished JSON of single items (UTF-8), checked against their schema once between two writes, however many answers hold
 * them: pages that differ have most of their items in common. Kept under the stamp of the content clock, as whole
 * answers are. As bytes they are outside the heap, take half of what strings do, and are sent as they are.
 */
export class ItemTexts {
  readonly #clock: ContentClock;
  readonly #kept: LRUCache<string, Buffer> | null;
  readonly #kinds = new Map<string, number>();

  /** Nothing is kept where `maxBytes` is 0. */
  constructor(clock: ContentClock, maxBytes: number) {
    this.#clock = clock;
    const sizes = { maxSize: maxBytes, maxEntrySize: Math.ceil(maxBytes / 4) };
    const sizeCalculation = (text: Buffer): number => text.length + bytesPerEntry;
    this.#kept = maxBytes === 0 ? null : new LRUCache<string, Buffer>({ ...sizes, sizeCalculation });
    clock.onChange(() => this.#kept?.clear());
  }

  /** In the order of `ids`. @throws ResponseSerializationError for what does not fit the schema */
  async read({ kind, ids, schema, load }: Items): Promise<Buffer[]> {
    const { stamp } = this.#clock;
    const prefix = this.#short(JSON.stringify(kind));
    const texts = new Map<string, Buffer>();
    for (const id of ids) {
      const text = this.#kept?.get(prefix + id);
      if (text) texts.set(id, text);
    }
    const missing = ids.filter((id) => !texts.has(id));
    if (missing.length > 0)
      for (const [id, item] of await load(missing)) {
        const text = unpooled(checkedJson(schema, item));
        texts.set(id, text);
        if (stamp !== null && this.#clock.stamp === stamp) this.#kept?.set(prefix + id, text);
      }
    return ids.flatMap((id) => texts.get(id) ?? []);
  }

  /** Keys are looked up for every item of a page, and a kind names up to 25 members. */
  #short(kind: string): string {
    let number = this.#kinds.get(kind);
    if (number === undefined) {
      if (this.#kinds.size >= maxKinds) {
        this.#kinds.clear();
        this.#kept?.clear();
      }
      this.#kinds.set(kind, (number = this.#kinds.size));
    }
    return `${number} `;
  }
}

/** What is kept must not hold on to the slab that short buffers share: others of it may be long forgotten. */
function unpooled(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
