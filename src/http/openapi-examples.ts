import { readFile } from 'node:fs/promises';
import type { OpenapiDocument, Operation } from './openapi-conventions.ts';
import { problemMediaType, type Problem } from './problem.ts';

/** What one operation is shown with; what it lacks is shown without. */
interface OperationExamples {
  /** By name. */
  parameters?: Record<string, unknown>;
  /** The JSON body. */
  request?: unknown;
  /** By status and media type. */
  responses?: Record<string, Record<string, unknown>>;
}

/** What `openapi/examples.json` holds. */
export interface Examples {
  /** By name, where the operation has none of its own. */
  parameters: Record<string, unknown>;
  /** By status. */
  problems: Record<string, Problem>;
  /** By operation id. */
  operations: Record<string, OperationExamples>;
}

interface MediaType {
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}

const file = new URL('../../openapi/examples.json', import.meta.url);

/** Answers of the running product about the sample note: lists cut to one item, ids, dates and keys made up. */
export const readExamples = async (): Promise<Examples> =>
  JSON.parse(await readFile(file, 'utf8')) as Examples;

/** Shows every operation with the examples of its id, and every problem with that of its status. */
export function addExamples(document: OpenapiDocument, examples: Examples): void {
  for (const operation of Object.values(document.paths ?? {}).flatMap(Object.values<Operation>)) {
    const { parameters, request, responses = {} } = examples.operations[operation.operationId ?? ''] ?? {};
    showParameters(operation, { ...examples.parameters, ...parameters });
    if (request !== undefined) show(operation.requestBody?.content['application/json'], request);
    for (const [status, { content = {} }] of Object.entries(operation.responses ?? {})) {
      for (const [mediaType, value] of Object.entries(responses[status] ?? {}))
        show(content[mediaType], value);
      const problem = content[problemMediaType] as MediaType | undefined;
      if (problem) problem.examples = { problem: { $ref: `#/components/examples/Problem${status}` } };
    }
  }
  const shared = Object.entries(examples.problems).map(([status, value]) => [
    `Problem${status}`,
    { summary: value.title, value },
  ]);
  document.components = { ...document.components, examples: Object.fromEntries(shared) };
}

/** The documentation page fills in the `example` of a parameter: only for those that a request must have. */
function showParameters({ parameters = [] }: Operation, values: Record<string, unknown>): void {
  for (const parameter of parameters) {
    if (!('name' in parameter) || !(parameter.name in values)) continue;
    const value = values[parameter.name];
    if (parameter.required === true) parameter.example = value;
    else parameter.schema = { ...parameter.schema, examples: [value] };
  }
}

function show(body: unknown, value: unknown): void {
  if (body !== undefined) (body as MediaType).example = value;
}
