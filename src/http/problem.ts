import { z } from 'zod';
import { problemCodes, type ProblemCode } from '../errors.ts';

export const problemMediaType = 'application/problem+json';

interface ProblemType {
  status: number;
  title: string;
  /** For the page at `/docs/problems`: when it happens and what to do. */
  help: string;
}

/** The closed list of problem types (RFC 9457); `type` addresses their descriptions. */
export const problemTypes: Record<ProblemCode, ProblemType> = {
  'malformed-request': {
    status: 400,
    title: 'The request could not be read',
    help: 'The body is not valid JSON, the text is not valid UTF-8, or the address has a broken escape. Send it again, correctly encoded.',
  },
  unauthorised: {
    status: 401,
    title: 'A valid key is needed',
    help: 'Send the header “Authorization: Bearer kb_…” with a key that has not expired or been revoked.',
  },
  forbidden: {
    status: 403,
    title: 'This key may not do that',
    help: 'The key’s role does not allow the request. Use a curator’s or an admin’s key.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing is here',
    help: 'No such address, or nothing that this request may see. Lists such as /v1/notes give the addresses that exist.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    help: 'The Allow header lists the methods it takes.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not available in that media type',
    help: 'None of the types in the Accept header is available. The detail lists those that are.',
  },
  conflict: {
    status: 409,
    title: 'In conflict with what is stored',
    help: 'Something with this slug, label or text exists already, or somebody else changed it meanwhile. The detail names it.',
  },
  gone: {
    status: 410,
    title: 'Taken down',
    help: 'It was published once and has been taken down. Remove your copy; the address will not come back to life by itself.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Changed in the meantime',
    help: 'The ETag in If-Match is not the current one. Read the resource again, redo your change on it and send it with the new ETag.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Too large',
    help: 'The body is over the limit that the detail names.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Media type not taken here',
    help: 'Set Content-Type to one of the types that the detail lists.',
  },
  'invalid-request': {
    status: 422,
    title: 'Understood, but not valid',
    help: 'Each entry of “errors” names a query parameter or a place in the body, says what is allowed and, where it can, the nearest valid name.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is required',
    help: 'Writes need the header If-Match with the ETag of the version that you read, so that nobody’s change is lost.',
  },
  'quota-exceeded': {
    status: 429,
    title: 'Too many requests',
    help: 'Wait for as many seconds as Retry-After says.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    help: 'The log holds the details under the request id in “instance”.',
  },
  unavailable: {
    status: 503,
    title: 'Not available at the moment',
    help: 'A part that the request needs does not answer. Try again after as many seconds as Retry-After says.',
  },
};

/** What no route ever sees, by Node's code for it: these problems are `about:blank`, their status says it all. */
export const unparsable: Record<string, { status: number; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The address and the headers are too long.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request took too long to arrive.' },
};

const registeredTypes: Partial<Record<ProblemCode, string>> = {
  'quota-exceeded': 'https://iana.org/assignments/http-problem-types#quota-exceeded',
};

/** The address that names a problem type: registered with IANA, or ours on the documentation page. */
export const problemTypeAddress = (code: ProblemCode, publicUrl: string): string =>
  registeredTypes[code] ?? `${publicUrl}/docs/problems#${code}`;

export const Problem = z
  .object({
    type: z.string().describe('Address of the problem type’s description.'),
    title: z.string().describe('The same for every problem of this type.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What went wrong here, and what to do about it.'),
    instance: z.string().describe('The request’s id, as in the X-Request-Id header and in the log.'),
    errors: z
      .array(
        z.object({
          detail: z.string(),
          pointer: z
            .string()
            .optional()
            .describe('Where in the body: a JSON pointer (RFC 6901) as a fragment.'),
          parameter: z.string().optional().describe('Which query or path parameter.'),
          suggestion: z.string().optional().describe('The nearest name that would be valid.'),
          address: z.string().optional().describe('Where to read about what is in the way.'),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });
export type Problem = z.infer<typeof Problem>;

/** A page for people: every problem type with its status, under the anchor that `type` names. */
export function problemsPage(): string {
  const entries = problemCodes.map((code) => {
    const { status, title, help } = problemTypes[code];
    return `<section id="${code}"><h2><code>${code}</code> · ${status} ${title}</h2><p>${help}</p></section>`;
  });
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Problem types</title></head><body><h1>Problem types</h1>${entries.join('')}</body></html>\n`;
}
