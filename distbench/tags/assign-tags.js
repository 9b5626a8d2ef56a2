import { sql } from 'drizzle-orm';
import { curate } from "../curation/curate.js";
import { addLinks, countAdding, countRemoving, removeLinks } from "./assignment-repository.js";
import { planTokenOf, requirePlanToken } from "../curation/plan-token.js";
import { resolveUses } from "../curation/uses.js";
import { InvalidRequestError } from "../errors.js";
import { tagLinks } from "../curation/links-repository.js";
import { requireHeldTags } from "./held-tags.js";
/** What adding and removing these tags would do. Reads only. */
export async function planAssignments(db, input) {
    const terms = await requireTerms(db, input);
    return readPlan(db, terms, await resolveUses(db, input.to, '#/to'));
}
/**
 * Adds and removes tags, never replaces: links that are not named stay as they are.
 * @throws DomainError `precondition-failed` where the plan is not what it was at the preview
 */
export async function assignTags(db, actor, input) {
    const uses = await resolveUses(db, input.to, '#/to');
    return curate(db, actor, { lock: 'exclusive' }, async (tx, auditId) => {
        const terms = await requireTerms(tx, input);
        const plan = await readPlan(tx, terms, uses);
        requirePlanToken(input.planToken, plan.planToken);
        // What is meant is fixed before anything changes: the query may be about the very tags that are added.
        const things = await fixThings(tx, uses);
        for (const [link, ids] of targetsOf(things)) {
            for (const tag of terms.add)
                await addLinks(tx, link, tag.id, ids);
            for (const tag of terms.remove)
                await removeLinks(tx, link, tag.id, ids);
        }
        return {
            result: { plan },
            entry: {
                action: 'tag.assign',
                entityType: 'collection',
                entityId: auditId,
                entityLabel: labelOf(plan),
                after: {
                    add: terms.add.map(({ label }) => label),
                    remove: terms.remove.map(({ label }) => label),
                    added: plan.added.length,
                    removed: plan.removed.length,
                },
            },
        };
    });
}
async function requireTerms(db, input) {
    const add = await requireHeldTags(db, input.add, '#/add');
    const remove = await requireHeldTags(db, input.remove, '#/remove');
    const both = add.find(({ id }) => remove.some((other) => other.id === id));
    if (both) {
        throw new InvalidRequestError('The body is not valid: see errors.', [
            { pointer: '#/remove', detail: `“${both.label}” is to be added as well.` },
        ]);
    }
    return { add, remove };
}
const targetsOf = (uses) => [
    [tagLinks.insights, uses.insights],
    [tagLinks.notes, uses.notes],
    [tagLinks.examples, uses.examples],
];
async function fixThings(tx, uses) {
    const rows = await tx.execute(sql `select coalesce(jsonb_agg(id), '[]') as ids from ${uses.insights} u`);
    return { ...uses, insights: sql `(select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(rows[0]?.['ids'])}::jsonb))` };
}
async function readPlan(db, terms, uses) {
    const digests = [];
    const plan = { things: { insights: 0, notes: 0, examples: 0 }, added: [], removed: [] };
    const kinds = ['insights', 'notes', 'examples'];
    for (const [i, [link, ids]] of targetsOf(uses).entries()) {
        const kind = kinds[i];
        for (const [list, tags, count] of [
            [plan.added, terms.add, countAdding],
            [plan.removed, terms.remove, countRemoving],
        ]) {
            for (const tag of tags) {
                const { total, changes, digest } = await count(db, link, tag.id, ids);
                plan.things[kind] = total;
                digests.push(digest);
                if (total > 0)
                    list.push({ tag: tag.slug, to: kind, changes, unchanged: total - changes });
            }
        }
    }
    const versions = [...terms.add, ...terms.remove].map(({ id, version }) => [id, version]);
    return { ...plan, planToken: planTokenOf('tag.assign', plan, versions, digests) };
}
function labelOf({ things }) {
    const parts = Object.entries(things).flatMap(([kind, count]) => count === 0 ? [] : [`${count} ${count === 1 ? kind.slice(0, -1) : kind}`]);
    return parts.join(', ') || 'nothing';
}
//# sourceMappingURL=assign-tags.js.map