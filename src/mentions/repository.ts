import { sql } from 'drizzle-orm';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';

export interface MentionRow {
  noteSlug: string;
  noteTitle: string;
  versionNumber: number;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}

/** What is named. */
export type MentionTarget = { exampleId: string } | { tagId: string };

/** Where an example or a tag is named in published notes, by note and in reading order; at most `limit`. */
export function listMentions(db: Queryable, target: MentionTarget, limit: number): Promise<MentionRow[]> {
  const named = 'tagId' in target ? sql`m.tag_id = ${target.tagId}` : sql`m.example_id = ${target.exampleId}`;
  return read<MentionRow>(
    db,
    sql`
    select n.slug as "noteSlug", n.title as "noteTitle", v.number as "versionNumber",
      p.start, p."end", p.exact, p.prefix, p.suffix
    from mentions m join notes n on n.id = m.note_id and ${published.note}
    join passages p on p.id = m.passage_id join versions v on v.id = p.version_id
    where ${named} order by n.slug, p.start limit ${limit}`,
  );
}
