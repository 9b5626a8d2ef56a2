import { indexText } from '../../text/code-points.ts';
import type { VocabularyTerm } from '../port.ts';
import { addForm, newEntity, type Entity } from './entities.ts';
import { tokenise, type Token } from './tokens.ts';

const KNOWN = 0.98;

/** Adds the examples of the vocabulary by label and alias; a name found by itself that is one of them becomes it. */
export function addKnown(entities: readonly Entity[], terms: readonly VocabularyTerm[]): Entity[] {
  const byForm = new Map<string, Entity>();
  const known = terms.flatMap((term) => {
    const forms = [term.label, ...term.aliases].map(wordsOf).filter((words) => words.length > 0);
    if (forms.length === 0) return [];
    const entity: Entity = { ...newEntity('example', KNOWN, forms[0]!), label: term.label };
    for (const form of forms) addForm(entity, form);
    for (const key of entity.forms.keys()) byForm.set(key, entity);
    return [entity];
  });
  const found = entities.filter((entity) => !joins(entity, byForm));
  return [...known, ...found];
}

/** Whether the name is a known one; its other forms become forms of that. */
function joins(entity: Entity, byForm: ReadonlyMap<string, Entity>): boolean {
  const key = [...entity.forms.keys()].find((form) => byForm.has(form));
  if (key === undefined) return false;
  const known = byForm.get(key)!;
  if (entity.kind === 'example')
    for (const form of entity.forms.values()) addForm(known, form.tokens, form.afterThe);
  return true;
}

function wordsOf(name: string): Token[] {
  const index = indexText(name);
  const words = tokenise(index, { titleSpan: { start: 0, end: index.length }, sections: [] });
  return /^(?:the|an?)$/u.test(words[0]?.lower ?? '') && words.length > 1 ? words.slice(1) : words;
}
