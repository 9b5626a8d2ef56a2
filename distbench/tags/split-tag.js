import { sql } from 'drizzle-orm';
import { curate } from "../curation/curate.js";
import * as links from "../curation/links-repository.js";
import { planTokenOf, requirePlanToken } from "../curation/plan-token.js";
import { resolveUses } from "../curation/uses.js";
import { ConflictError } from "../errors.js";
import { storeNewTag } from "./create-tag.js";
import { requireFreeLabels, requireHeldTags } from "./held-tags.js";
import { getHeldTag, lockTag } from "./write-repository.js";
/** What moving chosen uses of a term to another, new or living, would do. Reads only. */
export async function planTagSplit(db, fromId, input) {
    const uses = await resolveUses(db, input.uses, '#/uses');
    const from = await getHeldTag(db, fromId);
    return readPlan(db, from, await readTarget(db, from, input), input, uses);
}
/** Does it. @throws ConflictError; DomainError `precondition-failed` for an old token */
export async function splitTag(db, actor, fromId, input) {
    const uses = await resolveUses(db, input.uses, '#/uses');
    return curate(db, actor, { lock: 'exclusive' }, async (tx) => {
        const from = await lockTag(tx, fromId);
        const held = await readTarget(tx, from, input);
        const plan = await readPlan(tx, from, held, input, uses);
        requirePlanToken(input.planToken, plan.planToken);
        const into = held ?? (await createTarget(tx, from, input));
        for (const [kind, link] of Object.entries(links.tagLinks)) {
            await links.moveLinks(tx, link, from.id, into.id, among(link, uses[kind]));
        }
        return {
            result: { plan, into: into.slug },
            entry: {
                action: 'tag.split',
                entityType: 'tag',
                entityId: from.id,
                entityLabel: from.label,
                after: {
                    into: { id: into.id, slug: into.slug, label: plan.into.label },
                    insights: total(plan.insights),
                    notes: total(plan.notes),
                    examples: total(plan.examples),
                },
            },
        };
    });
}
const total = ({ moves, alreadyThere }) => moves + alreadyThere;
const among = ({ thing }, ids) => sql `l.${sql.raw(`"${thing}"`)} in ${ids}`;
const createTarget = (tx, from, { create }) => storeNewTag(tx, {
    scheme: from.scheme,
    status: 'active',
    hiddenLabels: [],
    broader: [],
    related: [],
    ...create,
});
/** The living term that the uses go to; null where it is to be created. */
async function readTarget(db, from, input) {
    if (from.status === 'merged')
        throw refusal(`“${from.label}” was merged into another term.`);
    if (input.into === undefined) {
        const label = input.create?.label ?? '';
        await requireFreeLabels(db, from.scheme, [{ label, pointer: '#/create/label' }], null);
        return null;
    }
    const [into] = await requireHeldTags(db, [input.into], '#/into');
    if (!into || into.id === from.id)
        throw refusal('Uses cannot be moved to the term that they have.');
    if (into.scheme !== from.scheme) {
        throw refusal(`“${from.label}” is a ${from.scheme}, “${into.label}” a ${into.scheme}.`);
    }
    return into;
}
const refusal = (detail) => new ConflictError(`${detail} Nothing was changed.`, { errors: [{ pointer: '#/into', detail }] });
async function readPlan(db, from, into, input, uses) {
    const counted = { insights: none, notes: none, examples: none };
    const digests = [];
    for (const kind of ['insights', 'notes', 'examples']) {
        const link = links.tagLinks[kind];
        const { digest, ...count } = await links.countMovingLinks(db, link, from.id, into?.id ?? null, among(link, uses[kind]));
        digests.push(digest);
        counted[kind] = count;
    }
    const plan = {
        from: { slug: from.slug, label: from.label },
        into: { slug: into?.slug ?? input.create?.slug ?? null, label: into?.label ?? input.create?.label ?? '' },
        ...counted,
    };
    const versions = [from.id, from.version, into?.id, into?.version];
    return { ...plan, planToken: planTokenOf('tag.split', plan, versions, input.create, digests) };
}
const none = { moves: 0, alreadyThere: 0 };
//# sourceMappingURL=split-tag.js.map