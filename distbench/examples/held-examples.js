import { ConflictError, InvalidRequestError, NotFoundError } from "../errors.js";
import { nearest } from "../lib/nearest.js";
import { slugify } from "../lib/slug.js";
import { listExampleSlugs, listTakenExampleSlugs } from "./repository.js";
import { findExampleSlugOwner, findHeldExamples, findNameHolders, } from "./write-repository.js";
/** The example that a write addresses, whatever its status, or the slug it has now. @throws NotFoundError */
export async function findExampleForWrite(db, slug) {
    const [example] = await findHeldExamples(db, [slug]);
    if (!example)
        throw new NotFoundError(`There is no example “${slug}”.`);
    return example.slug === slug ? { found: example } : { movedTo: example.slug };
}
/** Living or proposed examples named in a body. @throws InvalidRequestError naming each that is none */
export async function requireHeldExamples(db, slugs, pointer) {
    const held = (await findHeldExamples(db, slugs)).filter(({ status }) => status === 'active' || status === 'proposed');
    const missing = slugs.filter((slug) => !held.some(({ requested }) => requested === slug));
    if (missing.length === 0)
        return held;
    const known = await listExampleSlugs(db);
    throw new InvalidRequestError('The body is not valid: see errors.', missing.map((slug) => {
        const suggestion = nearest(slug, known);
        return {
            pointer,
            detail: `There is no living example “${slug}”.`,
            ...(suggestion !== undefined && { suggestion }),
        };
    }));
}
/** @throws ConflictError naming every example that one of the names already means */
export async function requireFreeNames(db, names, except) {
    const holders = await findNameHolders(db, names.map(({ label }) => label), except);
    if (holders.length === 0)
        return;
    throw new ConflictError('A name can mean one example only: see errors. Nothing was changed.', {
        errors: holders.map(({ label, slug, holderLabel, as }) => ({
            pointer: names.find((given) => given.label === label)?.pointer ?? '#',
            detail: `“${label}” is already ${as === 'label' ? 'the name' : 'an alias'} of example “${holderLabel}” (${slug}).`,
            suggestion: slug,
        })),
    });
}
/** A slug for a new example: the one given, or one made from the name that no example ever had. */
export async function chooseExampleSlug(db, given, name) {
    if (given !== undefined) {
        await requireFreeExampleSlug(db, given, null);
        return given;
    }
    const slug = slugify(name);
    const candidates = [slug, ...Array.from({ length: 98 }, (_, i) => `${slug}-${i + 2}`)];
    const taken = await listTakenExampleSlugs(db, candidates);
    const free = candidates.find((candidate) => !taken.has(candidate));
    if (free === undefined)
        throw new ConflictError(`Too many examples are called “${slug}”: choose a slug.`);
    return free;
}
/** @throws ConflictError where the slug is or was another example's */
export async function requireFreeExampleSlug(db, slug, ownId) {
    const holder = await findExampleSlugOwner(db, slug);
    if (!holder || holder.id === ownId)
        return;
    throw new ConflictError(`The slug “${slug}” is or was the example “${holder.name}”. Slugs are never given away.`, { errors: [{ pointer: '#/slug', detail: 'This slug is taken.' }] });
}
//# sourceMappingURL=held-examples.js.map