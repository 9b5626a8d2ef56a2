import type { Extractor } from '../port.ts';
import { LanguageModelExtractor, type LanguageModelOptions } from './language-model-extractor.ts';

interface LanguageModelSettings {
  LLM_BASE_URL?: string | undefined;
  LLM_MODEL?: string | undefined;
  LLM_API_KEY?: string | undefined;
}

/** The extractor that the settings ask for: a language model before the built-in one, or that one alone. */
export function withLanguageModel(
  builtIn: Extractor,
  { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey }: LanguageModelSettings,
  log: LanguageModelOptions['log'],
): Extractor {
  if (baseUrl === undefined || model === undefined) return builtIn;
  return new LanguageModelExtractor({ server: { baseUrl, model, apiKey }, builtIn, log });
}
