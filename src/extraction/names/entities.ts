import type { NameKind } from '../port.ts';
import { phraseOf } from './shape.ts';
import type { Token } from './tokens.ts';

/** A way of writing a name: its words, and whether it counts only after "the" ("the Authority"). */
export interface Form {
  tokens: readonly Token[];
  afterThe: boolean;
}

/** A name under construction. */
export interface Entity {
  kind: NameKind;
  confidence: number;
  /** The fullest form. */
  tokens: readonly Token[];
  /** By their words as `phraseOf` gives them. */
  forms: Map<string, Form>;
  /** Set for names that were known beforehand. */
  label?: string;
}

export function newEntity(kind: NameKind, confidence: number, tokens: readonly Token[]): Entity {
  return { kind, confidence, tokens, forms: new Map([[phraseOf(tokens), { tokens, afterThe: false }]]) };
}

export function addForm(entity: Entity, tokens: readonly Token[], afterThe = false): void {
  const key = phraseOf(tokens);
  if (!entity.forms.has(key)) entity.forms.set(key, { tokens, afterThe });
}

/** Adds to a list kept under a key. */
export function addUnder<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
