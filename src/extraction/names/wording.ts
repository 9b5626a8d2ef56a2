import type { AddFeature, Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';

/** A name by its own words: how many, the first and the last. */
export function ownWords(tokens: readonly Token[], add: AddFeature): void {
  add(`words:${tokens.length}`);
  add(`first:${tokens[0]!.lower}`);
  add(`last:${tokens.at(-1)!.lower}`);
}

/** The very words on either side, and the mark between: “heard about X”, “X, by which”. What they tell is learnt. */
export function neighbours(at: Surroundings, add: AddFeature): void {
  if (at.first.opens) add('before:^');
  else {
    add(`before:${at.before(1)}${markIn(at.gapBefore)}`);
    if (at.prev(2)) add(`before:${at.before(2)} ${at.before(1)}`);
  }
  if (!at.next(1)) return;
  const after = `after:${markIn(at.gapAfter)}${at.after(1)}`;
  add(after);
  if (at.next(2)) add(`${after} ${at.after(2)}`);
}

function markIn(gap: string): string {
  if (/^\s+$/u.test(gap)) return ' ';
  return /^\s*([,.!?(:])/u.exec(gap)?.[1] ?? '-';
}
