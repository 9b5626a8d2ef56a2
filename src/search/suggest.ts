import { sql, type SQL } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import { staleDocumentIds } from './documents.ts';
import { suggestionTypes, type Suggestion } from './schemas.ts';
import { understandQuery } from './understand-query.ts';

type SuggestionType = (typeof suggestionTypes)[number];

export interface SuggestQuery {
  q: string;
  types?: readonly SuggestionType[] | undefined;
  limit: number;
}

/** From so many letters on, what is like the typed is suggested where nothing begins so. */
const minTypoLength = 4;
const minLikeness = 0.45;

/**
 * Completions of what is being typed, from labels, aliases, names and titles: those that begin so first, then those
 * with a word that begins so; where there are none, those of the words that were probably meant. Each tier reads at
 * most `limit` rows of an index for each source, and a later one is asked only where those before it gave too few.
 * All in one statement took PostgreSQL ten times as long to plan as to carry out.
 */
export async function suggest(db: Database, query: SuggestQuery): Promise<Suggestion[]> {
  const [row] = await read<{ typed: string }>(db, sql`select fold_label(${query.q}) as typed`);
  const typed = row?.typed ?? '';
  if (typed === '') return [];
  const begun = await fill(db, query, begins(typed));
  if (begun.length > 0 || typed.length < minTypoLength) return begun;
  const meant = await mend(db, typed);
  return fill(db, query, [isLike(typed), ...(meant === typed ? [] : begins(meant))]);
}

/** The words that were probably meant, each the nearest one that was ever published. */
async function mend(db: Database, typed: string): Promise<string> {
  const parts = typed.split(' ').map((word) => ({ words: [word], quoted: false, negated: false }));
  const { terms } = await understandQuery(db, parts, new Map());
  return terms.map(({ exact, corrections }) => corrections[0] ?? exact).join(' ');
}

/** One way to fit, and the kinds of things for which it is tried. */
interface Tier {
  of: readonly SuggestionType[];
  match: Match;
}

type Match = (key: SQL) => { condition: SQL; rank: SQL };

/** After every text that begins with what stands before it, in the order of bytes. */
const last = '\u{10FFFF}';

function begins(typed: string): Tier[] {
  // As a range, and not by LIKE: a prepared statement finds it in an index whatever was typed.
  const begun = (key: SQL): SQL => sql`(${key} ~>=~ ${typed} and ${key} ~<~ ${typed + last})`;
  const word = String.raw`\m${typed.replaceAll(/[^\p{L}\p{N} ]/gu, String.raw`\$&`)}`;
  const first: Match = (key) => ({ condition: begun(key), rank: sql`0` });
  const within: Match = (key) => ({ condition: sql`${key} ~ ${word} and not ${begun(key)}`, rank: sql`0` });
  const matches = typed.length < 2 ? [first] : [first, within];
  return matches.map((match) => ({ of: suggestionTypes, match }));
}

/** Themes are few: each can be looked at. */
const isLike = (typed: string): Tier => ({
  of: ['theme'],
  match: (key) => ({
    condition: sql`word_similarity(${typed}, ${key}) >= ${minLikeness}`,
    rank: sql`1 - word_similarity(${typed}, ${key})`,
  }),
});

async function fill(db: Database, query: SuggestQuery, tiers: readonly Tier[]): Promise<Suggestion[]> {
  const found = new Map<string, Suggestion>();
  for (const tier of tiers) {
    if (found.size >= query.limit) break;
    for (const suggestion of await list(db, query, tier)) {
      const key = `${suggestion.type} ${suggestion.slug}`;
      if (!found.has(key)) found.set(key, suggestion);
    }
  }
  return [...found.values()].slice(0, query.limit);
}

async function list(
  db: Database,
  { types = suggestionTypes, limit }: SuggestQuery,
  { of, match }: Tier,
): Promise<Suggestion[]> {
  const wanted = types.filter((type) => of.includes(type));
  if (wanted.length === 0) return [];
  const arms = wanted.flatMap((type) => sources[type].map((source) => source(match, limit)));
  return read<Suggestion>(
    db,
    sql`
    select type, slug, label, alias, url from (
      select distinct on (type, slug) * from (${sql.join(arms, sql` union all `)}) found order by type, slug, rank) best
    order by rank, array_position(array['theme', 'tag', 'example', 'note'], type), length(label), label, slug limit ${limit}`,
  );
}

type Source = (match: Match, limit: number) => SQL;

const tagSources = (type: 'theme' | 'tag'): Source[] => {
  const scheme = type === 'theme' ? sql`= 'theme'` : sql`<> 'theme'`;
  const columns = (alias: SQL, rank: SQL): SQL =>
    sql`${type}::text as type, t.slug, t.label, ${alias} as alias, '/v1/' || ${`${type}s`}::text || '/' || t.slug as url, (${rank})::float8 as rank`;
  const labels: Source = (match, limit) => {
    const { condition, rank } = match(sql`t.label_key`);
    return sql`(select ${columns(sql`null::text`, rank)} from tags t
      where t.scheme ${scheme} and ${condition} and ${published.tag} order by rank, t.label_key using ~<~ limit ${limit})`;
  };
  const aliases: Source = (match, limit) => {
    const { condition, rank } = match(sql`a.label_key`);
    return sql`(select ${columns(sql`a.label`, sql`0.25 + ${rank}`)} from tag_aliases a join tags t on t.id = a.tag_id
      where a.kind = 'alternative' and a.scheme ${scheme} and ${condition} and ${published.tag}
      order by rank, a.label_key using ~<~ limit ${limit})`;
  };
  return [labels, aliases];
};

const titles =
  (type: 'example' | 'note'): Source =>
  (match, limit) => {
    const { condition, rank } = match(sql`d.title_key`);
    return sql`(select ${type}::text as type, d.slug, d.title as label, null::text as alias,
        '/v1/' || ${`${type}s`}::text || '/' || d.slug as url, (${rank})::float8 as rank
      from search_documents d where d.type = ${sql.raw(`'${type}'`)} and ${condition} and d.id not in (${staleDocumentIds})
      order by rank, d.title_key using ~<~ limit ${limit})`;
  };

const exampleAliases: Source = (match, limit) => {
  const { condition, rank } = match(sql`a.label_key`);
  return sql`(select 'example'::text as type, d.slug, d.title as label, a.label as alias,
      '/v1/examples/' || d.slug as url, (0.25 + ${rank})::float8 as rank
    from example_aliases a join search_documents d on d.id = a.example_id
    where a.kind = 'alternative' and ${condition} and d.id not in (${staleDocumentIds})
    order by rank, d.title_key using ~<~ limit ${limit})`;
};

const sources: Record<SuggestionType, Source[]> = {
  theme: tagSources('theme'),
  tag: tagSources('tag'),
  note: [titles('note')],
  example: [titles('example'), exampleAliases],
};
