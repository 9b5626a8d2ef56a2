import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { textArray } from "../db/conditions.js";
import { slugify } from "../lib/slug.js";
import { insertExample, listTakenExampleSlugs } from "./repository.js";
import { read } from "../db/read.js";
const vocabularyLock = 7_214_003;
/**
 * The examples that recognised names stand for: known ones by any name or alias, new ones created. Ingests take
 * turns here, so that two notes that name the same new initiative create it once.
 */
export async function resolveOrCreateExamples(tx, names, options) {
    if (names.length === 0)
        return [];
    await tx.execute(sql `select pg_advisory_xact_lock(${vocabularyLock})`);
    const identities = [];
    for (const name of names) {
        const id = (await findExampleId(tx, [name.name, ...name.aliases])) ?? (await createExample(tx, name, options));
        identities.push({ id, name });
    }
    return identities;
}
async function findExampleId(tx, labels) {
    const [row] = await read(tx, sql `
    with wanted as (select fold_label(label) as key from unnest(${textArray(labels)}) label)
    select coalesce(e.merged_into_id, e.id) as id from examples e
    where e.status in ('active', 'proposed') and e.name_key in (select key from wanted)
    union select a.example_id from example_aliases a where a.label_key in (select key from wanted) limit 1`);
    return row?.id ?? null;
}
async function createExample(tx, name, { source, acceptFrom }) {
    const id = uuidv7();
    const status = name.confidence >= acceptFrom ? 'active' : 'proposed';
    const slug = await freeSlug(tx, slugify(name.name));
    await insertExample(tx, { id, slug, name: name.name, status, source }, name.aliases);
    return id;
}
async function freeSlug(tx, slug) {
    const candidates = [slug, ...Array.from({ length: 98 }, (_, i) => `${slug}-${i + 2}`)];
    const taken = await listTakenExampleSlugs(tx, candidates);
    return candidates.find((candidate) => !taken.has(candidate)) ?? `${slug}-${uuidv7()}`;
}
//# sourceMappingURL=recognised.js.map