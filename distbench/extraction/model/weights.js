import { readFileSync } from 'node:fs';
import { Columns } from "./columns.js";
const FORMAT = 1;
const QUANTA = 32_767;
const SPACES = ['insight', 'kind', 'theme'];
/** The shipped weights: beside `src` and `dist`, for both run two folders deep. */
export const shippedWeightsUrl = new URL('../../../weights/model.json', import.meta.url);
export function readWeights(from = shippedWeightsUrl) {
    return decodeWeights(readFileSync(from, 'utf8'));
}
/** Writes weights as JSON text: the same weights always give the same bytes. */
export function encodeWeights(model) {
    const spaces = SPACES.map((name) => [name, encodeSpace(model[name])]);
    return `${JSON.stringify({ format: FORMAT, source: model.source, ...Object.fromEntries(spaces) })}\n`;
}
export function decodeWeights(text) {
    const file = JSON.parse(text);
    if (file.format !== FORMAT)
        throw new Error(`weights of format ${file.format}, not ${FORMAT}`);
    const [insight, kind, theme] = SPACES.map((name) => decodeSpace(file[name]));
    return { source: file.source, insight: insight, kind: kind, theme: theme };
}
function encodeSpace({ columns, scales, heads }) {
    return {
        scales,
        columns: toBase64(columns.hashes),
        heads: heads.map(({ name, bias, weights, calibration, threshold }) => {
            const unit = unitOf(weights);
            const quanta = Int16Array.from(weights, (weight) => Math.round(weight / unit));
            return { name, bias: round(bias), unit, weights: toBase64(quanta), calibration, threshold };
        }),
    };
}
function decodeSpace({ scales, columns, heads }) {
    return {
        scales,
        columns: new Columns(new Uint32Array(fromBase64(columns))),
        heads: heads.map(({ unit, weights, ...head }) => ({
            ...head,
            weights: Float32Array.from(new Int16Array(fromBase64(weights)), (quantum) => quantum * unit),
        })),
    };
}
function unitOf(weights) {
    let largest = 0;
    for (const weight of weights)
        largest = Math.max(largest, Math.abs(weight));
    return largest === 0 ? 1 : Number((largest / QUANTA).toPrecision(4)) * 1.001;
}
function round(value) {
    return Number(value.toPrecision(6));
}
function toBase64(array) {
    return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}
function fromBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
//# sourceMappingURL=weights.js.map