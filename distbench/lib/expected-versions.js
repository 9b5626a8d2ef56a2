import { DomainError } from "../errors.js";
/** @throws DomainError `precondition-failed` where somebody else's change came first */
export function requireVersion(current, expected) {
    if (expected === 'any' || expected.includes(current))
        return;
    throw new DomainError('precondition-failed', 'Somebody changed it after you read it. Read it again, redo your change and send it with the new ETag.');
}
//# sourceMappingURL=expected-versions.js.map