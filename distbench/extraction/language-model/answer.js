import sjson from 'secure-json-parse';
import { z } from 'zod';
import { insightKinds } from "../port.js";
import { LanguageModelFailure } from "./failure.js";
export const nameKinds = ['example', 'organisation', 'person', 'place'];
const object = (properties) => ({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
});
const list = (items) => ({ type: 'array', items });
const text = { type: 'string' };
const number = { type: 'number' };
/**
 * What the model is asked to fill in, as JSON Schema within what every server takes: all members required, none
 * besides, no bounds of numbers or lengths (OpenAI's strict mode; grammars of llama.cpp, Ollama and vLLM).
 */
export const answerSchema = object({
    insights: list(object({
        quote: text,
        kind: { type: 'string', enum: [...insightKinds] },
        confidence: number,
        themes: list(object({ theme: text, confidence: number })),
        cues: list(text),
    })),
    names: list(object({ name: text, kind: { type: 'string', enum: [...nameKinds] }, confidence: number })),
});
const Outline = z.object({ insights: z.array(z.unknown()), names: z.array(z.unknown()) });
const confidence = z.number().transform((value) => Math.min(1, Math.max(0, value)));
const Insight = z.object({
    quote: z.string(),
    kind: z.string(),
    confidence,
    themes: z.array(z.object({ theme: z.string(), confidence })).default([]),
    cues: z.array(z.string()).default([]),
});
const Name = z.object({ name: z.string(), kind: z.string(), confidence });
/**
 * Reads an answer; entries of the wrong shape are left out and counted. Confidences are moved into 0 to 1.
 * @throws LanguageModelFailure `malformed` where it is not such an object, or none of its entries has the shape
 */
export function readAnswer(content) {
    const outline = Outline.safeParse(parse(content)).data;
    if (!outline)
        throw new LanguageModelFailure('malformed');
    const insights = wellFormed(Insight, outline.insights);
    const names = wellFormed(Name, outline.names);
    const given = outline.insights.length + outline.names.length;
    if (given > 0 && insights.length + names.length === 0)
        throw new LanguageModelFailure('malformed');
    return {
        insights,
        names,
        malformed: {
            insights: outline.insights.length - insights.length,
            names: outline.names.length - names.length,
        },
    };
}
function parse(content) {
    try {
        return sjson.parse(content, null, { protoAction: 'remove', constructorAction: 'remove' });
    }
    catch {
        return null;
    }
}
function wellFormed(schema, entries) {
    return entries.flatMap((entry) => {
        const result = schema.safeParse(entry);
        return result.success ? [result.data] : [];
    });
}
//# sourceMappingURL=answer.js.map