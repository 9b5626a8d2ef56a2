import type { Chunk } from './chunks.ts';
import { contextFeatures } from './context.ts';
import { phraseOf, shapeFeatures } from './shape.ts';
import { fold } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { ownWords } from './wording.ts';

/** All stretches that read the same, and what speaks for their being a name of some kind. */
export interface Cluster {
  key: string;
  /** Its words as they are written: `asWritten`. */
  tokens: readonly Token[];
  chunks: Chunk[];
  features: Map<string, number>;
}

const SPEAKS = ['turn', 'says', 'said-before', 'who'];

/** Groups chunks by their words and gathers the evidence of all their places. */
export function clusterChunks(tokens: readonly Token[], chunks: readonly Chunk[]): Map<string, Cluster> {
  const clusters = new Map<string, Cluster>();
  const written = asWritten(tokens, chunks);
  for (const chunk of chunks) {
    const words = tokens.slice(chunk.from, chunk.to);
    const key = phraseOf(words);
    const cluster = clusters.get(key) ?? newCluster(key, written.get(key)!);
    clusters.set(key, cluster);
    cluster.chunks.push(chunk);
    contextFeatures(tokens, chunk, (feature) => count(cluster, feature));
  }
  for (const cluster of clusters.values()) {
    if (cluster.tokens.length === 1 && cluster.chunks.every(({ from }) => tokens[from]!.opens))
      count(cluster, 'only-openings');
    if (cluster.chunks.length > 1) count(cluster, 'repeated');
    if (cluster.chunks.some(({ namesHeading }) => namesHeading)) count(cluster, 'names-heading');
    if (cluster.features.has('plain-words')) {
      if (cluster.features.has('soft-organisation-head')) count(cluster, 'plain-soft');
      if (cluster.features.has('where')) count(cluster, 'plain-where');
    }
    if (cluster.features.has('the') && cluster.features.has('strange-last')) count(cluster, 'the-strange');
    if (cluster.chunks.every(({ from }) => tokens[from]!.place === 'title')) count(cluster, 'only-in-title');
  }
  countNamedAlone(clusters);
  return clusters;
}

/** The words of each where it was first met, but for headings in capitals: those are not how a name is written. */
function asWritten(tokens: readonly Token[], chunks: readonly Chunk[]): Map<string, readonly Token[]> {
  const written = new Map<string, readonly Token[]>();
  const isShouted = (words: readonly Token[]): boolean => words.every((word) => word.allCapitals);
  for (const { from, to } of chunks) {
    const words = tokens.slice(from, to);
    const known = written.get(phraseOf(words));
    if (!known || (isShouted(known) && !isShouted(words))) written.set(phraseOf(words), words);
  }
  return written;
}

/** Who is also called by one word, and speaks under it, is a person. */
function countNamedAlone(clusters: Map<string, Cluster>): void {
  for (const cluster of clusters.values()) {
    const names = cluster.tokens.filter((token) => token.capital);
    if (names.length < 2 || names.length > 4) continue;
    const alone = [names[0]!, names.at(-1)!].map((token) => clusters.get(fold(token)));
    if (alone.some((single) => single && SPEAKS.some((feature) => single.features.has(feature))))
      count(cluster, 'named-alone');
  }
}

function newCluster(key: string, tokens: readonly Token[]): Cluster {
  const cluster: Cluster = { key, tokens, chunks: [], features: new Map() };
  for (const own of [shapeFeatures, ownWords]) own(tokens, (feature) => cluster.features.set(feature, 1));
  return cluster;
}

function count(cluster: Cluster, feature: string): void {
  cluster.features.set(feature, (cluster.features.get(feature) ?? 0) + 1);
}
