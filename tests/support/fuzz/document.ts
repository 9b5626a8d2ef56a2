import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}
export interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  schema: Schema;
}
type Content = Record<string, { schema?: Schema }>;
export interface Operation {
  path: string;
  method: string;
  operationId: string;
  security?: Record<string, unknown>[];
  parameters: Parameter[];
  requestBody?: { content: Content; required?: boolean };
  responses: Record<string, { content?: Content }>;
}
export interface Document {
  paths: Record<string, Record<string, Omit<Operation, 'path' | 'method'>>>;
  components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter> };
}

export const operationsOf = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      parameters: (operation.parameters ?? []).map((given) => parameterOf(document, given)),
      path,
      method: method.toUpperCase(),
    })),
  );

function parameterOf(document: Document, given: Parameter & { $ref?: string }): Parameter {
  const name = given.$ref?.split('/').at(-1);
  return name === undefined ? given : (document.components.parameters?.[name] ?? given);
}

export interface Answer {
  status: number;
  mediaType: string | undefined;
  body: string;
}

/** Judges values and answers by the document alone, with a validator that the product does not use. */
export class Conformance {
  readonly #ajv = new Ajv2020({ strict: false, code: { optimize: false } });
  readonly #validators = new Map<Schema, ValidateFunction>();
  /** By their text: operations share most of their parameters, and compiling is slow. */
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly document: Document;

  constructor(document: Document) {
    this.document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...document, $id: 'openapi' });
  }

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (this.document.components.schemas[name] ?? {});
  }

  /** What is wrong with a value, or null. */
  fault(schema: Schema, value: unknown): string | null {
    let validate = this.#validators.get(schema);
    if (!validate) {
      const absolute = JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components');
      validate = this.#compiled.get(absolute) ?? this.#ajv.compile(JSON.parse(absolute) as object);
      this.#compiled.set(absolute, validate);
      this.#validators.set(schema, validate);
    }
    return validate(value) ? null : this.#ajv.errorsText(validate.errors);
  }

  /** In what an answer departs from the document, or null. */
  departure({ responses }: Operation, { status, mediaType, body }: Answer): string | null {
    if (status >= 500) return `answers ${status}: ${body.slice(0, 300)}`;
    const documented = responses[String(status)];
    if (!documented) return `answers ${status}, which is not documented: ${body.slice(0, 300)}`;
    if (!documented.content)
      return body === '' ? null : `answers ${status} with a body: ${body.slice(0, 200)}`;
    const content = documented.content[mediaType ?? ''];
    if (!content) return `answers ${status} as ${mediaType}, which is not documented`;
    const isJson = /[/+]json$/.test(mediaType ?? '');
    const fault = content.schema && this.fault(content.schema, isJson ? JSON.parse(body) : body);
    return fault ? `answers ${status} with what its schema does not allow: ${fault}` : null;
  }
}
