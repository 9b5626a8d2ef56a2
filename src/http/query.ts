import { z } from 'zod';
import { nearest } from '../lib/nearest.ts';
import { slugMaxLength } from '../lib/slug.ts';
import { prose } from './text-input.ts';

const quoted = (names: readonly string[]): string => names.join(', ');
const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** One of `names`, with the nearest suggested to who misspells it. */
export function oneOf<const T extends string>(names: readonly T[], description: string) {
  return z
    .enum(names, {
      error: ({ input }) => (typeof input === 'string' ? refusal(input, names) : undefined),
    })
    .describe(description);
}

/** Names joined by commas, each one of `names`. */
export function listOf<const T extends string>(names: readonly T[], description: string) {
  const alternatives = names.map(escaped).join('|');
  const maximum = names.join(',').length;
  return z
    .string()
    .transform((value, context): T[] => {
      const parts = value.split(',');
      for (const part of parts) {
        if (!(names as readonly string[]).includes(part)) {
          const suggestion = nearest(part, names);
          context.addIssue({
            code: 'custom',
            message: refusal(part, names),
            input: value,
            ...(suggestion !== undefined && { params: { suggestion } }),
          });
        }
      }
      if (context.issues.length === 0 && value.length > maximum)
        context.addIssue({ code: 'custom', message: 'names something more than once', input: value });
      return [...new Set(parts)] as T[];
    })
    .meta({
      description: `${description} Any of ${quoted(names)}; several joined by commas.`,
      pattern: `^(${alternatives})(,(${alternatives}))*$`,
      maxLength: maximum,
    });
}

const refusal = (part: string, names: readonly string[]): string =>
  `“${part}” is not one of ${quoted(names)}.`;

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** Slugs joined by commas, at most twenty. Whether they exist is for the service to say. */
export const slugs = (description: string) =>
  z
    .string()
    .max(20 * (slugMaxLength + 1))
    .regex(
      new RegExp(`^${slug}(,${slug}){0,19}$`),
      'must be slugs (lower-case letters, digits and hyphens) joined by commas, at most 20',
    )
    .transform((value) => [...new Set(value.split(','))])
    .meta({ description: `${description} Slugs joined by commas; one that does not exist is refused.` });

export const Slug = z
  .string()
  .max(slugMaxLength)
  .regex(new RegExp(`^${slug}$`), 'must be a slug: lower-case letters, digits and hyphens');

/** A number written in decimal digits only: `0x10`, `1e1` and ` 1` would give the same resource further addresses. */
export const wholeNumber = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^[1-9]\d{0,8}$|^0$/.test(value) ? Number(value) : value),
    schema,
  );

export const limit = wholeNumber(
  z
    .int({ error: 'must be a whole number from 1 to 100' })
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100: follow page.next for more')
    .default(20),
).describe('How many to return at most.');

export const cursor = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, 'is not a cursor: take it from page.next or page.prev')
  .describe('Where to go on: taken from `page.next` or `page.prev`, valid for the same query only.')
  .optional();

/** The three filters of a vocabulary: any of, all of, none of. */
export function tagFilters<const N extends string>(name: N, what: string) {
  const filters = {
    [name]: slugs(`Only with any of these ${what}.`).optional(),
    [`${name}[all]`]: slugs(`Only with all of these ${what}.`).optional(),
    [`${name}[none]`]: slugs(`Without any of these ${what}.`).optional(),
  };
  type Filter = z.ZodOptional<ReturnType<typeof slugs>>;
  return filters as { [K in N | `${N}[all]` | `${N}[none]`]: Filter };
}

/** Words to look for. */
export const words = (description: string) => prose(200).describe(description).optional();

/** From the year 1 on: the calendar of PostgreSQL has no year 0. */
export const day = z.iso
  .date({ error: 'must be a date: YYYY-MM-DD' })
  .refine((date) => !date.startsWith('0000'), 'must be a date of year 1 or later');

export const calendarDate = (description: string) => day.describe(description).optional();

/** Keeps only the members asked for, and the address that identifies the resource. */
export function select<T extends object>(
  resource: T,
  fields: readonly string[] | undefined,
  always: readonly (keyof T)[],
): T {
  if (!fields) return resource;
  const kept = new Set<string>([...fields, ...always.map(String)]);
  return Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name))) as T;
}
