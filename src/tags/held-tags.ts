import type { Queryable } from '../db/client.ts';
import { ConflictError, InvalidRequestError, NotFoundError, type Fault } from '../errors.ts';
import { nearest } from '../lib/nearest.ts';
import { slugify } from '../lib/slug.ts';
import type { Found } from './service.ts';
import { listTagSlugs, type TagScheme } from './repository.ts';
import {
  findHeldTags,
  findLabelHolders,
  findSlugOwners,
  listTakenTagSlugs,
  type HeldTag,
} from './write-repository.ts';

/** Addresses below /v1/tags and /v1/themes that are not a tag’s. */
const reservedSlugs = new Set(['assignments', 'lookup', 'cooccurrence']);

/** The tag that a write addresses, whatever its status, or the slug it has now. @throws NotFoundError */
export async function findTagForWrite(db: Queryable, slug: string): Promise<Found<HeldTag>> {
  const [tag] = await findHeldTags(db, [slug]);
  if (!tag) throw new NotFoundError(`There is no tag “${slug}”.`);
  return tag.slug === slug ? { found: tag } : { movedTo: tag.slug };
}

/** Living or proposed tags named in a body, by slugs old or new. @throws InvalidRequestError naming each that is none */
export async function requireHeldTags(
  db: Queryable,
  slugs: readonly string[],
  pointer: string,
  scheme?: TagScheme,
): Promise<(HeldTag & { requested: string })[]> {
  const held = (await findHeldTags(db, slugs)).filter(
    (tag) =>
      (tag.status === 'active' || tag.status === 'proposed') &&
      (scheme === undefined || tag.scheme === scheme),
  );
  const missing = slugs.filter((slug) => !held.some(({ requested }) => requested === slug));
  if (missing.length === 0) return held;
  const known = await listTagSlugs(db, scheme);
  throw new InvalidRequestError(
    'The body is not valid: see errors.',
    missing.map((slug) => {
      const suggestion = nearest(slug, known);
      return {
        pointer: Array.isArray(slugs) && slugs.length > 1 ? `${pointer}/${slugs.indexOf(slug)}` : pointer,
        detail: `There is no living ${scheme ?? 'tag'} “${slug}”.`,
        ...(suggestion !== undefined && { suggestion }),
      };
    }),
  );
}

/** @throws ConflictError naming every term that one of the labels already means */
export async function requireFreeLabels(
  db: Queryable,
  scheme: TagScheme,
  labels: readonly { label: string; pointer: string }[],
  except: string | null,
): Promise<void> {
  const holders = await findLabelHolders(
    db,
    scheme,
    labels.map(({ label }) => label),
    except,
  );
  if (holders.length === 0) return;
  const faults: Fault[] = holders.map(({ label, slug, holderLabel, as }) => ({
    pointer: labels.find((given) => given.label === label)?.pointer ?? '#',
    detail: `“${label}” is already ${as === 'label' ? 'the label' : 'an alias'} of ${scheme} “${holderLabel}” (${slug}).`,
    suggestion: slug,
  }));
  throw new ConflictError('A label can mean one term of a scheme only: see errors. Nothing was changed.', {
    errors: faults,
  });
}

/** A slug for a new tag: the one given, or one made from the label that no tag ever had. */
export async function chooseTagSlug(
  db: Queryable,
  given: string | undefined,
  label: string,
): Promise<string> {
  if (given !== undefined) {
    await requireFreeTagSlug(db, given, null);
    return given;
  }
  const slug = slugify(label);
  const candidates = [slug, ...Array.from({ length: 98 }, (_, i) => `${slug}-${i + 2}`)];
  const taken = await listTakenTagSlugs(db, candidates);
  const free = candidates.find((candidate) => !taken.has(candidate) && !reservedSlugs.has(candidate));
  if (free === undefined) throw new ConflictError(`Too many tags are called “${slug}”: choose a slug.`);
  return free;
}

/** @throws ConflictError where the slug is or was another tag's; InvalidRequestError where it is an address */
export async function requireFreeTagSlug(db: Queryable, slug: string, ownId: string | null): Promise<void> {
  if (reservedSlugs.has(slug)) {
    throw new InvalidRequestError('The body is not valid: see errors.', [
      { pointer: '#/slug', detail: `/v1/tags/${slug} is an address of its own: choose another slug.` },
    ]);
  }
  const [holder] = await findSlugOwners(db, [slug]);
  if (!holder || holder.id === ownId) return;
  throw new ConflictError(
    `The slug “${slug}” is or was the tag “${holder.label}”. Slugs are never given away.`,
    {
      errors: [{ pointer: '#/slug', detail: 'This slug is taken.' }],
    },
  );
}
