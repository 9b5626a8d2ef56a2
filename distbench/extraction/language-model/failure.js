/** Why a language model gave nothing usable. Holds neither the note's text nor the key nor the server's words. */
export class LanguageModelFailure extends Error {
    reason;
    status;
    code;
    retryAfterMs;
    constructor(reason, { status, code, retryAfterMs } = {}) {
        super(`the language model gave no usable answer: ${reason}`);
        this.name = 'LanguageModelFailure';
        this.reason = reason;
        this.status = status;
        this.code = code;
        this.retryAfterMs = retryAfterMs;
    }
}
//# sourceMappingURL=failure.js.map