import { addForm, newEntity, type Entity } from './entities.ts';
import { fold } from './lexicon.ts';
import type { Judged } from './people.ts';
import { phraseOf } from './shape.ts';
import type { Token } from './tokens.ts';

const CERTAIN_PLACE = ['in', 'near', 'comes-from', 'compound', 'known-place', 'country'];

/** Organisations, examples and places, with shortened forms joined to the full one. */
export function gatherBodies(judged: Map<string, Judged>): Entity[] {
  const longestFirst = [...judged.values()].sort((a, b) => b.cluster.tokens.length - a.cluster.tokens.length);
  const bodies: Entity[] = [];
  for (const { cluster, verdict } of longestFirst) {
    const owner =
      verdict?.kind === 'place'
        ? undefined
        : ownerOf(bodies, cluster.tokens, (feature) => cluster.features.has(feature));
    if (owner) addForm(owner.entity, cluster.tokens, owner.afterThe);
    else if (verdict) bodies.push(newEntity(verdict.kind, verdict.confidence, cluster.tokens));
  }
  return bodies;
}

interface Owner {
  entity: Entity;
  afterThe: boolean;
}

/** The one longer name that these words begin or end. */
function ownerOf(
  bodies: readonly Entity[],
  tokens: readonly Token[],
  has: (feature: string) => boolean,
): Owner | undefined {
  const longer = bodies.filter(
    ({ kind, tokens: full }) => kind !== 'place' && kind !== 'person' && full.length > tokens.length,
  );
  const same = longer.find(({ tokens: full }) => variant(full) === variant(tokens));
  if (same) return { entity: same, afterThe: false };
  const whole = longer.filter(({ tokens: full }) => isAbout(full, tokens));
  if (whole.length === 0) return undefined;
  const bare = has('bare-head') || has('generic');
  if (!bare && CERTAIN_PLACE.some(has)) return undefined;
  const ends = whole.filter(({ tokens: full }) => endsWith(full, tokens));
  if (ends.length === 1 && (tokens.length > 1 || (bare && has('the'))))
    return { entity: ends[0]!, afterThe: tokens.length === 1 };
  const begins = whole.filter(({ tokens: full }) => startsWith(full, tokens));
  return begins.length > 0 && !bare ? { entity: begins[0]!, afterThe: false } : undefined;
}

const isAbout = (full: readonly Token[], part: readonly Token[]): boolean =>
  startsWith(full, part) || endsWith(full, part);

function startsWith(full: readonly Token[], part: readonly Token[]): boolean {
  return part.every((token, at) => fold(full[at]!) === fold(token));
}

function endsWith(full: readonly Token[], part: readonly Token[]): boolean {
  return part.every((token, at) => fold(full[full.length - part.length + at]!) === fold(token));
}

/** The same for "Well-Being" and "Wellbeing", "and" and "&", with and without a possessive. */
function variant(tokens: readonly Token[]): string {
  return phraseOf(tokens.filter((token) => token.lower !== 'and')).replace(/(?:'s\b|['-])|\s/gu, '');
}
