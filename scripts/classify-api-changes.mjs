// What today's OpenAPI document changes against the one of the last release: breaking or additive, for clients that
// keep docs/stability.md. Descriptions and examples are no contract.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const nameOf = (given) => given.$ref?.split('/').at(-1);

class Comparison {
  breaking = [];
  additive = [];
  #seen = new Set();

  constructor(before, after) {
    this.before = before;
    this.after = after;
  }

  run() {
    this.#members(
      this.before.paths,
      this.after.paths,
      (path, old, now) => {
        this.#members(
          old,
          now,
          (method, ...operations) => this.#operation(`${method} ${path}`, ...operations),
          `${path} `,
        );
      },
      '',
    );
    return { breaking: this.breaking, additive: this.additive };
  }

  /** What is gone breaks, what is new adds, what stayed is compared. */
  #members(old = {}, now = {}, compare, prefix) {
    for (const name of Object.keys(old))
      if (now[name] === undefined) this.breaking.push(`${prefix}${name} is gone`);
      else compare(name, old[name], now[name]);
    for (const name of Object.keys(now))
      if (old[name] === undefined) this.additive.push(`${prefix}${name} is new`);
  }

  #operation(where, old, now) {
    const parameters = (document, { parameters = [] }) =>
      Object.fromEntries(
        parameters.map((given) => {
          const parameter = given.$ref ? document.components.parameters[nameOf(given)] : given;
          return [`${parameter.in} ${parameter.name}`, parameter];
        }),
      );
    const before = parameters(this.before, old);
    const after = parameters(this.after, now);
    this.#members(
      before,
      after,
      (name, was, is) => {
        if (is.required && !was.required) this.breaking.push(`${where}: ${name} is now required`);
        this.#schema(`${where}: ${name}`, was.schema, is.schema, 'request');
      },
      `${where}: `,
    );
    for (const [name, { required }] of Object.entries(after))
      if (required && !before[name]) this.breaking.push(`${where}: ${name} is new and required`);
    if (now.requestBody?.required && !old.requestBody?.required)
      this.breaking.push(`${where}: a body is now required`);
    this.#content(`${where} body`, old.requestBody?.content, now.requestBody?.content, 'request');
    this.#members(
      old.responses,
      now.responses,
      (status, was, is) => {
        this.#content(`${where} ${status}`, was.content, is.content, 'response');
        this.#members(was.headers, is.headers, () => undefined, `${where} ${status}: header `);
      },
      `${where}: status `,
    );
  }

  #content(where, old, now, side) {
    this.#members(
      old,
      now,
      (type, was, is) => this.#schema(where, was.schema, is.schema, side),
      `${where}: `,
    );
  }

  #schema(where, old = {}, now = {}, side) {
    const [was, is] = [this.#resolved(this.before, old), this.#resolved(this.after, now)];
    // Recursive schemas end here.
    const pair = `${side} ${nameOf(old)} ${nameOf(now)}`;
    if (nameOf(old) && nameOf(now) && this.#seen.has(pair)) return;
    this.#seen.add(pair);
    const place = nameOf(now) ?? where;
    if (JSON.stringify(was.type) !== JSON.stringify(is.type))
      this.breaking.push(`${place}: type ${was.type} is now ${is.type}`);
    this.#values(place, was, is, side);
    if (side === 'request') this.#limits(place, was, is);
    this.#members(
      was.properties,
      is.properties,
      (name, ...schemas) => this.#schema(`${place}.${name}`, ...schemas, side),
      `${place} (${side}).`,
    );
    this.#required(place, was, is, side);
    if (was.items || is.items) this.#schema(`${place}[]`, was.items, is.items, side);
    this.#variants(place, was, is, side);
  }

  #resolved(document, schema) {
    return schema.$ref ? (document.components.schemas[nameOf(schema)] ?? {}) : schema;
  }

  #required(place, { required: was = [] }, { required: is = [] }, side) {
    // Asking for more breaks requests; promising less breaks who reads answers.
    const [from, to, what] =
      side === 'request' ? [was, is, 'is now required'] : [is, was, 'may now be missing'];
    for (const name of to) if (!from.includes(name)) this.breaking.push(`${place}.${name} ${what}`);
  }

  #values(place, was, is, side) {
    const listed = ({ enum: values, const: constant }) =>
      values ?? (constant === undefined ? undefined : [constant]);
    const [old, now] = [listed(was), listed(is)];
    if (old && !now && side === 'request') this.additive.push(`${place} takes any value`);
    if (!old && now && side === 'request') this.breaking.push(`${place} takes listed values only`);
    if (!old || !now) return;
    for (const value of old)
      if (!now.includes(value) && side === 'request') this.breaking.push(`${place} does not take ${value}`);
    for (const value of now) if (!old.includes(value)) this.additive.push(`${place} has the value ${value}`);
  }

  /** Whether a pattern that differs takes less cannot be told: it counts as breaking. */
  #limits(place, was, is) {
    for (const name of ['pattern', 'format'])
      if (was[name] !== is[name])
        (is[name] === undefined ? this.additive : this.breaking).push(`${place}: ${name} differs`);
    for (const name of ['maxLength', 'maximum', 'maxItems', 'minLength', 'minimum', 'minItems']) {
      if (was[name] === is[name]) continue;
      const open = name.startsWith('max') ? Infinity : -Infinity;
      const [old, now] = [was[name] ?? open, is[name] ?? open];
      const narrower = name.startsWith('max') ? now < old : now > old;
      (narrower ? this.breaking : this.additive).push(`${place}: ${name} ${old} is now ${now}`);
    }
    if (was.additionalProperties !== false && is.additionalProperties === false)
      this.breaking.push(`${place} takes no further members`);
  }

  #variants(place, was, is, side) {
    for (const name of ['anyOf', 'oneOf', 'allOf']) {
      const [old, now] = [was[name] ?? [], is[name] ?? []];
      if (old.length !== now.length)
        this.breaking.push(`${place}: ${name} has ${now.length} variants, not ${old.length}`);
      else
        for (const [i, schema] of old.entries()) this.#schema(`${place} ${name} ${i}`, schema, now[i], side);
    }
  }
}

/** `{ breaking, additive }`: one sentence for each difference between two OpenAPI documents. */
export const classify = (before, after) => new Comparison(before, after).run();

/** Whether the Pending part of a changelog owns up to a break. */
export const announcesBreak = (changelog) => {
  const [, pending = ''] = changelog.split(/^## Pending$/m);
  return /^(?:- )?Breaking:/m.test(pending.split(/^## /m)[0] ?? '');
};

function main() {
  const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const [before, after] = ['released', 'openapi'].map((name) => JSON.parse(read(`openapi/${name}.json`)));
  const { breaking, additive } = classify(before, after);
  for (const change of breaking) process.stdout.write(`breaking: ${change}\n`);
  for (const change of additive) process.stdout.write(`additive: ${change}\n`);
  process.stdout.write(`${breaking.length} breaking, ${additive.length} additive\n`);
  process.exitCode = breaking.length === 0 || announcesBreak(read('CHANGELOG.md')) ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
