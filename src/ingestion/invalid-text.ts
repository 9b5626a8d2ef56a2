import { InvalidRequestError } from '../errors.ts';

/** The text of a request cannot become a note. */
export const invalidText = (detail: string): InvalidRequestError =>
  new InvalidRequestError('The body is not valid: see errors.', [{ pointer: '#/text', detail }]);
