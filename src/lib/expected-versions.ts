import { DomainError } from '../errors.ts';

/** The versions that a writer has seen, or `any` where it takes the current one whatever it is. */
export type ExpectedVersions = number[] | 'any';

/** @throws DomainError `precondition-failed` where somebody else's change came first */
export function requireVersion(current: number, expected: ExpectedVersions): void {
  if (expected === 'any' || expected.includes(current)) return;
  throw new DomainError(
    'precondition-failed',
    'Somebody changed it after you read it. Read it again, redo your change and send it with the new ETag.',
  );
}
