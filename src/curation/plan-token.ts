import { createHash } from 'node:crypto';
import { DomainError, InvalidRequestError } from '../errors.ts';

/**
 * Names everything that a plan was made from: versions, counts, a digest of the links. The same state gives the same
 * token, so a token that fits says that nothing has changed since the preview.
 */
export const planTokenOf = (...read: unknown[]): string =>
  `plan_${createHash('sha256').update(JSON.stringify(read)).digest('base64url')}`;

/**
 * @throws InvalidRequestError without a token; DomainError `precondition-failed` where what it was made from has
 *   changed
 */
export function requirePlanToken(given: string | undefined, current: string): void {
  if (given === undefined) {
    throw new InvalidRequestError('The body is not valid: see errors.', [
      {
        pointer: '#/planToken',
        detail: 'Ask for the plan first, with preview true, and send its planToken.',
      },
    ]);
  }
  if (given === current) return;
  throw new DomainError(
    'precondition-failed',
    'What the plan was made from has changed since. Ask for the plan again and look at it.',
  );
}
