import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/client.ts';
import type { Extraction, ExtractionInput, Extractor } from '../extraction/port.ts';
import { createModel, ModelExtractor, type InsightModel } from '../extraction/model-extractor.ts';
import { findModelWeights, getModelInUse, type ModelRow } from './models-repository.ts';

const nothingDropped = { insights: {}, names: {}, themes: {} };

/**
 * The built-in extractor with the model that is in use in this knowledge base: the database is asked before every
 * note, so that all processes change together. Nothing is loaded before the first note.
 */
export class LearningExtractor implements Extractor {
  /** The model’s number is in the report of each extraction. */
  readonly source = 'model';
  readonly #db: Database;
  readonly #log: Pick<FastifyBaseLogger, 'warn'>;
  readonly #shipped: InsightModel;
  #loaded: { number: number; extractor: ModelExtractor } | null = null;

  constructor(db: Database, log: Pick<FastifyBaseLogger, 'warn'>, shipped: InsightModel = createModel()) {
    this.#db = db;
    this.#log = log;
    this.#shipped = shipped;
  }

  async extract(input: ExtractionInput): Promise<Extraction> {
    const inUse = await getModelInUse(this.#db);
    if (this.#loaded?.number !== inUse.number) {
      this.#loaded = { number: inUse.number, extractor: await this.#load(inUse) };
    }
    const { extractor } = this.#loaded;
    const extraction = await extractor.extract(input);
    return { ...extraction, report: { source: extractor.source, dropped: nothingDropped } };
  }

  async #load({ number, base }: ModelRow): Promise<ModelExtractor> {
    const { recogniseNames } = await import('../extraction/names/recognise-names.ts');
    if (number === 1) return new ModelExtractor(recogniseNames, this.#shipped);
    const { readShipped, unpackWeights } = await import('./model-weights.ts');
    const packed = readShipped().digest === base ? await findModelWeights(this.#db, number) : null;
    if (!packed) {
      this.#log.warn({ model: number }, 'the model in use was learnt on top of other weights; train again');
      return new ModelExtractor(recogniseNames, this.#shipped);
    }
    return new ModelExtractor(recogniseNames, createModel(unpackWeights(packed)));
  }
}
