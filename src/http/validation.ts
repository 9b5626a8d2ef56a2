import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { InvalidRequestError, type Fault } from '../errors.ts';
import { nearest } from '../lib/nearest.ts';

/** Enough to mend a request by; thousands of unknown names would make a long answer and much work. */
const maxFaults = 100;

/** Validates with zod; what is wrong becomes faults that name the place, say what is allowed and suggest a name. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    const result = schema.safeParse(data ?? {}, { reportInput: true });
    if (result.success) return { value: result.data };
    const faults = result.error.issues
      .slice(0, maxFaults)
      .flatMap((issue) => faultsOf(issue, schema, httpPart ?? 'body'));
    return { error: new InvalidRequestError(summary(httpPart), faults.slice(0, maxFaults)) };
  };

const summary = (part: string | undefined): string =>
  part === 'body'
    ? 'The body is not valid: see errors.'
    : `The ${part === 'params' ? 'address' : 'query'} is not valid: see errors.`;

function faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType, part: string): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, maxFaults).map((key) => unknownName(key, [...issue.path, key], schema, part));
  }
  const suggestion = nearestValid(issue);
  return [
    {
      detail: sentence(issue, part),
      ...place(issue.path, part),
      ...(suggestion !== undefined && { suggestion }),
    },
  ];
}

function nearestValid(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'invalid_value' && typeof issue.input === 'string')
    return nearest(issue.input, issue.values.map(String));
  const given: unknown = issue.code === 'custom' ? issue.params?.['suggestion'] : undefined;
  return typeof given === 'string' ? given : undefined;
}

function unknownName(key: string, path: PropertyKey[], schema: z.ZodType, part: string): Fault {
  const allowed = namesAt(schema, path.slice(0, -1));
  const suggestion = nearest(key, allowed);
  const what = part === 'body' ? 'member' : 'parameter';
  return {
    detail: `There is no ${what} “${key}” here. Allowed: ${allowed.join(', ') || 'none'}.`,
    ...place(path, part),
    ...(suggestion !== undefined && { suggestion }),
  };
}

function sentence(issue: z.core.$ZodIssue, part: string): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is required.';
  if (Array.isArray(issue.input) && part === 'querystring') {
    return 'Give this parameter once; where it takes several values, join them by commas.';
  }
  return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
}

function place(path: PropertyKey[], part: string): Pick<Fault, 'pointer' | 'parameter'> {
  if (part !== 'body') return { parameter: String(path[0] ?? '') };
  const tokens = path.map((token) => String(token).replaceAll('~', '~0').replaceAll('/', '~1'));
  return { pointer: `#${tokens.map((token) => `/${encodeURIComponent(token)}`).join('')}` };
}

function namesAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const token of path) current = step(unwrap(current), token);
  const found = unwrap(current);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

const step = (schema: unknown, token: PropertyKey): unknown => {
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodObject ? (schema.shape as Record<PropertyKey, unknown>)[token] : undefined;
};

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema;
}
