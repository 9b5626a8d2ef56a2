import { z } from 'zod';
import { nearest } from "../lib/nearest.js";
import { slugMaxLength } from "../lib/slug.js";
const quoted = (names) => names.join(', ');
const escaped = (name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw `\$&`);
/** One of `names`, with the nearest suggested to who misspells it. */
export function oneOf(names, description) {
    return z
        .enum(names, {
        error: ({ input }) => (typeof input === 'string' ? refusal(input, names) : undefined),
    })
        .describe(description);
}
/** Names joined by commas, each one of `names`. */
export function listOf(names, description) {
    const alternatives = names.map(escaped).join('|');
    return z
        .string()
        .transform((value, context) => {
        const parts = value.split(',');
        for (const part of parts) {
            if (!names.includes(part)) {
                const suggestion = nearest(part, names);
                context.addIssue({
                    code: 'custom',
                    message: refusal(part, names),
                    input: value,
                    ...(suggestion !== undefined && { params: { suggestion } }),
                });
            }
        }
        return [...new Set(parts)];
    })
        .meta({
        description: `${description} Any of ${quoted(names)}; several joined by commas.`,
        pattern: `^(${alternatives})(,(${alternatives}))*$`,
    });
}
const refusal = (part, names) => `“${part}” is not one of ${quoted(names)}.`;
const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
/** Slugs joined by commas, at most twenty. Whether they exist is for the service to say. */
export const slugs = (description) => z
    .string()
    .max(20 * (slugMaxLength + 1))
    .regex(new RegExp(`^${slug}(,${slug}){0,19}$`), 'must be slugs (lower-case letters, digits and hyphens) joined by commas, at most 20')
    .transform((value) => [...new Set(value.split(','))])
    .meta({ description });
export const Slug = z
    .string()
    .max(slugMaxLength)
    .regex(new RegExp(`^${slug}$`), 'must be a slug: lower-case letters, digits and hyphens');
/** A number written in decimal digits only: `0x10`, `1e1` and ` 1` would give the same resource further addresses. */
export const wholeNumber = (schema) => z.preprocess((value) => (typeof value === 'string' && /^[1-9]\d{0,8}$|^0$/.test(value) ? Number(value) : value), schema);
export const limit = wholeNumber(z
    .int({ error: 'must be a whole number from 1 to 100' })
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100: follow page.next for more')
    .default(20)).describe('How many to return at most.');
export const cursor = z
    .string()
    .max(2000)
    .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, 'is not a cursor: take it from page.next or page.prev')
    .describe('Where to go on: taken from `page.next` or `page.prev`, valid for the same query only.')
    .optional();
/** The three filters of a vocabulary: any of, all of, none of. */
export function tagFilters(name, what) {
    const filters = {
        [name]: slugs(`Only with any of these ${what}.`).optional(),
        [`${name}[all]`]: slugs(`Only with all of these ${what}.`).optional(),
        [`${name}[none]`]: slugs(`Without any of these ${what}.`).optional(),
    };
    return filters;
}
/** Words to look for. */
export const words = (description) => z.string().min(1).max(200).regex(/\S/, 'must have a word in it').describe(description).optional();
/** From the year 1 on: the calendar of PostgreSQL has no year 0. */
export const day = z.iso
    .date({ error: 'must be a date: YYYY-MM-DD' })
    .refine((date) => !date.startsWith('0000'), 'must be a date of year 1 or later');
export const calendarDate = (description) => day.describe(description).optional();
/** Keeps only the members asked for, and the address that identifies the resource. */
export function select(resource, fields, always) {
    if (!fields)
        return resource;
    const kept = new Set([...fields, ...always.map(String)]);
    return Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name)));
}
//# sourceMappingURL=query.js.map