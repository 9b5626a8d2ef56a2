import { connect } from '../db/client.ts';
import type { Actor } from '../audit/repository.ts';
import type { Placed } from '../codings/place-selections.ts';
import type { ReadProject } from '../codings/project.ts';
import type { Extraction, ExtractionInput } from '../extraction/port.ts';
import type { ParsedNote } from '../ingestion/note-structure.ts';
import type { ReadDocument } from '../ingestion/read-document.ts';
import type { SourceEntry } from '../ingestion/read-source.ts';
import type { TrainingReport } from '../learning/train-model.ts';
import type { Span } from '../text/passage.ts';

/*
 * What takes long on the processor, done in a thread of its own. What goes in and out is copied; each task loads what
 * it needs when it is first called.
 */

/** Which model extracts: `weights` (packed) and `base` are null for the shipped one. */
export interface ChosenModel {
  id: string;
  base: string | null;
  weights: Uint8Array | null;
}

export interface ExtractedByModel {
  extraction: Extraction;
  source: string;
  /** Whether the model was learnt on top of weights that are not the shipped ones any more, which answered instead. */
  isOutdated: boolean;
}

let loaded: { key: string; extract: (input: ExtractionInput) => Promise<ExtractedByModel> } | null = null;

export async function extract({
  input,
  model,
}: {
  input: ExtractionInput;
  model: ChosenModel;
}): Promise<ExtractedByModel> {
  const key = `${model.id} ${model.base}`;
  if (loaded?.key !== key) loaded = { key, extract: await load(model) };
  return loaded.extract(input);
}

async function load({ base, weights }: ChosenModel) {
  const { ModelExtractor, createModel } = await import('../extraction/model-extractor.ts');
  const { recogniseNames } = await import('../extraction/names/recognise-names.ts');
  const { readShipped, unpackWeights } = await import('../learning/model-weights.ts');
  const isOutdated = base !== null && (weights === null || readShipped().digest !== base);
  const model = weights === null || isOutdated ? createModel() : createModel(unpackWeights(weights));
  const extractor = new ModelExtractor(recogniseNames, model);
  return async (input: ExtractionInput): Promise<ExtractedByModel> => ({
    extraction: await extractor.extract(input),
    source: extractor.source,
    isOutdated,
  });
}

export async function parse({ text, outline }: Pick<ReadDocument, 'text' | 'outline'>): Promise<ParsedNote> {
  const { parsePlainText } = await import('../ingestion/parse-plain-text.ts');
  return parsePlainText(text, outline);
}

export async function readFile({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<SourceEntry[]> {
  const { readSource } = await import('../ingestion/read-source.ts');
  return readSource(name, bytes);
}

export async function readProject({ file }: { file: Uint8Array }): Promise<ReadProject> {
  const { readProject: read } = await import('../codings/read-project.ts');
  return read(file);
}

export async function placeSelections({
  source,
  spans,
  target,
}: {
  source: string;
  spans: (Span | null)[];
  target: string;
}): Promise<Placed[]> {
  const { placeSelections: place } = await import('../codings/place-selections.ts');
  const { indexText } = await import('../text/code-points.ts');
  return place(indexText(source), spans, indexText(target));
}

export type TrainingOutcome = { report: TrainingReport } | { refused: string };

/** With a connection of its own: the decisions are read here, and the model stored. */
export async function train({
  databaseUrl,
  actor,
  dryRun,
}: {
  databaseUrl: string;
  actor: Actor;
  dryRun: boolean;
}): Promise<TrainingOutcome> {
  const { trainModel } = await import('../learning/train-model.ts');
  const { ConflictError } = await import('../errors.ts');
  const client = connect(databaseUrl, { max: 1 });
  try {
    return { report: await trainModel(client.db, actor, { dryRun }) };
  } catch (error) {
    // Errors lose their class on the way out of a thread.
    if (error instanceof ConflictError) return { refused: error.message };
    throw error;
  } finally {
    await client.close();
  }
}
