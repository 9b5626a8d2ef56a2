import { contextFeatures } from "./context.js";
import { phraseOf, shapeFeatures } from "./shape.js";
import { fold } from "./lexicon.js";
import { THRESHOLD, weights } from "./weights.js";
const SPEAKS = ['turn', 'says', 'said-before', 'who'];
const MOST_REPEATS = 3;
/** Groups chunks by their words and gathers the evidence of all their places. */
export function clusterChunks(tokens, chunks) {
    const clusters = new Map();
    for (const chunk of chunks) {
        const words = tokens.slice(chunk.from, chunk.to);
        const key = phraseOf(words);
        const cluster = clusters.get(key) ?? newCluster(key, words);
        clusters.set(key, cluster);
        cluster.chunks.push(chunk);
        contextFeatures(tokens, chunk, (feature) => count(cluster, feature));
    }
    for (const cluster of clusters.values()) {
        if (cluster.tokens.length === 1 && cluster.chunks.every(({ from }) => tokens[from].opens))
            count(cluster, 'only-openings');
        if (cluster.chunks.length > 1)
            count(cluster, 'repeated');
        if (cluster.features.has('the') && cluster.features.has('strange-last'))
            count(cluster, 'the-strange');
        if (cluster.chunks.every(({ from }) => tokens[from].place === 'title'))
            count(cluster, 'only-in-title');
    }
    countNamedAlone(clusters);
    return clusters;
}
/** Who is also called by one word, and speaks under it, is a person. */
function countNamedAlone(clusters) {
    for (const cluster of clusters.values()) {
        const names = cluster.tokens.filter((token) => token.capital);
        if (names.length < 2 || names.length > 4)
            continue;
        const alone = [names[0], names.at(-1)].map((token) => clusters.get(fold(token)));
        if (alone.some((single) => single && SPEAKS.some((feature) => single.features.has(feature))))
            count(cluster, 'named-alone');
    }
}
function newCluster(key, tokens) {
    const cluster = { key, tokens, chunks: [], features: new Map() };
    shapeFeatures(tokens, (feature) => cluster.features.set(feature, 1));
    return cluster;
}
function count(cluster, feature) {
    cluster.features.set(feature, (cluster.features.get(feature) ?? 0) + 1);
}
/** The kind that the evidence speaks for most, or null where it speaks for none. */
export function judge(cluster) {
    const total = { person: 0, place: 0, organisation: 0, example: 0 };
    for (const [feature, times] of cluster.features) {
        const worth = weights[feature];
        if (!worth)
            continue;
        const factor = 1 + 0.4 * (Math.min(times, MOST_REPEATS) - 1);
        for (const kind of kinds)
            total[kind] += worth[kind] * factor;
    }
    const [best, second] = [...kinds].sort((a, b) => total[b] - total[a]);
    if (total[best] < THRESHOLD)
        return null;
    const margin = Math.min(total[best] - THRESHOLD, total[best] - Math.max(total[second], 0));
    return { kind: best, confidence: Math.round(100 / (1 + Math.exp(-0.4 - margin / 2.5))) / 100 };
}
const kinds = ['person', 'place', 'organisation', 'example'];
//# sourceMappingURL=clusters.js.map