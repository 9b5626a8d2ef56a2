import { CONTEXT_LENGTH } from './passage.ts';

/** How well the surroundings of one place agree with those of another, on either side from 0 to 1. */
export interface Agreement {
  left: number;
  right: number;
}

/**
 * Compares the text before and after a quotation of `length` at `a.at` with that at `b.at` (UTF-16 units), up to
 * CONTEXT_LENGTH characters on either side. The ends of a text count as a character of their own.
 */
export function contextAgreement(
  a: { text: string; at: number },
  b: { text: string; at: number },
  length: number,
): Agreement {
  return {
    left: sharedShare(
      a.at,
      (i) => unitAt(a.text, a.at - 1 - i),
      (i) => unitAt(b.text, b.at - 1 - i),
    ),
    right: sharedShare(
      a.text.length - a.at - length,
      (i) => unitAt(a.text, a.at + length + i),
      (i) => unitAt(b.text, b.at + length + i),
    ),
  };
}

/** Both sides together, from 0 to 2. */
export function strength({ left, right }: Agreement): number {
  return left + right;
}

/** Whether nothing near the quotation differs. */
export function isFull({ left, right }: Agreement): boolean {
  return left === 1 && right === 1;
}

function sharedShare(
  characters: number,
  first: (i: number) => number,
  second: (i: number) => number,
): number {
  const available = Math.min(CONTEXT_LENGTH, characters + 1);
  let shared = 0;
  while (shared < available && first(shared) === second(shared)) shared++;
  return shared / available;
}

/** -1 beyond the ends of the text. */
function unitAt(text: string, offset: number): number {
  return offset < 0 || offset >= text.length ? -1 : text.charCodeAt(offset);
}
