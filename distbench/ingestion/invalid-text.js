import { InvalidRequestError } from "../errors.js";
/** The text of a request cannot become a note. */
export const invalidText = (detail) => new InvalidRequestError('The body is not valid: see errors.', [{ pointer: '#/text', detail }]);
//# sourceMappingURL=invalid-text.js.map