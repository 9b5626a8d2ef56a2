import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateOpenapi } from '../../src/write-openapi.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; description?: string; schema: unknown }[];
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

let generated: string;
let document: Document;
beforeAll(async () => {
  generated = await generateOpenapi();
  document = JSON.parse(generated) as Document;
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('the committed document is what the code says: otherwise run “npm run openapi”', async () => {
  const committed = await readFile('openapi/openapi.json', 'utf8');
  // Compared here: a report of the difference would be as long as the document.
  expect(committed === generated).toBe(true);
});

test('the same code gives the same bytes', async () => {
  expect((await generateOpenapi()) === generated).toBe(true);
});

describe('the document', () => {
  test('is OpenAPI 3.1.0 and describes every operation, with an id of its own', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.length).toBeGreaterThan(12);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`;
      expect(operation.operationId, where).toMatch(/^[a-z]+[A-Za-z]*$/);
      expect(operation.summary, where).toMatch(/\S/);
      expect(operation.description, where).toMatch(/\S/);
      expect(operation.tags?.length, where).toBeGreaterThan(0);
      for (const tag of operation.tags ?? []) expect(tags, where).toContain(tag);
    }
  });

  test('gives every error as problem details, and names those that any operation can meet', () => {
    for (const { path, operation } of operations()) {
      for (const status of ['400', '401', '429', '500', '503'])
        expect(operation.responses, path).toHaveProperty(status);
      for (const [status, { content }] of Object.entries(operation.responses))
        if (Number(status) >= 400)
          expect(Object.keys(content ?? {}), path).toEqual(['application/problem+json']);
    }
  });

  test('refers only to schemas that are there, and holds none that nothing refers to', () => {
    const referred = new Set(
      [...generated.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name),
    );
    expect(referred).toEqual(new Set(Object.keys(document.components.schemas)));
  });

  test('lets whoever can choose a representation do so by a parameter too', () => {
    const choices = operations().flatMap(({ operation }) => {
      const content = operation.responses['200']?.content ?? {};
      const types = Object.keys(content);
      const bodies = new Set(Object.values(content).map((body) => JSON.stringify(body)));
      const format = operation.parameters?.find(({ name }) => name === 'format');
      const names = (format?.schema as { enum?: string[] } | undefined)?.enum;
      return types.length > 1 && bodies.size > 1
        ? [[operation.operationId, types.length, names?.length]]
        : [];
    });
    expect(choices.length).toBeGreaterThan(0);
    for (const [id, types, names] of choices) expect(names, String(id)).toBe(types);
  });

  test('describes what each query parameter does, and shows what is taken where it is left out', () => {
    for (const { path, operation } of operations())
      for (const { name, in: where, description } of operation.parameters ?? [])
        if (where === 'query') expect(description ?? '', `${path} ${name}`).toMatch(/\S/);
    const limit = document.paths['/v1/notes']?.['get']?.parameters?.find(({ name }) => name === 'limit');
    expect(limit?.schema).toEqual({
      type: 'integer',
      format: 'int32',
      minimum: 1,
      maximum: 100,
      default: 20,
    });
  });
});

describe('the pages', () => {
  let kb: KnowledgeBase;
  beforeAll(async () => {
    kb = await startKnowledgeBase();
  });
  afterAll(() => kb?.stop());

  test('/openapi.json is the document', async () => {
    const { body } = await kb.request.get('/openapi.json').expect(200);
    expect(body).toEqual(document);
  });

  test('/docs shows it, and loads its parts from here', async () => {
    const { text, headers } = await kb.request.get('/docs/').expect(200);
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    const parts = [...text.matchAll(/(?:src|href)="(\.?\/[^"]+)"/g)].map(([, address]) => address as string);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) await kb.request.get(new URL(part, 'http://host/docs/').pathname).expect(200);
  });
});
