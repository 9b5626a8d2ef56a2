import { indexText } from '../../text/code-points.ts';
import { prepareText } from '../../text/verify-quote.ts';
import { recogniseNames } from '../names/recognise-names.ts';
import type { Extraction, ExtractionInput, Extractor, Span } from '../port.ts';
import { readAnswer, type Answer } from './answer.ts';
import { ChatClient, type ChatClientOptions, type ChatServer, type Deadline } from './chat-client.ts';
import { checkInsights } from './check-insights.ts';
import { joinNames } from './check-names.ts';
import { chunkNote } from './chunk-note.ts';
import { Drops } from './drops.ts';
import { LanguageModelFailure } from './failure.ts';
import { buildMessages } from './prompt.ts';
import { ThemeResolver } from './resolve-themes.ts';

const maxSourceLength = 60;

export interface LanguageModelOptions extends ChatClientOptions {
  server: ChatServer;
  /** Answers whenever the model does not. */
  builtIn: Extractor;
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void };
  /** For a whole note, waiting included. */
  totalMs?: number;
  /** Code points sent at once: with instructions and answer, they fit a context of 4,096 tokens. */
  maxChunkLength?: number;
  maxChunks?: number;
  /** Entries taken of each list of one answer. */
  maxEntries?: number;
  /** Stretches of one note asked about at the same time. */
  parallel?: number;
}

const defaults = { totalMs: 60_000, maxChunkLength: 4000, maxChunks: 40, maxEntries: 60, parallel: 3 };

/**
 * Suggestions by a language model, all of them checked against the note: see docs/language-model.md. A note is
 * answered by the model as a whole or, where any part of it fails, by the built-in extractor as a whole; `report`
 * says which. Not deterministic where the model is not.
 */
export class LanguageModelExtractor implements Extractor {
  readonly source: string;
  readonly #options: Required<Pick<LanguageModelOptions, keyof typeof defaults>> & LanguageModelOptions;
  readonly #client: ChatClient;

  constructor(options: LanguageModelOptions) {
    this.#options = { ...defaults, ...options };
    this.#client = new ChatClient(options.server, options);
    this.source = sourceOf(options.server.model);
  }

  async extract(input: ExtractionInput): Promise<Extraction> {
    const { builtIn, log } = this.#options;
    try {
      return this.#checked(input, await this.#ask(input));
    } catch (error) {
      if (!(error instanceof LanguageModelFailure)) throw error;
      const { reason, status, code } = error;
      const fields = { extractor: this.source, reason, status, code };
      log.warn(fields, 'the language model gave no usable answer; the built-in extractor answers instead');
      const extraction = await builtIn.extract(input);
      const dropped = { insights: {}, names: {}, themes: {} };
      const source = extraction.report?.source ?? builtIn.source;
      return { ...extraction, report: { source, fallback: reason, dropped } };
    }
  }

  async #ask({ text, structure, vocabulary }: ExtractionInput): Promise<Answer[]> {
    const { totalMs, maxChunkLength, maxChunks, parallel } = this.#options;
    const index = indexText(text);
    const chunks = chunkNote(index, structure, maxChunkLength);
    if (chunks.length > maxChunks) throw new LanguageModelFailure('note-too-long');
    const controller = new AbortController();
    const giveUp = (): void => controller.abort(new LanguageModelFailure('time-out'));
    const timer = setTimeout(giveUp, totalMs);
    const deadline: Deadline = { signal: controller.signal, endsAt: Date.now() + totalMs };
    try {
      return await inParallel(chunks, parallel, async ({ start, end }: Span) =>
        readAnswer(await this.#client.complete(buildMessages(index.slice(start, end), vocabulary), deadline)),
      );
    } finally {
      clearTimeout(timer);
      // Where one stretch failed, the others' answers are no longer needed.
      giveUp();
    }
  }

  #checked(input: ExtractionInput, answers: readonly Answer[]): Extraction {
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
function sourceOf(model: string): string {
  return `llm:${model.replaceAll(/[^A-Za-z0-9._:-]+/g, '-')}`.slice(0, maxSourceLength);
}

/** Results in the order of the items; rejects with the first failure. */
async function inParallel<T, R>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const work = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
