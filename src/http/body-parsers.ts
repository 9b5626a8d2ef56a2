import type { FastifyInstance } from 'fastify';
import sjson from 'secure-json-parse';
import { DomainError, InvalidRequestError } from '../errors.ts';
import { decodeUtf8 } from '../ingestion/normalise.ts';
import { duplicateMember } from '../lib/duplicate-member.ts';

/** JSON as UTF-8 without silent repairs: invalid bytes, members given twice, `__proto__`, NUL and lone surrogates are refused. */
export function installJsonParser(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => {
      if (body.length === 0)
        throw new DomainError('malformed-request', 'The body is empty: send a JSON object.');
      return parseJson(decode(body));
    },
  );
}

/** Notes sent as text reach the handler as the same object that JSON would have given. */
export function installNoteTextParsers(app: FastifyInstance): void {
  const formats = { 'text/plain': 'plain', 'text/markdown': 'markdown' } as const;
  for (const [mediaType, format] of Object.entries(formats)) {
    app.addContentTypeParser(mediaType, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => ({
      format,
      text: decode(body),
    }));
  }
}

function decode(body: Buffer): string {
  const decoded = decodeUtf8(body);
  if (decoded.ok) return decoded.text;
  const code =
    decoded.reason === 'not-utf-8' || decoded.reason === 'utf-16' ? 'malformed-request' : 'invalid-request';
  throw new DomainError(code, decoded.detail, { errors: [{ pointer: '#', detail: decoded.detail }] });
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DomainError('malformed-request', 'The body is not valid JSON.', { cause: error });
  }
  const twice = duplicateMember(text);
  if (twice !== null)
    throw new DomainError(
      'malformed-request',
      `The body has the member “${twice.slice(0, 100)}” twice in one object.`,
    );
  refuseUnstorable(value, '#');
  refusePrototypes(value);
  return value;
}

function refusePrototypes(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  try {
    sjson.scan(value, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw new InvalidRequestError('Members named __proto__ or constructor.prototype are not taken.');
  }
}

const maxDepth = 32;

/** PostgreSQL can hold neither NUL nor half a surrogate pair. */
function refuseUnstorable(value: unknown, pointer: string, depth = 0): void {
  if (depth > maxDepth)
    throw new DomainError('malformed-request', `The body is nested deeper than ${maxDepth} levels.`);
  if (typeof value === 'string') {
    if (value.includes('\0')) throw unstorable(pointer, 'There is a NUL character here: remove it.');
    if (!value.isWellFormed())
      throw unstorable(pointer, 'Half a surrogate pair stands here: send valid Unicode.');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const token = encodeURIComponent(key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'));
      refuseUnstorable(member, `${pointer}/${token}`, depth + 1);
    }
  }
}

const unstorable = (pointer: string, detail: string): InvalidRequestError =>
  new InvalidRequestError('The body is not valid: see errors.', [{ pointer, detail }]);
