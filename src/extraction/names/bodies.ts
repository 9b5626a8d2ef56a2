import { addForm, addUnder, newEntity, type Entity } from './entities.ts';
import { fold } from './lexicon.ts';
import type { Judged } from './people.ts';
import { phraseOf } from './shape.ts';
import type { Token } from './tokens.ts';

const KNOWN_PLACE = ['known-place', 'known-place-phrase', 'country'];
const LONGEST = 16;

/** Organisations, examples and places, with shortened forms joined to the full one. */
export function gatherBodies(judged: Map<string, Judged>): Entity[] {
  const longestFirst = [...judged.values()].sort((a, b) => b.cluster.tokens.length - a.cluster.tokens.length);
  const bodies: Entity[] = [];
  const parts = new Parts();
  for (const { cluster, verdict } of longestFirst) {
    const owner = ownerOf(parts, { cluster, verdict });
    if (owner) {
      addForm(owner.entity, cluster.tokens, owner.afterThe);
    } else if (verdict) {
      const entity = newEntity(verdict.kind, verdict.confidence, cluster.tokens);
      bodies.push(entity);
      if (verdict.kind !== 'place' && verdict.kind !== 'person') parts.add(entity);
    }
  }
  return bodies;
}

/** Names by the words they begin and end with, and by their spelling variants. */
class Parts {
  readonly begins = new Map<string, Entity[]>();
  readonly ends = new Map<string, Entity[]>();
  readonly variants = new Map<string, Entity>();

  add(entity: Entity): void {
    const words = entity.tokens;
    this.variants.set(variant(words), entity);
    for (let length = 1; length < words.length && length < LONGEST; length++) {
      addUnder(this.begins, folded(words.slice(0, length)), entity);
      addUnder(this.ends, folded(words.slice(-length)), entity);
    }
  }
}

interface Owner {
  entity: Entity;
  afterThe: boolean;
}

/** The one longer name that these words begin or end. */
function ownerOf(parts: Parts, { cluster: { tokens, features }, verdict }: Judged): Owner | undefined {
  const has = (feature: string): boolean => features.has(feature);
  const same = parts.variants.get(variant(tokens));
  if (same && tokens.length > 1) return { entity: same, afterThe: false };
  const key = folded(tokens);
  const begins = parts.begins.get(key) ?? [];
  const ends = parts.ends.get(key) ?? [];
  const bare = has('bare-head') || has('generic');
  if (!bare && (verdict?.kind === 'place' || KNOWN_PLACE.some(has))) return undefined;
  const afterThe = bare && has('the');
  if (ends.length === 1 && (tokens.length > 1 || afterThe))
    return { entity: ends[0]!, afterThe: tokens.length === 1 };
  if (afterThe && begins.length === 1) return { entity: begins[0]!, afterThe };
  return begins.length > 0 && !bare ? { entity: begins[0]!, afterThe: false } : undefined;
}

const folded = (tokens: readonly Token[]): string => tokens.map(fold).join(' ');

/** The same for "Well-Being" and "Wellbeing", "and" and "&", with and without a possessive. */
function variant(tokens: readonly Token[]): string {
  return phraseOf(tokens.filter((token) => token.lower !== 'and')).replace(/(?:'s\b|['-])|\s/gu, '');
}
