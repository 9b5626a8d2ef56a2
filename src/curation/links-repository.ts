import { sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '../db/client.ts';
import { read } from '../db/read.ts';

/** A table that ties things to terms: one row for each thing and term. */
export interface LinkTable {
  table: 'insight_tags' | 'note_tags' | 'example_tags' | 'insight_examples';
  thing: 'insight_id' | 'note_id' | 'example_id';
  term: 'tag_id' | 'example_id';
  /** Says who made the link; a person's word weighs more. */
  sourced: boolean;
}

export const tagLinks = {
  insights: { table: 'insight_tags', thing: 'insight_id', term: 'tag_id', sourced: true },
  notes: { table: 'note_tags', thing: 'note_id', term: 'tag_id', sourced: true },
  examples: { table: 'example_tags', thing: 'example_id', term: 'tag_id', sourced: true },
} as const satisfies Record<string, LinkTable>;

export const exampleLinks = {
  insights: { table: 'insight_examples', thing: 'insight_id', term: 'example_id', sourced: false },
} as const satisfies Record<string, LinkTable>;

const column = (name: string): SQL => sql.raw(`"${name}"`);

/** Narrows the links `l` of a table to these things. */
export const among = ({ thing }: LinkTable, ids: SQL): SQL => sql`l.${column(thing)} in ${ids}`;

export interface LinkCount {
  moves: number;
  alreadyThere: number;
}

/**
 * Links that would move from one term to another, and those whose thing has the other already; with a digest of which
 * they are. `only` narrows to these things.
 */
export async function countMovingLinks(
  db: Queryable,
  { table, thing, term }: LinkTable,
  from: string,
  into: string | null,
  only: SQL = sql`true`,
): Promise<LinkCount & { digest: string }> {
  const [row] = await read<LinkCount & { digest: string }>(
    db,
    sql`select count(*) filter (where o.thing is null)::int as moves,
        count(*) filter (where o.thing is not null)::int as "alreadyThere",
        coalesce(sum(hashtextextended(l.${column(thing)}::text, (o.thing is null)::int)), 0)::text as digest
      from ${column(table)} l
      left join (select ${column(thing)} as thing from ${column(table)} where ${column(term)} = ${into}::uuid) o
        on o.thing = l.${column(thing)}
      where l.${column(term)} = ${from} and ${only}`,
  );
  return row ?? { moves: 0, alreadyThere: 0, digest: '0' };
}

/** Gives the links of one term to another, without duplicates. A link that a person made stays a person's. */
export async function moveLinks(
  tx: Transaction,
  { table, thing, term, sourced }: LinkTable,
  from: string,
  into: string,
  only: SQL = sql`true`,
): Promise<void> {
  const [name, ofThing, ofTerm] = [column(table), column(thing), column(term)];
  if (sourced) {
    await tx.execute(sql`
      update ${name} kept set source = l.source from ${name} l
      where kept.${ofTerm} = ${into} and l.${ofTerm} = ${from} and l.${ofThing} = kept.${ofThing}
        and l.source = 'human' and kept.source <> 'human' and ${only}`);
  }
  await tx.execute(sql`
    delete from ${name} l where l.${ofTerm} = ${from} and ${only}
      and exists (select from ${name} o where o.${ofTerm} = ${into} and o.${ofThing} = l.${ofThing})`);
  await tx.execute(sql`update ${name} l set ${ofTerm} = ${into} where l.${ofTerm} = ${from} and ${only}`);
}

/** Passages that name a term. */
export async function countMentions(
  db: Queryable,
  term: 'tag_id' | 'example_id',
  id: string,
  only: SQL = sql`true`,
): Promise<number> {
  const [row] = await read<{ count: number }>(
    db,
    sql`select count(*)::int as count from mentions m where m.${column(term)} = ${id} and ${only}`,
  );
  return row?.count ?? 0;
}

export async function moveMentions(
  tx: Transaction,
  term: 'tag_id' | 'example_id',
  from: string,
  into: string,
  only: SQL = sql`true`,
): Promise<void> {
  await tx.execute(
    sql`update mentions m set ${column(term)} = ${into} where m.${column(term)} = ${from} and ${only}`,
  );
}

/** Ids as a set, however many: one parameter. */
export const idSet = (ids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
