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
];
/** Thrown by domain code; only the HTTP layer knows which status it becomes. */
export class DomainError extends Error {
    code;
    errors;
    constructor(code, detail, options = {}) {
        super(detail, options.cause === undefined ? {} : { cause: options.cause });
        this.name = new.target.name;
        this.code = code;
        this.errors = options.errors ?? [];
    }
}
export class NotFoundError extends DomainError {
    constructor(what) {
        super('not-found', what);
    }
}
export class GoneError extends DomainError {
    constructor(detail) {
        super('gone', detail);
    }
}
export class ConflictError extends DomainError {
    constructor(detail, options = {}) {
        super('conflict', detail, options);
    }
}
export class InvalidRequestError extends DomainError {
    constructor(detail, errors = []) {
        super('invalid-request', detail, { errors });
    }
}
//# sourceMappingURL=errors.js.map