import { changedMembers } from "../curation/changed-members.js";
import { curate } from "../curation/curate.js";
import { NotFoundError } from "../errors.js";
import { requireHeldExamples } from "../examples/held-examples.js";
import { requireVersion } from "../lib/expected-versions.js";
import { requireHeldTags } from "../tags/held-tags.js";
import * as repository from "./write-repository.js";
/** Changes what is said of a passage; the passage stays. @throws DomainError `precondition-failed`; NotFoundError */
export function editInsight(db, actor, target, input) {
    return curate(db, actor, {}, async (tx) => {
        const insight = await lockInsight(tx, target.id);
        requireVersion(insight.version, target.expected);
        const held = { ...insight, ...(await repository.getInsightLinks(tx, insight.id)) };
        const { before, after } = changedMembers(held, input);
        await applyInsightEdit(tx, insight, input);
        return {
            result: { id: insight.id },
            entry: {
                action: 'insight.edit',
                entityType: 'insight',
                entityId: insight.id,
                entityLabel: shortLabel(insight.statement),
                before,
                after,
            },
        };
    });
}
export async function lockInsight(tx, id) {
    const [insight] = await repository.lockInsights(tx, [id]);
    if (!insight)
        throw new NotFoundError(`There is no insight ${id}.`);
    return insight;
}
/** The change itself, within a larger act. */
export async function applyInsightEdit(tx, insight, input) {
    let changed = false;
    if (input.themes !== undefined) {
        const themes = await requireHeldTags(tx, input.themes, '#/themes', 'theme');
        const ids = themes.map(({ id }) => id);
        changed = await repository.setInsightTags(tx, insight.id, ids, { themes: true });
    }
    if (input.tags !== undefined) {
        const tags = await requireHeldTags(tx, input.tags, '#/tags');
        const ids = tags.map(({ id }) => id);
        changed = (await repository.setInsightTags(tx, insight.id, ids, { themes: false })) || changed;
    }
    if (input.examples !== undefined) {
        const examples = await requireHeldExamples(tx, input.examples, '#/examples');
        const ids = examples.map(({ id }) => id);
        changed = (await repository.setInsightExamples(tx, insight.id, ids)) || changed;
    }
    const { statement, kind } = input;
    const columns = changedMembers(insight, { statement, kind }).after;
    if (Object.keys(columns).length > 0 || changed)
        await repository.updateInsight(tx, insight.id, columns);
}
/** What the audit trail calls an insight. */
export const shortLabel = (statement) => statement.length <= 80 ? statement : `${statement.slice(0, 79).toWellFormed().replace(/\s+\S*$/, '')}…`;
//# sourceMappingURL=edit-insight.js.map