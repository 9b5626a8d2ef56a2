import { sql } from 'drizzle-orm';
export const allOf = (conditions) => {
    const list = [...conditions];
    return list.length === 0 ? sql `true` : sql.join(list, sql ` and `);
};
export const without = (conditions, name) => allOf([...conditions].flatMap(([key, condition]) => (key === name ? [] : [condition])));
/** A PostgreSQL array of ids. */
export const uuidArray = (ids) => sql `array[${sql.join(ids.map((id) => sql `${id}`), sql `, `)}]::uuid[]`;
export const textArray = (values) => sql `array[${sql.join(values.map((value) => sql `${value}`), sql `, `)}]::text[]`;
//# sourceMappingURL=conditions.js.map