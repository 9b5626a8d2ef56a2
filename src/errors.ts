/** Every way in which a request can fail, each documented at `/docs/problems` and mapped to one HTTP status. */
export const problemCodes = [
  'malformed-request',
  'unauthorised',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'conflict',
  'gone',
  'precondition-failed',
  'payload-too-large',
  'unsupported-media-type',
  'invalid-request',
  'precondition-required',
  'quota-exceeded',
  'internal-error',
  'unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing that is wrong: in the body (`pointer`, RFC 6901 as a fragment) or in the query (`parameter`). */
export interface Fault {
  detail: string;
  pointer?: string;
  parameter?: string;
  suggestion?: string;
  /** Where to read about it. */
  address?: string;
}

/** Thrown by domain code; only the HTTP layer knows which status it becomes. */
export class DomainError extends Error {
  readonly code: ProblemCode;
  readonly errors: Fault[];

  constructor(code: ProblemCode, detail: string, options: { errors?: Fault[]; cause?: unknown } = {}) {
    super(detail, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.errors = options.errors ?? [];
  }
}

export class NotFoundError extends DomainError {
  constructor(what: string) {
    super('not-found', what);
  }
}

export class GoneError extends DomainError {
  constructor(detail: string) {
    super('gone', detail);
  }
}

export class ConflictError extends DomainError {
  constructor(detail: string, options: { errors?: Fault[]; cause?: unknown } = {}) {
    super('conflict', detail, options);
  }
}

export class InvalidRequestError extends DomainError {
  constructor(detail: string, errors: Fault[] = []) {
    super('invalid-request', detail, { errors });
  }
}
