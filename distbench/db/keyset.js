import { sql } from 'drizzle-orm';
const and = (conditions) => conditions.length === 0 ? sql `true` : sql.join(conditions, sql ` and `);
/** Where, order and the cursor values of a keyset page. Read `limit + 1` rows, then call `toPage`. */
export function keyset(columns, position) {
    const backwards = position?.direction === 'prev';
    const runs = columns.map((column) => ({ ...column, descending: column.descending !== backwards }));
    return {
        where: position ? after(runs, position.values) : sql `true`,
        orderBy: sql.join(runs.map(({ expression, descending }) => descending ? sql `${expression} desc` : sql `${expression} asc`), sql `, `),
        /** As text, so that a value survives the way through JSON exactly. */
        values: sql `jsonb_build_array(${sql.join(columns.map(({ expression }) => sql `(${expression})::text`), sql `, `)})`,
    };
}
function after(columns, values) {
    const alternatives = columns.map((column, depth) => {
        const equal = columns.slice(0, depth).map((earlier, i) => compare(earlier, sql `=`, values[i]));
        return sql `(${and([...equal, compare(column, column.descending ? sql `<` : sql `>`, values[depth])])})`;
    });
    return sql `(${sql.join(alternatives, sql ` or `)})`;
}
const compare = ({ expression, type }, operator, value) => sql `${expression} ${operator} ${String(value)}::text::${sql.raw(type)}`;
/** Rows carry their sort values in `keys`; one row more than `limit` says that there is a further page. */
export function toPage(rows, limit, total, position) {
    const backwards = position?.direction === 'prev';
    const more = rows.length > limit;
    const kept = rows.slice(0, limit);
    if (backwards)
        kept.reverse();
    const first = kept[0];
    const last = kept.at(-1);
    const hasNext = backwards ? true : more;
    const hasPrev = backwards ? more : position !== null;
    return {
        rows: kept,
        total,
        next: hasNext && last ? { direction: 'next', values: last.keys } : null,
        prev: hasPrev && first ? { direction: 'prev', values: first.keys } : null,
    };
}
//# sourceMappingURL=keyset.js.map