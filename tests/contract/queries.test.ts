import { afterAll, beforeAll, expect, test } from 'vitest';
import { addExample, addInsight, addMention, addNote } from '../support/factories.ts';
import { operationsOf, type Document, type Operation, type Schema } from '../support/fuzz/document.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

/* What every route says of a query or a body with one slip in it, and what a list page costs. From the document. */

interface Fault {
  detail: string;
  parameter?: string;
  pointer?: string;
  suggestion?: string;
}

let kb: KnowledgeBase;
let admin: string;
let document: Document;
let operations: Operation[];

beforeAll(async () => {
  kb = await startKnowledgeBase();
  admin = await kb.keyFor('admin');
  await addExample(kb.deps.db, { slug: 'an-example' });
  await addNote(kb.deps.db, { slug: 'a-note' });
  await grow(12);
  document = JSON.parse((await kb.app.inject('/openapi.json')).body) as Document;
  operations = operationsOf(document);
});
afterAll(() => kb?.stop());

/** So many more notes, each with insights, an example and mentions of one that many name. */
async function grow(count: number): Promise<void> {
  const { db } = kb.deps;
  for (let i = 0; i < count; i++) {
    const note = await addNote(db);
    const example = await addExample(db);
    await addInsight(db, note, { themes: ['governance'], examples: ['an-example', example.slug] });
    await addInsight(db, note, { status: 'suggested', start: 12 });
    await addMention(db, note, example.id, [0, 4]);
  }
}

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined
    ? schema
    : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

const existing: Record<string, string> = {
  slug: 'a-note',
  number: '1',
  from: '1',
  to: '1',
  part: '1',
  format: 'json',
};
const addressOf = ({ path }: Operation): string =>
  path
    .replace('/examples/{slug}', '/examples/an-example')
    .replace(/\/(tags|themes)\/\{slug\}/, '/$1/governance')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => existing[name] ?? '00000000-0000-7000-8000-000000000000');

async function faultsOf(
  operation: Operation,
  query: Record<string, string>,
  body?: object,
): Promise<Fault[]> {
  const { statusCode, body: answer } = await kb.app.inject({
    method: operation.method as 'GET',
    url: addressOf(operation),
    query,
    headers: { authorization: admin, 'if-match': '"nothing-v1-x"' },
    ...(body && { payload: body }),
  });
  expect(statusCode, `${operation.operationId} ${JSON.stringify(query)} ${JSON.stringify(body)}`).toBe(422);
  return (JSON.parse(answer) as { errors?: Fault[] }).errors ?? [];
}

/** One slip that still looks like what was meant; names of one or two letters have none. */
const misspelt = (name: string): string => (name.length > 2 ? name.slice(0, -1) : `${name}x`);

/** The values of a parameter that takes some of a fixed list: `^(a|b)(,(a|b))*$`, or an enum. */
function valuesOf({ enum: values, pattern = '' }: Schema): string[] {
  if (values) return values.map(String);
  const [, names] = /^\^\((.+?)\)\(,\(/.exec(pattern) ?? [];
  return names?.split('|').map((name) => name.replaceAll('\\', '')) ?? [];
}

const reads = () => operations.filter(({ requestBody, method }) => !requestBody && method === 'GET');

test('a misspelt parameter is named, with all that are allowed and the nearest', async () => {
  for (const operation of operations) {
    // What is wrong with a body is said first, and the file of a form before that.
    if (operation.requestBody) continue;
    const names = operation.parameters.filter(({ in: where }) => where === 'query').map(({ name }) => name);
    const faults = await faultsOf(operation, { nothingLikeIt: '1' });
    const fault = faults.find(({ parameter }) => parameter === 'nothingLikeIt');
    for (const name of names.length > 0 ? names : ['none'])
      expect(fault?.detail, operation.operationId).toContain(name);
    for (const name of names) {
      const slip = misspelt(name);
      if (names.includes(slip)) continue;
      const said = (await faultsOf(operation, { [slip]: '1' })).find(({ parameter }) => parameter === slip);
      expect(said?.suggestion, `${operation.operationId} ${slip}`).toBeDefined();
      expect(names).toContain(said?.suggestion);
    }
  }
});

test('a misspelt field, include, facet, sort key or any value of a list is named, with all of them and the nearest', async () => {
  let tried = 0;
  for (const operation of reads())
    for (const { name, schema, in: where } of operation.parameters) {
      const values = where === 'query' ? valuesOf(resolved(schema)) : [];
      const value = values.find((one) => one.length > 3);
      if (value === undefined) continue;
      const faults = await faultsOf(operation, { [name]: misspelt(value) });
      const fault = faults.find(({ parameter }) => parameter === name);
      const what = `${operation.operationId} ${name}=${misspelt(value)}`;
      expect(values, what).toContain(fault?.suggestion);
      for (const allowed of values) expect(fault?.detail, what).toContain(allowed);
      tried += 1;
    }
  expect(tried).toBeGreaterThan(40);
});

test('a misspelt member or value of a body is pointed at, with all that are allowed and the nearest', async () => {
  let tried = 0;
  for (const operation of operations) {
    const given = operation.requestBody?.content['application/json']?.schema;
    const { properties = {} } = given ? resolved(given) : {};
    const names = Object.keys(properties);
    for (const [name, schema] of Object.entries(properties)) {
      const slip = misspelt(name);
      if (names.includes(slip)) continue;
      const faults = await faultsOf(operation, {}, { [slip]: 1 });
      const fault = faults.find(({ pointer }) => pointer === `#/${slip}`);
      expect(names, `${operation.operationId} ${slip}`).toContain(fault?.suggestion);
      for (const allowed of names) expect(fault?.detail).toContain(allowed);
      const value = resolved(schema)
        .enum?.map(String)
        .find((one) => one.length > 3);
      if (value === undefined) continue;
      const wrong = await faultsOf(operation, {}, { [name]: misspelt(value) });
      const told = wrong.find(({ pointer }) => pointer === `#/${name}`);
      expect(resolved(schema).enum, `${operation.operationId} ${name}`).toContain(told?.suggestion);
      expect(told?.detail).toContain(value);
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(5);
});

/** The statements of one request: the fewest of three counts, for what runs beside it can only add to them. */
async function statementsOf(url: string): Promise<{ statements: number; rows: number }> {
  const { options } = kb.client.sql;
  const counts: number[] = [];
  let rows = 0;
  for (let i = 0; i < 3; i++) {
    let statements = 0;
    options.debug = () => void (statements += 1);
    const { statusCode, body } = await kb.app.inject({ url, headers: { authorization: admin } });
    options.debug = false;
    expect(statusCode, url).toBe(200);
    counts.push(statements);
    rows = (JSON.parse(body) as { data: unknown[] }).data.length;
  }
  return { statements: Math.min(...counts), rows };
}

/** What a page of every list costs, with all that it can include and count. */
async function costs(): Promise<Map<string, { statements: number; rows: number }>> {
  const found = new Map<string, { statements: number; rows: number }>();
  for (const operation of reads().filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'limit'),
  )) {
    if (operation.parameters.some(({ name, required }) => name === 'q' && required === true)) continue;
    if (operation.path.startsWith('/feeds') || operation.path.startsWith('/v1/webhooks')) continue;
    const maximum = operation.parameters.find(({ name }) => name === 'limit')?.schema.maximum ?? 1;
    const selection = operation.parameters
      .filter(({ name }) => name === 'include' || name === 'facets')
      .map(({ name, schema }) => `&${name}=${valuesOf(resolved(schema)).join(',')}`)
      .join('');
    found.set(
      operation.operationId,
      await statementsOf(`${addressOf(operation)}?limit=${maximum}${selection}`),
    );
  }
  return found;
}

test('a page of any list, whatever it includes and counts, costs few statements, and not one more for each row', async () => {
  await kb.worker?.stop();
  const few = await costs();
  await grow(12);
  const many = await costs();
  expect(few.size).toBeGreaterThan(7);
  // Whatever asks row by row asks twelve times more; what runs beside requests now and then does not.
  const grewBy = ([list, { statements }]: [string, { statements: number }]): number =>
    statements - (few.get(list)?.statements ?? 0);
  expect([...many].filter((cost) => grewBy(cost) > 5)).toEqual([]);
  for (const [list, { statements }] of many) expect(statements, list).toBeLessThanOrEqual(20);
  const grown = [...many].filter(([list, { rows }]) => rows > (few.get(list)?.rows ?? 0));
  expect(grown.map(([list]) => list)).toEqual(
    expect.arrayContaining(['listNotes', 'listInsights', 'listExamples', 'listQueue']),
  );
});
