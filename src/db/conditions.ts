import { sql, type SQL } from 'drizzle-orm';

/** Filters by name, so that a facet can leave its own out. */
export type Conditions = Map<string, SQL>;

export const allOf = (conditions: Iterable<SQL>): SQL => {
  const list = [...conditions];
  return list.length === 0 ? sql`true` : sql.join(list, sql` and `);
};

export const without = (conditions: Conditions, name: string): SQL =>
  allOf([...conditions].flatMap(([key, condition]) => (key === name ? [] : [condition])));

/** A PostgreSQL array of ids, as one parameter however many they are: a statement takes 65,535. */
export const uuidArray = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** Likewise of texts: the statement is the same for any number of them. */
export const textArray = (values: readonly string[]): SQL =>
  sql`${`{${values.map((value) => `"${value.replaceAll(/[\\"]/g, String.raw`\$&`)}"`).join(',')}}`}::text[]`;
