import fc from 'fast-check';
import type { Conformance, Schema } from './document.ts';
import type { Draw } from './draw.ts';

/** Words that break naive code: SQL, markup, paths, headers, prototypes, formats, odd Unicode. */
export const nastyWords = [
  "'; drop table notes; --",
  '" or ""="',
  '%27%20or%201=1',
  '\\',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'a\r\nSet-Cookie: b=c',
  '__proto__',
  'constructor',
  '${7*7}',
  'null',
  'NaN',
  '-1',
  '1e309',
  '0x10',
  '%',
  '٣',
  '🦓',
  'e\u0301',
  '\u202e',
  '\u0000',
  '\ud800',
  'a'.repeat(3000),
];

/** Values seen in answers, by the name of the member that held them. */
export type Pool = Map<string, unknown[]>;

const texts = new Map<string, fc.Arbitrary<string>>();
/** Kept by length: making one takes longer than drawing from it. */
function text(min: number, max: number): fc.Arbitrary<string> {
  const held = texts.get(`${min} ${max}`);
  if (held) return held;
  const nasty = nastyWords.filter((word) => word.length >= min && word.length <= max);
  const made = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.min(max, 40) }) },
    { weight: 2, arbitrary: fc.constantFrom('a'.repeat(min), ...nasty) },
  );
  texts.set(`${min} ${max}`, made);
  return made;
}
const matchers = new Map<string, fc.Arbitrary<string> | null>();
function matching(pattern: string): fc.Arbitrary<string> | null {
  let held = matchers.get(pattern);
  if (held === undefined) {
    try {
      held = fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
      fc.sample(held, 1);
    } catch {
      held = null;
    }
    matchers.set(pattern, held);
  }
  return held;
}
const uuids = fc.uuid();
const addresses = fc.webUrl();
const instants = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Makes values that a schema describes, out of thin air or out of what the API has answered before. */
export class Values {
  readonly #conformance: Conformance;
  readonly #pool: Pool;

  constructor(conformance: Conformance, pool: Pool) {
    this.#conformance = conformance;
    this.#pool = pool;
  }

  of(g: Draw, given: Schema, name: string, depth = 0): unknown {
    const schema = this.#conformance.resolve(given);
    const known = this.#pool.get(name);
    if (known && known.length > 0 && !g.oneIn(5)) {
      const value = g.pick(known);
      const wanted = schema.pattern?.includes('(,') === true ? this.#joined(g, known) : value;
      if (this.#conformance.fault(schema, wanted) === null) return wanted;
    }
    const alternatives = schema.anyOf;
    if (alternatives) return this.of(g, g.pick(alternatives), name, depth);
    if (schema.enum) return g.pick(schema.enum);
    if (schema.const !== undefined) return schema.const;
    const types = [schema.type ?? 'object'].flat();
    return this.#ofType(g, types.length === 1 ? types[0] : g.pick(types), schema, name, depth);
  }

  #joined(g: Draw, known: unknown[]): string {
    return g.oneIn(2) ? `${String(g.pick(known))},${String(g.pick(known))}` : String(g.pick(known));
  }

  #ofType(g: Draw, type: string | undefined, schema: Schema, name: string, depth: number): unknown {
    if (type === 'null') return null;
    if (type === 'boolean') return g.oneIn(2);
    if (type === 'integer' || type === 'number') return this.#number(g, type, schema);
    if (type === 'string') return this.#string(g, schema);
    if (type === 'array') {
      const count = Math.max(schema.minItems ?? 0, g.below(Math.min(schema.maxItems ?? 3, 3) + 1));
      return Array.from({ length: count }, () => this.of(g, schema.items ?? {}, name, depth + 1));
    }
    const members = Object.entries(schema.properties ?? {}).flatMap(([key, member]) =>
      schema.required?.includes(key) === true || (depth < 4 && g.oneIn(2))
        ? [[key, this.of(g, member, this.#nameIn(name, key), depth + 1)]]
        : [],
    );
    return Object.fromEntries(members);
  }

  /** In a list of insights, an `id` is that of an insight. */
  #nameIn(list: string, member: string): string {
    const name = `${list}.${member}`;
    return this.#pool.has(name) ? name : member;
  }

  #number(g: Draw, type: string, { minimum = 0, maximum = 1000 }: Schema): number {
    const [min, max] = [Math.max(minimum, -(2 ** 53) + 1), Math.min(maximum, 2 ** 53 - 1)];
    const near = Math.min(max, min + 30);
    return type === 'integer'
      ? g.from(fc.integer({ min, max: g.oneIn(4) ? max : near }))
      : g.from(fc.double({ min, max, noNaN: true }));
  }

  #string(g: Draw, { format, pattern, minLength = 0, maxLength = 3000 }: Schema): string {
    if (format === 'uuid') return g.from(uuids);
    if (format === 'date') return g.from(instants).slice(0, 10);
    if (format === 'date-time') return g.from(instants);
    if (format === 'uri') return g.from(addresses);
    const arbitrary = pattern === undefined ? null : matching(pattern);
    const made = arbitrary ? g.from(arbitrary) : g.from(text(minLength, maxLength));
    return made.slice(0, maxLength);
  }
}
