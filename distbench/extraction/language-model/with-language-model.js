import { LanguageModelExtractor } from "./language-model-extractor.js";
/** The extractor that the settings ask for: a language model before the built-in one, or that one alone. */
export function withLanguageModel(builtIn, { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey }, log) {
    if (baseUrl === undefined || model === undefined)
        return builtIn;
    return new LanguageModelExtractor({ server: { baseUrl, model, apiKey }, builtIn, log });
}
//# sourceMappingURL=with-language-model.js.map