import { entityTagsPattern, heldTagsPattern, maxTagsLength } from './conditional.ts';
import { idempotencyKeyPattern } from './idempotency.ts';
import { problemMediaType, problemTypes, unparsable } from './problem.ts';

interface Response {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, unknown>;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: object;
  example?: unknown;
}
export interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  security?: Record<string, unknown>[];
  requestBody?: { required?: boolean; content: Record<string, unknown> };
  responses?: Record<string, Response>;
}
export interface OpenapiDocument {
  paths?: Record<string, Record<string, Operation>>;
  components?: Record<string, Record<string, unknown>>;
}

const header = (description: string, schema: object = { type: 'string' }) => ({ description, schema });
const headers = {
  'X-Request-Id': header('The id of the request, as in the log and in a problem’s `instance`.', {
    type: 'string',
    format: 'uuid',
  }),
  RateLimit: header('What is left of the quota and for how many seconds it counts: `"default";r=599;t=60`.'),
  'RateLimit-Policy': header('The quota and its window in seconds: `"default";q=600;w=60`.'),
  'Retry-After': header('How many seconds to wait.', { type: 'integer', minimum: 0, maximum: 86_400 }),
  'Access-Control-Allow-Origin': header(
    '`*`, for pages of any origin may read; the asking origin itself where it is one that may write.',
  ),
  'WWW-Authenticate': header('How to authenticate: `Bearer`.'),
  ETag: header('The strong tag of this representation, for If-None-Match and If-Match.'),
  'Cache-Control': header('Who may keep it, and for how long.'),
  Vary: header('The request headers that this answer depends on.'),
  Link: header('The next and the previous page (RFC 8288), as in `page`.'),
  'Idempotency-Replayed': header('`true` where the answer is that of an earlier request.'),
  Location: header('The address of what was made, or where it is now.'),
};

const parameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description:
      'The ETag of what you read. 412 where it has changed since, 428 without the header; `*` matches any version.',
    schema: {
      type: 'string',
      pattern: entityTagsPattern,
      maxLength: maxTagsLength,
      examples: ['"insight-00000000-0000-7000-8000-000000000001-v1-example"'],
    },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Made up by you, one for each act. The same request with the same key is answered as the first time, for 24 hours, and not carried out again; 409 while the first is still running, 422 where the key was used for another request.',
    schema: {
      type: 'string',
      pattern: idempotencyKeyPattern,
      maxLength: 257,
      examples: ['"00000000-0000-4000-8000-000000000001"'],
    },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'ETags that you hold: the answer is 304 where one of them is current.',
    schema: {
      type: 'string',
      pattern: heldTagsPattern,
      maxLength: maxTagsLength,
      examples: ['"insight-00000000-0000-7000-8000-000000000001-v1-example"'],
    },
  },
};

const refer = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** Writes down what holds for every operation, once for all: conditions, headers, negotiation. */
export function describeConventions(document: OpenapiDocument): void {
  for (const operations of Object.values(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      const responses = operation.responses ?? {};
      describeConditions(method, operation, responses);
      for (const [status, response] of Object.entries(responses)) {
        const names = headersOf(method, status, response);
        response.headers = Object.fromEntries(names.map((name) => [name, refer('headers', name)]));
        // What has no body has no media type.
        if (status === '204' || status === '308') delete response.content;
      }
    }
  }
  document.components = { ...document.components, headers, parameters };
}

function describeConditions(method: string, operation: Operation, responses: Record<string, Response>): void {
  const add = (parameter: object): void => {
    operation.parameters = [...(operation.parameters ?? []), parameter as Parameter];
  };
  if ('428' in responses) add(refer('parameters', 'IfMatch'));
  // Only writes need a key of their own: they are what must not happen twice.
  if (method === 'post' && operation.security?.some((scheme) => 'key' in scheme) === true) {
    add(refer('parameters', 'IdempotencyKey'));
    responses['409'] ??= problemResponse(409);
  }
  if (method !== 'get') return;
  add(refer('parameters', 'IfNoneMatch'));
  responses['304'] = { description: 'You hold it already: nothing has changed.' };
}

function headersOf(method: string, status: string, { content = {} }: Response): string[] {
  const names = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Access-Control-Allow-Origin'];
  if (status === '401') names.push('WWW-Authenticate');
  if (method === 'post' && status.startsWith('2')) names.push('Idempotency-Replayed');
  if (status === '429' || status === '503') names.push('Retry-After');
  if (status === '201' || status === '202' || status === '308') names.push('Location');
  if (method === 'get' && (status === '200' || status === '304')) names.push('ETag', 'Cache-Control', 'Vary');
  if (status === '200' && JSON.stringify(content).includes('PageInfo')) names.push('Link');
  return names;
}

/** Every named schema is generated for both directions; only those that some operation refers to are kept. */
export function pruneUnused(document: OpenapiDocument): void {
  const schemas = document.components?.['schemas'] ?? {};
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      visit(schemas[name]);
    }
  };
  visit(document.paths);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  document.components = {
    ...document.components,
    schemas: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const titles = new Map([
  ...Object.values(problemTypes).map(({ status, title }) => [status, title] as const),
  ...Object.values(unparsable).map(({ status, detail }) => [status, detail] as const),
]);

/** What the document says of an error status. */
export const problemTitle = (status: number): string => titles.get(status) ?? 'Error';

const problemResponse = (status: number): Response => ({
  description: problemTitle(status),
  content: { [problemMediaType]: { schema: refer('schemas', 'Problem') } },
});
