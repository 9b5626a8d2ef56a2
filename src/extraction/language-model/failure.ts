import type { FallbackReason } from '../port.ts';

interface FailureDetails {
  /** HTTP status of the answer, where there was one. */
  status?: number;
  /** Error code of the connection, such as ECONNREFUSED. */
  code?: string;
  /** Whether asking once more may help, and after how long. */
  retryAfterMs?: number;
}

/** Why a language model gave nothing usable. Holds neither the note's text nor the key nor the server's words. */
export class LanguageModelFailure extends Error {
  readonly reason: FallbackReason;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(reason: FallbackReason, { status, code, retryAfterMs }: FailureDetails = {}) {
    super(`the language model gave no usable answer: ${reason}`);
    this.name = 'LanguageModelFailure';
    this.reason = reason;
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
