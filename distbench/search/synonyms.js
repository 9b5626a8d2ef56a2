import { sql } from 'drizzle-orm';
import { published } from "../db/published.js";
import { read } from "../db/read.js";
/** The label and aliases of each living term and the names of each example, folded, where there is more than one. */
export async function listSynonymGroups(db) {
    const rows = await read(db, sql `
    select array_agg(distinct key order by key) as labels from (
      select t.id, t.label_key as key from tags t where ${published.tag}
      union all select t.id, a.label_key from tags t join tag_aliases a on a.tag_id = t.id where ${published.tag}
      union all select e.id, e.name_key from examples e where ${published.example}
      union all select e.id, a.label_key from examples e join example_aliases a on a.example_id = e.id
        where ${published.example}) named
    group by id having count(distinct key) > 1 order by 1`);
    return rows.map(({ labels }) => labels);
}
/** For each label what may stand in its place. */
export function synonymMap(groups) {
    const others = new Map();
    for (const group of groups) {
        for (const label of group) {
            const known = others.get(label) ?? new Set();
            for (const other of group)
                if (other !== label)
                    known.add(other);
            others.set(label, known);
        }
    }
    return new Map([...others].map(([label, set]) => [label, [...set].sort()]));
}
//# sourceMappingURL=synonyms.js.map