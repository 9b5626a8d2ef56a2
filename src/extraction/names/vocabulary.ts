import { indexText } from '../../text/code-points.ts';
import type { VocabularyTerm } from '../port.ts';
import { addForm, newEntity, type Entity } from './entities.ts';
import { phraseOf } from './shape.ts';
import { tokenise, type Token } from './tokens.ts';

const KNOWN = 0.98;

/** Adds the examples of the vocabulary by label and alias; a name found by itself that is one of them becomes it. */
export function addKnown(entities: Entity[], terms: readonly VocabularyTerm[]): void {
  for (const term of terms) {
    const forms = [term.label, ...term.aliases].map(wordsOf).filter((words) => words.length > 0);
    const keys = new Set(forms.map(phraseOf));
    if (forms.length === 0) continue;
    const known: Entity = { ...newEntity('example', KNOWN, forms[0]!), label: term.label };
    for (const form of forms) addForm(known, form);
    for (let at = entities.length - 1; at >= 0; at--) {
      const entity = entities[at]!;
      if (!entity.forms.some((form) => keys.has(phraseOf(form.tokens)))) continue;
      if (entity.kind === 'example')
        for (const form of entity.forms) addForm(known, form.tokens, form.afterThe);
      entities.splice(at, 1);
    }
    entities.push(known);
  }
}

function wordsOf(name: string): Token[] {
  const index = indexText(name);
  const words = tokenise(index, { titleSpan: { start: 0, end: index.length }, sections: [] });
  return /^(?:the|an?)$/u.test(words[0]?.lower ?? '') && words.length > 1 ? words.slice(1) : words;
}
