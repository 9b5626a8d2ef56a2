import type { NameKind } from '../port.ts';
import { phraseOf } from './shape.ts';
import type { Token } from './tokens.ts';

/** A way of writing a name: its words, and whether it counts only after "the" ("the Authority"). */
export interface Form {
  tokens: readonly Token[];
  afterThe: boolean;
}

/** A name under construction: the fullest form first. */
export interface Entity {
  kind: NameKind;
  confidence: number;
  tokens: readonly Token[];
  forms: Form[];
  /** Set for names that were known beforehand. */
  label?: string;
}

export function newEntity(kind: NameKind, confidence: number, tokens: readonly Token[]): Entity {
  return { kind, confidence, tokens, forms: [{ tokens, afterThe: false }] };
}

export function addForm(entity: Entity, tokens: readonly Token[], afterThe = false): void {
  const key = phraseOf(tokens);
  if (entity.forms.every((form) => phraseOf(form.tokens) !== key)) entity.forms.push({ tokens, afterThe });
}

export const isShort = (tokens: readonly Token[]): boolean => tokens.length === 1;
