import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import { staleDocumentIds } from './documents.ts';
import { suggestionTypes, type Suggestion } from './schemas.ts';

type SuggestionType = (typeof suggestionTypes)[number];

/** From so many letters on, what is like the typed is suggested where nothing begins so. */
const minTypoLength = 4;
const minLikeness = 0.45;

/**
 * Completions of what is being typed, from labels, aliases, names and titles: those that begin so first, then those
 * with a word that begins so. Under 10 ms at 10,000 notes: each arm reads at most `limit` rows of an index.
 */
export async function suggest(
  db: Database,
  query: { q: string; types?: readonly SuggestionType[] | undefined; limit: number },
): Promise<Suggestion[]> {
  const [row] = await read<{ typed: string }>(db, sql`select fold_label(${query.q}) as typed`);
  const typed = row?.typed ?? '';
  if (typed === '') return [];
  const types = query.types ?? suggestionTypes;
  const begun = await list(db, types, query.limit, (key) => begins(key, typed));
  if (begun.length > 0 || typed.length < minTypoLength) return begun;
  return list(db, types, query.limit, (key, many) => ({
    // Of many, an index finds those that are like it; of a vocabulary each can be looked at.
    condition: many ? sql`${typed} <% ${key}` : sql`word_similarity(${typed}, ${key}) >= ${minLikeness}`,
    rank: sql`1 - word_similarity(${typed}, ${key})`,
  }));
}

type Match = (key: SQL, many: boolean) => { condition: SQL; rank: SQL };

function begins(key: SQL, typed: string): { condition: SQL; rank: SQL } {
  const start = `${typed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const word = String.raw`\m${typed.replaceAll(/[^\p{L}\p{N} ]/gu, String.raw`\$&`)}`;
  const within = typed.length < 2 ? sql`false` : sql`${key} ~ ${word}`;
  return {
    condition: sql`(${key} like ${start} or ${within})`,
    rank: sql`case when ${key} like ${start} then 0 else 0.5 end`,
  };
}

async function list(
  db: Database,
  types: readonly SuggestionType[],
  limit: number,
  match: Match,
): Promise<Suggestion[]> {
  const arms = types.map((type) => sql`(${sources[type](match, limit)})`);
  const rows = await read<Suggestion & { rank: number }>(
    db,
    sql`
    select type, slug, label, alias, url from (
      select distinct on (type, slug) * from (${sql.join(arms, sql` union all `)}) found order by type, slug, rank) best
    order by rank, array_position(array['theme', 'tag', 'example', 'note'], type), length(label), label, slug limit ${limit}`,
  );
  return rows;
}

const tags =
  (type: 'theme' | 'tag') =>
  (match: Match, limit: number): SQL => {
    const label = match(sql`t.label_key`, false);
    const alias = match(sql`a.label_key`, false);
    const scheme = type === 'theme' ? sql`t.scheme = 'theme'` : sql`t.scheme <> 'theme'`;
    return sql`
      select ${type}::text as type, slug, label, alias, '/v1/' || ${`${type}s`}::text || '/' || slug as url, rank::float8 from (
        select t.slug, t.label, null as alias, ${label.rank} as rank from tags t
        where ${published.tag} and ${scheme} and ${label.condition}
        union all select t.slug, t.label, a.label, 0.25 + ${alias.rank} from tags t join tag_aliases a on a.tag_id = t.id
        where ${published.tag} and ${scheme} and a.kind = 'alternative' and ${alias.condition}) tags
      order by rank, length(label), label limit ${limit * 2}`;
  };

const titles = (type: 'example' | 'note', match: Match, limit: number): SQL => {
  const title = match(sql`d.title_key`, true);
  return sql`
    select ${type}::text as type, d.slug, d.title as label, null as alias, '/v1/' || ${`${type}s`}::text || '/' || d.slug as url,
      (${title.rank})::float8 as rank
    from search_documents d where d.type = ${type} and ${title.condition} and d.id not in (${staleDocumentIds})
    order by rank, d.title_key limit ${limit}`;
};

const sources: Record<SuggestionType, (match: Match, limit: number) => SQL> = {
  theme: tags('theme'),
  tag: tags('tag'),
  note: (match, limit) => titles('note', match, limit),
  example: (match, limit) => {
    const alias = match(sql`a.label_key`, false);
    return sql`(${titles('example', match, limit)}) union all (
      select 'example', d.slug, d.title, a.label, '/v1/examples/' || d.slug, (0.25 + ${alias.rank})::float8 as rank
      from example_aliases a join search_documents d on d.id = a.example_id
      where a.kind = 'alternative' and ${alias.condition} and d.id not in (${staleDocumentIds})
      order by rank, d.title_key limit ${limit})`;
  },
};
