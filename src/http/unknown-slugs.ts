import { InvalidRequestError } from '../errors.ts';
import { nearest } from '../lib/nearest.ts';

/** For a filter that names things which do not exist: one fault for each, with the nearest that does. */
export function unknownSlugs(
  what: string,
  parameter: string,
  missing: readonly string[],
  known: readonly string[],
): InvalidRequestError {
  const faults = missing.map((slug) => {
    const suggestion = nearest(slug, known);
    return {
      parameter,
      detail: `There is no ${what} “${slug}”.`,
      ...(suggestion !== undefined && { suggestion }),
    };
  });
  return new InvalidRequestError('The query is not valid: see errors.', faults);
}
