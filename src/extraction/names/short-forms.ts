import { isAcronym, letters, spells, type Acronym } from './acronyms.ts';
import { addForm, addUnder, type Entity } from './entities.ts';
import { isCommonTitle } from './lexicon.ts';
import { phraseOf } from './shape.ts';
import type { Token } from './tokens.ts';

/** Ties short forms to the names they stand for, and drops the short form as a name by itself. */
export function joinShortForms(
  entities: readonly Entity[],
  tokens: readonly Token[],
  acronyms: readonly Acronym[],
): Entity[] {
  const byForm = new Map(
    entities.flatMap((entity) => [...entity.forms.keys()].map((key) => [key, entity] as const)),
  );
  const dropped = new Set<Entity>();
  for (const { token, full } of acronyms) {
    const owner = full && byForm.get(phraseOf(tokens.slice(full.from, full.to)));
    if (!owner) continue;
    const short = tokens.slice(token, token + 1);
    const alone = byForm.get(phraseOf(short));
    if (alone && alone !== owner) dropped.add(alone);
    addForm(owner, short);
    byForm.set(phraseOf(short), owner);
  }
  joinInitials(entities, tokens, byForm);
  return entities.filter((entity) => !dropped.has(entity));
}

/** A short form that nobody explained, where it spells exactly one of the names. */
function joinInitials(
  entities: readonly Entity[],
  tokens: readonly Token[],
  byForm: ReadonlyMap<string, Entity>,
): void {
  const byInitial = new Map<string, Entity[]>();
  for (const entity of entities) {
    if (entity.kind === 'person' || entity.kind === 'place' || entity.tokens.length < 2) continue;
    addUnder(byInitial, entity.tokens[0]!.lower[0]!, entity);
  }
  for (const token of new Map(tokens.filter(isAcronym).map((token) => [token.base, token])).values()) {
    if (byForm.has(phraseOf([token])) || isCommonTitle(token)) continue;
    const owners = (byInitial.get(token.lower[0]!) ?? []).filter((entity) =>
      spells(entity.tokens, letters(token)),
    );
    if (owners.length === 1) addForm(owners[0]!, [token]);
  }
}
