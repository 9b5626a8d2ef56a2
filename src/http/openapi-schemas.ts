import type { OpenapiDocument, Operation } from './openapi-conventions.ts';
import { noteTextPattern } from './text-input.ts';

/** A JSON schema as far as this looks into it. */
interface Schema {
  [keyword: string]: unknown;
  type?: string | string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

/** How much a body may hold, as configured. */
export interface BodyLimits {
  maxNoteBytes: number;
  maxFileBytes: number;
}

const formatLengths: Record<string, number> = { uuid: 36, date: 10, 'date-time': 40 };
const int32 = 2 ** 31 - 1;

/** Writes into every schema what its type and format imply, for generators and checkers that do not infer it. */
export function completeSchemas(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(completeSchemas);
  if (typeof value !== 'object' || value === null) return;
  const schema = value as Schema;
  if (schema.type === 'integer') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    schema.format ??= minimum >= -int32 - 1 && maximum <= int32 ? 'int32' : 'int64';
  }
  const length = schema.type === 'string' && formatLengths[schema.format ?? ''];
  if (typeof length === 'number') schema.maxLength ??= length;
  for (const [keyword, member] of Object.entries(schema)) {
    if (keyword === 'properties') Object.values(member as object).forEach(completeSchemas);
    else if (!examples.has(keyword)) completeSchemas(member);
  }
}

/** What stands in these is data, not schema. */
const examples = new Set(['example', 'examples', 'default', 'enum', 'const']);

const fileForm = (description: string, maxFileBytes: number) => ({
  type: 'object',
  required: ['file'],
  additionalProperties: false,
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      maxLength: maxFileBytes,
      contentMediaType: 'application/octet-stream',
      description,
    },
  },
});

/** The longest text that a note can have; set by whoever runs the service. */
export function limitNoteTexts(document: OpenapiDocument, maxNoteBytes: number): void {
  const schemas = (document.components?.['schemas'] ?? {}) as Record<string, { properties?: object }>;
  for (const name of ['CreateNoteInput', 'ReplaceTextInput']) {
    const { text } = (schemas[name]?.properties ?? {}) as Record<string, Schema>;
    if (text) text.maxLength = maxNoteBytes;
  }
}

/** Plain bodies reach the handler as an object (see the content-type parsers), but travel as text or as a file. */
export function describeTextBodies({ requestBody }: Operation, limits: BodyLimits): void {
  const content = requestBody?.content ?? {};
  for (const mediaType of Object.keys(content)) {
    if (mediaType === 'multipart/form-data') {
      const { schema } = content[mediaType] as { schema?: { properties?: { file?: Schema } } };
      const described = schema?.properties?.file?.['description'];
      content[mediaType] = {
        schema: fileForm(typeof described === 'string' ? described : oneNote, limits.maxFileBytes),
      };
    }
    if (!mediaType.startsWith('text/')) continue;
    content[mediaType] = {
      schema: {
        type: 'string',
        minLength: 1,
        maxLength: limits.maxNoteBytes,
        pattern: noteTextPattern,
        description: 'The note’s text, in UTF-8.',
      },
    };
  }
}

/** A body whose members may all be left out may be left out itself. */
export function describeOptionalBody({ requestBody }: Operation, document: OpenapiDocument): void {
  const { schema } = (requestBody?.content['application/json'] ?? {}) as { schema?: { $ref?: string } };
  const named = document.components?.['schemas']?.[schema?.$ref?.split('/').at(-1) ?? ''];
  const { required, minProperties, oneOf, anyOf } = (named ?? {}) as Schema;
  const isOptional = named !== undefined && !(required ?? minProperties ?? oneOf ?? anyOf);
  if (requestBody && isOptional) requestBody.required = false;
}

/**
 * In bodies, says what a member is when left out in words: generators of clients take a member with a `default` for one
 * that is always there, and demand it.
 */
export function describeDefaults(document: OpenapiDocument): void {
  for (const [name, schema] of Object.entries(document.components?.['schemas'] ?? {}))
    if (name.endsWith('Input')) tellDefaults(schema);
}

function tellDefaults(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values((value as { properties?: object }).properties ?? {}) as Schema[]) {
    if (!('default' in member)) continue;
    const words = `\`${JSON.stringify(member['default'])}\` where it is left out.`;
    member['description'] = [member['description'], words].filter(Boolean).join(' ');
    delete member['default'];
  }
  Object.values(value).forEach(tellDefaults);
}

const oneNote = 'A .txt, .md, .html or .docx file.';
