import { indexText } from "../../text/code-points.js";
import { prepareText } from "../../text/verify-quote.js";
import { recogniseNames } from "../names/recognise-names.js";
import { readAnswer } from "./answer.js";
import { ChatClient } from "./chat-client.js";
import { checkInsights } from "./check-insights.js";
import { joinNames } from "./check-names.js";
import { chunkNote } from "./chunk-note.js";
import { Drops } from "./drops.js";
import { LanguageModelFailure } from "./failure.js";
import { buildMessages } from "./prompt.js";
import { ThemeResolver } from "./resolve-themes.js";
const maxSourceLength = 60;
const defaults = { totalMs: 60_000, maxChunkLength: 4000, maxChunks: 40, maxEntries: 60, parallel: 3 };
/**
 * Suggestions by a language model, all of them checked against the note: see docs/language-model.md. A note is
 * answered by the model as a whole or, where any part of it fails, by the built-in extractor as a whole; `report`
 * says which. Not deterministic where the model is not.
 */
export class LanguageModelExtractor {
    source;
    #options;
    #client;
    constructor(options) {
        this.#options = { ...defaults, ...options };
        this.#client = new ChatClient(options.server, options);
        this.source = sourceOf(options.server.model);
    }
    async extract(input) {
        const { builtIn, log } = this.#options;
        try {
            return this.#checked(input, await this.#ask(input));
        }
        catch (error) {
            if (!(error instanceof LanguageModelFailure))
                throw error;
            const { reason, status, code } = error;
            const fields = { extractor: this.source, reason, status, code };
            log.warn(fields, 'the language model gave no usable answer; the built-in extractor answers instead');
            const extraction = await builtIn.extract(input);
            const dropped = { insights: {}, names: {}, themes: {} };
            return { ...extraction, report: { source: builtIn.source, fallback: reason, dropped } };
        }
    }
    async #ask({ text, structure, vocabulary }) {
        const { totalMs, maxChunkLength, maxChunks, parallel } = this.#options;
        const index = indexText(text);
        const chunks = chunkNote(index, structure, maxChunkLength);
        if (chunks.length > maxChunks)
            throw new LanguageModelFailure('note-too-long');
        const controller = new AbortController();
        const giveUp = () => controller.abort(new LanguageModelFailure('time-out'));
        const timer = setTimeout(giveUp, totalMs);
        const deadline = { signal: controller.signal, endsAt: Date.now() + totalMs };
        try {
            return await inParallel(chunks, parallel, async ({ start, end }) => readAnswer(await this.#client.complete(buildMessages(index.slice(start, end), vocabulary), deadline)));
        }
        finally {
            clearTimeout(timer);
            // Where one stretch failed, the others' answers are no longer needed.
            giveUp();
        }
    }
    #checked(input, answers) {
        const { log, maxEntries } = this.#options;
        const text = prepareText(input.text);
        const themes = new ThemeResolver(input.vocabulary.themes);
        const drops = { insights: new Drops(), names: new Drops() };
        for (const { insights, names, malformed } of answers) {
            drops.insights.add('malformed', malformed.insights);
            drops.names.add('malformed', malformed.names);
            drops.insights.add('surplus', insights.length - maxEntries);
            drops.names.add('surplus', names.length - maxEntries);
        }
        const answered = answers.flatMap(({ insights }) => insights.slice(0, maxEntries));
        const answeredNames = answers.flatMap(({ names }) => names.slice(0, maxEntries));
        const insights = checkInsights(text, answered, themes, drops.insights);
        const names = joinNames(text, recogniseNames(input), answeredNames, drops.names);
        const dropped = {
            insights: drops.insights.counts,
            names: drops.names.counts,
            themes: themes.drops.counts,
        };
        const kept = { insights: insights.length, names: names.length };
        log.info({ extractor: this.source, kept, dropped }, 'answers of the language model checked');
        return {
            insights,
            names,
            proposals: { themes: themes.proposals },
            report: { source: this.source, dropped },
        };
    }
}
/** `llm:` and the model's name in letters, digits, hyphens, full stops, underscores and colons. */
function sourceOf(model) {
    return `llm:${model.replaceAll(/[^A-Za-z0-9._:-]+/g, '-')}`.slice(0, maxSourceLength);
}
/** Results in the order of the items; rejects with the first failure. */
async function inParallel(items, limit, task) {
    const results = [];
    const queue = items.entries();
    const work = async () => {
        for (const [at, item] of queue)
            results[at] = await task(item);
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
    return results;
}
//# sourceMappingURL=language-model-extractor.js.map