import type { Conformance, Operation, Parameter, Schema } from './document.ts';
import type { Draw } from './draw.ts';
import { nastyWords, type Values } from './values.ts';
import type { World } from './world.ts';

export interface FuzzRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
  /** Why the document says that this must be refused; null where it allows it. */
  wrong: string | null;
}

interface Draft {
  path: Map<string, string>;
  query: [string, string][];
  headers: Record<string, string>;
  body: unknown;
  mediaType: string | undefined;
}

const nasty = (g: Draw): string => g.pick(nastyWords).toWellFormed();

/** Turns an operation into requests: as the document describes them, and with one thing wrong. */
export class RequestMaker {
  readonly #values: Values;
  readonly #conformance: Conformance;
  readonly #world: World;

  constructor(values: Values, conformance: Conformance, world: World) {
    this.#values = values;
    this.#conformance = conformance;
    this.#world = world;
  }

  make(g: Draw, operation: Operation): FuzzRequest {
    const draft = this.#valid(g, operation);
    const spoiled = g.oneIn(4) ? this.#spoil(g, operation, draft) : null;
    return this.#encode(operation, draft, spoiled ?? this.#fault(operation, draft));
  }

  #valid(g: Draw, operation: Operation): Draft {
    const draft: Draft = { path: new Map(), query: [], headers: {}, body: undefined, mediaType: undefined };
    const entity = operation.path.split('/')[2] ?? operation.path.slice(1);
    const optional = operation.parameters.filter((parameter) => parameter.in === 'query').length;
    for (const { name, schema, in: where, required } of operation.parameters) {
      // A few at once, however many there are: of many, one would always be refused.
      const wanted = where === 'path' || required === true || g.oneIn(Math.max(4, Math.ceil(optional / 3)));
      if (where === 'header' || !wanted) continue;
      const known = this.#world.pool.get(`${entity}.${name}`);
      const made = known && !g.oneIn(8) ? g.pick(known) : this.#values.of(g, schema, name);
      if (where === 'path') draft.path.set(name, String(made));
      else draft.query.push([name, String(made)]);
    }
    this.#stayWithin(draft);
    this.#conditions(g, operation, draft);
    const bodies = Object.entries(operation.requestBody?.content ?? {});
    const written = bodies.filter(([type]) => type !== 'multipart/form-data');
    if (written.length > 0) {
      const [mediaType, { schema = {} }] = g.pick(written);
      draft.mediaType = mediaType;
      draft.body = this.#values.of(g, schema, 'body');
    } else if (bodies.length > 0) {
      draft.mediaType = 'multipart/form-data; boundary=part';
      draft.body = formWithFile(String(this.#values.of(g, { type: 'string', minLength: 1 }, 'text')));
    }
    return draft;
  }

  /** What is kept under something else is asked for there. */
  #stayWithin({ path }: Draft): void {
    for (const value of path.values()) {
      const parent = this.#world.parentOf(value);
      if (parent !== undefined) path.set('id', parent);
    }
  }

  #conditions(g: Draw, operation: Operation, draft: Draft): void {
    const held = this.#world.etagOf(fill(operation.path, draft.path));
    const needsMatch = operation.parameters.some(({ name }) => name.toLowerCase() === 'if-match');
    if (needsMatch) draft.headers['if-match'] = g.oneIn(3) ? '*' : (held ?? '"note-x-v1-0"');
    if (operation.method === 'GET' && held !== undefined && g.oneIn(6)) draft.headers['if-none-match'] = held;
    if (g.oneIn(10)) draft.headers['accept'] = g.pick(['*/*', 'application/json', 'text/html;q=0.5, */*;q=0.1', 'text/*', 'image/png', 'a/b;q=0']); // prettier-ignore
  }

  /** Makes one thing wrong, and says what. */
  #spoil(g: Draw, operation: Operation, draft: Draft): string | null {
    const ways = ['parameter', 'unknown', 'repeated', ...(operation.requestBody ? ['member', 'json', 'type', 'value', 'value', 'value'] : [])]; // prettier-ignore
    const way = g.pick(ways);
    const queryable = operation.parameters.filter((parameter) => parameter.in !== 'header');
    if (way === 'unknown') {
      draft.query.push([g.pick(['limits', 'theme[]', 'q[]', '__proto__', 'sort[]', 'key', 'Fields']), 'x']);
      return 'an unknown parameter';
    }
    if (way === 'repeated' && draft.query[0]) {
      draft.query.push(draft.query[0]);
      return 'a parameter twice';
    }
    if (way === 'parameter' && queryable.length > 0) this.#setParameter(g, g.pick(queryable), draft);
    // Any text is a text: only JSON can be no JSON.
    if (way === 'json' && draft.mediaType !== 'application/json') return null;
    if (way === 'json') draft.body = g.pick(['{', '', '[1,', '{"a":1}}', 'nul', '"\ud800"', '\u0000']);
    if (way === 'json') return 'a body that is not JSON';
    if (way === 'type')
      draft.mediaType = g.pick(['application/xml', 'text/csv', 'application/x-www-form-urlencoded']);
    if (way === 'type') return 'another media type';
    if (typeof draft.body === 'object' && draft.body !== null) this.#spoilBody(g, way, draft.body);
    return null;
  }

  #setParameter(g: Draw, { name, in: where }: Parameter, draft: Draft): void {
    const value = nasty(g);
    if (where === 'path') draft.path.set(name, value);
    else draft.query = [...draft.query.filter(([other]) => other !== name), [name, value]];
  }

  #spoilBody(g: Draw, way: string, body: object): void {
    const members = body as Record<string, unknown>;
    if (way === 'member') members['unknownMember'] = 1;
    const names = Object.keys(members);
    if (way !== 'value' || names.length === 0) return;
    const odd = [null, true, -1, 2 ** 60, 1.5, '', nasty(g), [], {}, [[]], [null], { a: { b: 1 } }];
    if (g.oneIn(4)) delete members[g.pick(names)];
    else members[g.pick(names)] = g.pick(odd);
  }

  /** What the document says against a draft. */
  #fault({ parameters, requestBody }: Operation, draft: Draft): string | null {
    for (const { name, in: where, schema } of parameters) {
      const given = where === 'path' ? draft.path.get(name) : draft.query.find(([key]) => key === name)?.[1];
      const fault = given === undefined ? null : this.#conformance.fault(schema, typed(schema, given));
      if (fault) return `${name}: ${fault}`;
    }
    const schema = requestBody?.content[draft.mediaType ?? '']?.schema;
    return schema ? this.#conformance.fault(schema, draft.body) : null;
  }

  #encode({ path, method }: Operation, draft: Draft, wrong: string | null): FuzzRequest {
    const query = draft.query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    const url = `${fill(path, draft.path)}${query ? `?${query}` : ''}`;
    if (draft.mediaType === undefined) return { method, url, headers: draft.headers, wrong };
    const raw = typeof draft.body === 'string';
    const payload = raw ? String(draft.body) : JSON.stringify(draft.body ?? {});
    return { method, url, headers: { ...draft.headers, 'content-type': draft.mediaType }, payload, wrong };
  }
}

const encode = (value: string): string => encodeURIComponent(value.toWellFormed());

const fill = (path: string, values: Map<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(values.get(name) ?? '') || '%20');

/** A parameter as the document types it: numbers are numbers where they are written as such. */
function typed(schema: Schema, given: string): unknown {
  return schema.type === 'integer' && /^-?\d+$/.test(given) ? Number(given) : given;
}

function formWithFile(text: string): string {
  const disposition = 'Content-Disposition: form-data; name="file"; filename="fuzz.txt"';
  return `--part\r\n${disposition}\r\n\r\n${text}\r\n--part--\r\n`;
}
