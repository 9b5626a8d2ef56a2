import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/client.ts';
import type { Extraction, ExtractionInput, Extractor } from '../extraction/port.ts';
import type { ChosenModel } from '../threads/tasks.ts';
import { Threads } from '../threads/threads.ts';
import { findModelWeights, getModelInUse, type ModelRow } from './models-repository.ts';

const nothingDropped = { insights: {}, names: {}, themes: {} };

/**
 * The built-in extractor with the model that is in use in this knowledge base: the database is asked before every
 * note, so that all processes change together. It works in a thread, and nothing is loaded before the first note.
 */
export class LearningExtractor implements Extractor {
  /** The model’s number is in the report of each extraction. */
  readonly source = 'model';
  readonly #db: Database;
  readonly #log: Pick<FastifyBaseLogger, 'warn'>;
  readonly #threads: Threads;
  #chosen: { number: number; model: ChosenModel } | null = null;

  constructor(db: Database, log: Pick<FastifyBaseLogger, 'warn'>, threads = new Threads()) {
    this.#db = db;
    this.#log = log;
    this.#threads = threads;
  }

  async extract(input: ExtractionInput): Promise<Extraction> {
    const inUse = await getModelInUse(this.#db);
    const isNew = this.#chosen?.number !== inUse.number;
    const chosen = isNew ? await this.#choose(inUse) : this.#chosen!;
    const { extraction, source, isOutdated } = await this.#threads.run('extract', {
      input,
      model: chosen.model,
    });
    if (isOutdated && isNew)
      this.#log.warn(
        { model: inUse.number },
        'the model in use was learnt on top of other weights; train again',
      );
    return { ...extraction, report: { source, dropped: nothingDropped } };
  }

  async #choose({ id, number, base }: ModelRow): Promise<{ number: number; model: ChosenModel }> {
    const weights = number === 1 ? null : await findModelWeights(this.#db, number);
    this.#chosen = { number, model: { id, base, weights } };
    return this.#chosen;
  }
}
