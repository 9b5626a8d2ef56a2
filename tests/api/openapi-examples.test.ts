import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { problemTypes, unparsable } from '../../src/http/problem.ts';
import { generateOpenapi } from '../../src/write-openapi.ts';
import {
  Conformance,
  operationsOf,
  type Document,
  type Operation,
  type Parameter,
  type Schema,
} from '../support/fuzz/document.ts';

interface Body {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}
type ShownParameter = Parameter & { example?: unknown; schema: { examples?: unknown[] } };
interface Examples {
  parameters: Record<string, unknown>;
  problems: Record<string, { type: string; status: number }>;
  operations: Record<string, { parameters?: object; responses?: Record<string, object> }>;
}

let document: Document & { components: { examples: Record<string, { value: unknown }> } };
let operations: Operation[];
let conformance: Conformance;
let written: Examples;
let text: string;
beforeAll(async () => {
  document = JSON.parse(await generateOpenapi()) as typeof document;
  operations = operationsOf(document);
  conformance = new Conformance(document);
  text = await readFile('openapi/examples.json', 'utf8');
  written = JSON.parse(text) as Examples;
});

const isJson = (mediaType: string) => /[/+]json$/.test(mediaType);

/** Every body of an operation, taken or answered, with where it stands. */
const bodiesOf = ({ operationId, requestBody, responses }: Operation) => [
  ...Object.entries(requestBody?.content ?? {}).map(([mediaType, body]) => ({
    where: `${operationId} ${mediaType}`,
    mediaType,
    body: body as Body,
  })),
  ...Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.entries(content).map(([mediaType, body]) => ({
      where: `${operationId} ${status} ${mediaType}`,
      mediaType,
      body: body as Body,
    })),
  ),
];
const bodies = () => operations.flatMap(bodiesOf);
const valuesOf = ({ example, examples = {} }: Body) => [
  ...(example === undefined ? [] : [example]),
  ...Object.values(examples).map(
    ({ $ref }) => document.components.examples[$ref.split('/').at(-1) ?? '']?.value,
  ),
];

describe('the examples of the document', () => {
  test('are there for every body in JSON that is taken or answered, and for every problem', () => {
    const bare = bodies().filter(({ mediaType, body }) => isJson(mediaType) && valuesOf(body).length === 0);
    expect(bare.map(({ where }) => where)).toEqual([]);
    expect(bodies().length).toBeGreaterThan(1000);
  });

  test('are what the schemas beside them allow', () => {
    const faults = bodies().flatMap(({ where, body }) =>
      valuesOf(body).map((value) => [where, conformance.fault(body.schema ?? {}, value)]),
    );
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
  });

  test('of parameters are what is taken there, and stand where a request must have one', () => {
    for (const { operationId, parameters } of operations)
      for (const parameter of parameters as ShownParameter[]) {
        const { name, example, required, schema } = parameter;
        const values = [...(schema.examples ?? []), ...(example === undefined ? [] : [example])];
        if (required === true) expect(values, `${operationId} ${name}`).toHaveLength(1);
        for (const value of values)
          expect(conformance.fault(schema, value), `${operationId} ${name}`).toBeNull();
      }
  });

  test('of problems are of the types that there are', () => {
    const known = [...Object.values(problemTypes), ...Object.values(unparsable)].map(({ status }) => status);
    for (const [status, problem] of Object.entries(written.problems)) {
      expect(String(problem.status)).toBe(status);
      expect(known).toContain(problem.status);
      const code = problem.type.split('#')[1] as keyof typeof problemTypes | undefined;
      if (code)
        expect(problem).toMatchObject({ title: problemTypes[code].title, status: problemTypes[code].status });
    }
  });

  test('are all used: none is of an operation, a status, a media type or a parameter that is gone', () => {
    const names = new Set(operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
    expect(Object.keys(written.parameters).filter((name) => !names.has(name))).toEqual([]);
    const used = new Set(bodies().map(({ where }) => where));
    for (const [id, { parameters = {}, responses = {} }] of Object.entries(written.operations)) {
      const own = operations
        .find(({ operationId }) => operationId === id)
        ?.parameters.map(({ name }) => name);
      expect(own, id).toBeDefined();
      expect(own, id).toEqual(expect.arrayContaining(Object.keys(parameters)));
      for (const [status, types] of Object.entries(responses))
        for (const mediaType of Object.keys(types)) expect(used).toContain(`${id} ${status} ${mediaType}`);
    }
  });

  test('name nobody whom the notes name, and hold nothing that could open a door', () => {
    expect(text).not.toMatch(/\b(?:Steve|Wyler|Cate|Newnes|Dave)\b|"person"/);
    for (const [secret] of text.matchAll(/\b(?:kb|plan)_[\w-]{9,}|\bwhsec_[\w+/=]+|\beyJ[\w-]+/g))
      expect(secret).toMatch(/^(?:kb|plan)_example-|^whsec_ZXhhbXBsZSB/);
    expect(text).not.toMatch(/127\.0\.0\.1|localhost/);
  });

  test('have ids, sums and times that are nobody’s', () => {
    for (const [id] of text.matchAll(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g))
      expect(id).toMatch(/^0{8}-0000-[47]000-8000-0{9}\d{3}$/);
    for (const [sum] of text.matchAll(/\b[0-9a-f]{64}\b/g)) expect(sum).toMatch(/^0{56}/);
    for (const [time] of text.matchAll(/\d{4}-\d\d-\d\dT[\d:]+/g))
      expect(time).toMatch(/-01-15T1[01]:00:00$|-01-01T00:00:00$|-12-31T23:59:59$/);
  });
});
