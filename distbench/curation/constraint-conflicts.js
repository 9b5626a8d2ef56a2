import { postgresFailure } from "../db/errors.js";
import { ConflictError } from "../errors.js";
/** What the integrity rules of the database mean to a curator. */
const meanings = {
    tags_scheme_label: 'Another term of this scheme has that label.',
    tag_labels_unambiguous: 'That label would mean two terms of this scheme.',
    tag_aliases_scheme_label: 'Another term of this scheme has that alias.',
    tags_slug_unique: 'That slug is another tag’s.',
    tags_slug_kept: 'That slug is or was another tag’s; slugs are never given away.',
    tags_not_into_itself: 'A term cannot be merged into itself.',
    tags_merge_target: 'A merged term can only point at a living one.',
    tag_broader_not_itself: 'A term cannot be broader than itself.',
    tag_broader_acyclic: 'A term would be broader than itself, by way of others.',
    tag_related_order: 'A term cannot be related to itself.',
    tag_related_apart: 'Related terms cannot be broader and narrower as well.',
    examples_name: 'Another example has that name.',
    example_names_unambiguous: 'That name would mean two examples.',
    example_aliases_label: 'Another example has that alias.',
    examples_slug_unique: 'That slug is another example’s.',
    examples_slug_kept: 'That slug is or was another example’s; slugs are never given away.',
    examples_not_into_itself: 'An example cannot be merged into itself.',
    examples_merge_target: 'A merged example can only point at a living one.',
};
/** A refusal by one of those rules as a conflict; everything else as it is. */
export function asConflict(error) {
    const meaning = meanings[postgresFailure(error)?.constraint ?? ''];
    return meaning === undefined
        ? error
        : new ConflictError(`${meaning} Nothing was changed.`, { cause: error });
}
//# sourceMappingURL=constraint-conflicts.js.map