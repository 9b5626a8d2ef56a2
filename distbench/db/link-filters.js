import { sql } from 'drizzle-orm';
import { uuidArray } from "./conditions.js";
/** Conditions over a link table, one for each of any, all and none. `linked(ids)` says that a link to one of them exists. */
export function linkConditions(name, filter, linked) {
    const conditions = [];
    if (filter?.any)
        conditions.push([name, linked(uuidArray(filter.any))]);
    for (const id of filter?.all ?? [])
        conditions.push([`${name}[all] ${id}`, linked(uuidArray([id]))]);
    if (filter?.none)
        conditions.push([`${name}[none]`, sql `not ${linked(uuidArray(filter.none))}`]);
    return conditions;
}
//# sourceMappingURL=link-filters.js.map