import { listExamplesById } from "../examples/service.js";
import { listInsightsById } from "../insights/service.js";
import { listNotesById } from "../notes/service.js";
import { presentExampleHit, presentInsightHit, presentNoteHit } from "./present.js";
const maxCached = 5000;
/**
 * Reads hits from the database: what an index still holds but the database no longer shows is left out. What was
 * read is kept until the next write anywhere, which counts up the content version.
 */
export class HitReader {
    #db;
    #version = -1;
    #known = new Map();
    constructor(db) {
        this.#db = db;
    }
    async read(hits, contentVersion) {
        if (contentVersion > this.#version || this.#known.size > maxCached) {
            this.#known = new Map();
            this.#version = contentVersion;
        }
        // A search that began before the newest write must not bring back what that write took away.
        const known = contentVersion === this.#version ? this.#known : new Map();
        const missing = hits.filter(({ id }) => !known.has(id));
        for (const [id, present] of await this.#fetch(missing))
            known.set(id, present);
        return hits.flatMap((hit) => known.get(hit.id)?.(hit) ?? []);
    }
    async #fetch(hits) {
        const ids = (type) => hits.filter((hit) => hit.type === type).map(({ id }) => id);
        const [insights, notes, examples] = await Promise.all([
            listInsightsById(this.#db, ids('insight')),
            listNotesById(this.#db, ids('note')),
            listExamplesById(this.#db, ids('example')),
        ]);
        return [
            ...insights.map((row) => [row.id, (hit) => presentInsightHit(hit, row)]),
            ...notes.map((row) => [row.id, (hit) => presentNoteHit(hit, row)]),
            ...examples.map((row) => [row.id, (hit) => presentExampleHit(hit, row)]),
        ];
    }
}
//# sourceMappingURL=hydrate.js.map