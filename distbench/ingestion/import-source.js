import { ConflictError, DomainError } from "../errors.js";
import { slugify } from "../lib/slug.js";
import { replaceText } from "../notes/replace-text.js";
import { findImported, findNoteByText } from "../notes/repository.js";
import { ingestNote, sha256Of } from "./ingest.js";
import { readSource } from "./read-source.js";
/**
 * Brings the notes of one file in. A text that is here already is left alone; a known file with another text
 * becomes a new version; everything else a new note. One note that cannot be taken does not keep the others out.
 */
export async function importFile(deps, actor, file, options) {
    const outcomes = [];
    for (const entry of await readSource(file.key, file.bytes)) {
        outcomes.push(await importEntry(deps, actor, file.key, entry, options));
    }
    return outcomes;
}
async function importEntry(deps, actor, fileKey, { part, mediaType, draft, result }, options) {
    const name = part === null ? fileKey : `${fileKey}: ${part}`;
    if (!result.ok)
        return { name, outcome: 'refused', slug: null, detail: result.detail };
    const source = { document: result.document, mediaType };
    try {
        return { name, ...(await importNote(deps, actor, { key: name, source, draft }, options)) };
    }
    catch (error) {
        if (!(error instanceof DomainError))
            throw error;
        const faults = error.errors.map(({ detail }) => detail);
        return { name, outcome: 'refused', slug: null, detail: [error.message, ...faults].join(' ') };
    }
}
async function importNote(deps, actor, { key, source, draft }, { dryRun }) {
    const same = await findNoteByText(deps.db, sha256Of(source.document.text));
    if (same)
        return { outcome: 'unchanged', slug: same.slug, detail: null };
    const known = await findImported(deps.db, key);
    if (known?.status === 'taken-down')
        throw new ConflictError('This note was taken down. Restore it first.');
    if (known) {
        const { plan } = await replaceText(deps, actor, known.id, 'any', { ...source, dryRun });
        const waiting = plan.insights.filter(({ outcome }) => outcome.verdict !== 'unchanged' && outcome.verdict !== 'moved');
        const detail = waiting.length > 0 ? `${waiting.length} quotations wait for a curator.` : null;
        return { outcome: 'new version', slug: known.slug, detail };
    }
    const { metadata } = source.document;
    if (dryRun)
        return { outcome: 'imported', slug: metadata.slug ?? null, detail: 'dry run' };
    const { slug, insights } = await ingestNote(deps, actor, {
        ...source,
        status: draft ? 'draft' : 'published',
        language: 'en',
        slug: metadata.slug === null ? undefined : slugify(metadata.slug),
        title: metadata.title ?? undefined,
        sourceUrl: metadata.sourceUrl ?? undefined,
        sourceKey: key,
    });
    return {
        outcome: 'imported',
        slug,
        detail: `${insights.accepted} insights accepted, ${insights.suggested} suggested`,
    };
}
//# sourceMappingURL=import-source.js.map