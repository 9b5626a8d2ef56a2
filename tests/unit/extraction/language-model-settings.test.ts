import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { withLanguageModel } from '../../../src/extraction/language-model/with-language-model.ts';
import { silentLog } from '../../support/log.ts';
import { builtIn } from './language-model-server.ts';

const url = 'http://127.0.0.1:11434/v1';

test('without LLM_BASE_URL the built-in extractor is used as it is', () => {
  expect(withLanguageModel(builtIn, readConfig({ LLM_MODEL: 'unused' }), silentLog)).toBe(builtIn);
});

test('with LLM_BASE_URL the language model comes first', () => {
  const config = readConfig({ LLM_BASE_URL: url, LLM_MODEL: 'qwen3:4b' });
  expect(withLanguageModel(builtIn, config, silentLog).source).toBe('llm:qwen3:4b');
});

test('LLM_BASE_URL without LLM_MODEL stops the start with a sentence', () => {
  expect(() => readConfig({ LLM_BASE_URL: url })).toThrow(/LLM_MODEL is not: name the model/);
});

test('wrong settings are told without the secret in them', () => {
  const complaint = (settings: Record<string, string>): string => {
    try {
      readConfig({ LLM_BASE_URL: url, LLM_MODEL: 'm', ...settings });
    } catch (error) {
      return String(error);
    }
    return '';
  };
  expect(complaint({ LLM_API_KEY: 'sk-hidden\n' })).toMatch(/LLM_API_KEY: must be visible ASCII/);
  expect(complaint({ LLM_API_KEY: 'sk-hidden\n' })).not.toContain('sk-hidden');
  expect(complaint({ LLM_BASE_URL: 'http://me:hidden@127.0.0.1/v1' })).toMatch(/set LLM_API_KEY/);
  expect(complaint({ LLM_BASE_URL: 'http://me:hidden@127.0.0.1/v1' })).not.toContain('hidden');
  expect(complaint({ LLM_BASE_URL: 'localhost:11434' })).toMatch(/must be an address starting with http/);
});
