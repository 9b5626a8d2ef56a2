import { sql, type SQL } from 'drizzle-orm';
import { uuidArray } from '../db/conditions.ts';
import type { Queryable } from '../db/client.ts';
import { published } from '../db/published.ts';
import { read } from '../db/read.ts';
import { markEnd, markStart, type IndexDocument, type SearchType } from './port.ts';
import { otherForms } from './word-forms.ts';

const distinct = (inner: SQL): SQL => sql`array(select distinct v from (${inner}) l (v) order by v)`;

const tagSlugs = (links: SQL, theme: boolean): SQL =>
  distinct(sql`select t.slug from (${links}) l (tag_id) join tags t on t.id = l.tag_id
    and ${published.tag} and (t.scheme = 'theme') = ${theme}`);

const exampleSlugs = (links: SQL): SQL =>
  distinct(sql`select e.slug from (${links}) l (example_id) join examples e on e.id = l.example_id
    and ${published.example}`);

/** Labels and aliases of the linked tags: how people may ask for it without its words. */
const tagNames = (links: SQL): SQL =>
  sql`select labels.label from (${links}) l (tag_id) join tags t on t.id = l.tag_id and ${published.tag}
    cross join lateral (select t.label union select a.label from tag_aliases a where a.tag_id = t.id) labels`;

const exampleNames = (links: SQL): SQL =>
  sql`select labels.label from (${links}) l (example_id) join examples e on e.id = l.example_id and ${published.example}
    cross join lateral (select e.name as label union select a.label from example_aliases a where a.example_id = e.id) labels`;

const definitions = (links: SQL): SQL =>
  distinct(sql`select t.definition from (${links}) l (tag_id) join tags t on t.id = l.tag_id
    and ${published.tag} and t.scheme = 'theme' and t.definition is not null`);

const names = (...parts: SQL[]): SQL => distinct(sql.join(parts, sql` union `));
const noneOf = sql`'{}'::text[]`;

const insightTagLinks = sql`select it.tag_id from insight_tags it where it.insight_id = i.id`;
const insightExampleLinks = sql`select ie.example_id from insight_examples ie where ie.insight_id = i.id`;
const noteTagLinks = sql`
  select nt.tag_id from note_tags nt where nt.note_id = n.id
  union select it.tag_id from insights i join insight_tags it on it.insight_id = i.id
  where i.note_id = n.id and ${published.insight}`;
const noteExampleLinks = sql`select m.example_id from mentions m where m.note_id = n.id and m.example_id is not null`;
const exampleTagLinks = sql`
  select et.tag_id from example_tags et where et.example_id = e.id
  union select it.tag_id from insight_examples ie join insights i on i.id = ie.insight_id
  join notes n on n.id = i.note_id and ${published.insight}
  join insight_tags it on it.insight_id = i.id where ie.example_id = e.id`;

/** Characters that we mark matches with would be taken for marks. */
const clean = (text: SQL): SQL => sql`translate(${text}, ${markStart + markEnd}, '')`;

/** One row for each public entity among `ids`. `words` is the vector of its own text, weighted. */
const sources: Record<SearchType, (ids: SQL) => SQL> = {
  insight: (ids) => sql`
    select i.id, ${clean(sql`i.statement`)} as title,
      ${clean(sql`case when p.exact = i.statement then '' else p.exact end`)} as text,
      ${names(tagNames(insightTagLinks), exampleNames(insightExampleLinks))} as names,
      ${definitions(insightTagLinks)} as about,
      ${tagSlugs(insightTagLinks, true)} as themes, ${tagSlugs(insightTagLinks, false)} as tags,
      ${exampleSlugs(insightExampleLinks)} as examples, i.kind, n.series_slug as series, n.slug as note,
      n.title as note_title, n.held_on, null::text as slug, '/v1/insights/' || i.id as url,
      setweight(i.search_vector, 'A') as words
    from insights i join notes n on n.id = i.note_id join passages p on p.id = i.passage_id
    where i.id = any(${ids}) and ${published.insight}`,
  note: (ids) => sql`
    select n.id, ${clean(sql`n.title`)} as title, ${clean(sql`v.text`)} as text,
      ${names(tagNames(noteTagLinks), exampleNames(noteExampleLinks))} as names, ${noneOf} as about,
      ${tagSlugs(noteTagLinks, true)} as themes, ${tagSlugs(noteTagLinks, false)} as tags,
      ${exampleSlugs(noteExampleLinks)} as examples, null::text as kind, n.series_slug as series, n.slug as note,
      n.title as note_title, n.held_on, n.slug, '/v1/notes/' || n.slug as url,
      setweight(n.search_vector, 'A') || setweight(v.search_vector, 'D') as words
    from notes n join versions v on v.note_id = n.id and v.number = n.current_version
    where n.id = any(${ids}) and ${published.note}`,
  example: (ids) => sql`
    select e.id, ${clean(sql`e.name`)} as title, ${clean(sql`coalesce(e.summary, '')`)} as text,
      ${names(tagNames(exampleTagLinks), sql`select a.label from example_aliases a where a.example_id = e.id`)} as names,
      ${definitions(exampleTagLinks)} as about,
      ${tagSlugs(exampleTagLinks, true)} as themes, ${tagSlugs(exampleTagLinks, false)} as tags,
      array[e.slug] as examples, null::text as kind, null::text as series, null::text as note,
      null::text as note_title, null::date as held_on, e.slug, '/v1/examples/' || e.slug as url,
      setweight(to_tsvector('kb_english', e.name), 'A')
        || setweight(to_tsvector('kb_english', coalesce(e.summary, '')), 'D') as words
    from examples e where e.id = any(${ids}) and ${published.example}`,
};

/** Counts up when `otherForms` makes others of the same text. */
const formsVersion = 1;

/**
 * The document, and its digest, which says whether the index holds this very one. Without `offset 0` PostgreSQL works
 * every list out anew wherever it is named: 20,000 insights then take 2.0 s of processor time instead of 1.1 s.
 */
const withDocument = (source: SQL): SQL => sql`
  select *, md5(document::text || ${formsVersion}::text) as digest from (
    select *, jsonb_build_object('id', id, 'title', title, 'text', text, 'names', names, 'about', about,
      'themes', themes, 'tags', tags, 'examples', examples, 'kind', kind, 'series', series, 'note', note,
      'noteTitle', note_title, 'heldOn', held_on - date '1970-01-01', 'slug', slug, 'url', url,
      'status', 'published') as document
    from (${source} offset 0) source) documents`;

/** The index's view of these entities, read now; those that are not public are missing from it. */
export async function readDocuments(
  db: Queryable,
  type: SearchType,
  ids: readonly string[],
): Promise<IndexDocument[]> {
  if (ids.length === 0) return [];
  const rows = await read<DocumentRow>(
    db,
    sql`select document, digest from (${withDocument(sources[type](uuidArray(ids)))}) d`,
  );
  return rows.map((row) => completed(type, row));
}

interface DocumentRow {
  document: Omit<IndexDocument, 'digest' | 'forms'>;
  digest: string;
}

function completed(type: SearchType, { document, digest }: DocumentRow): IndexDocument {
  // A note has so many words that hardly any form is missing, and what it says on a matter are its insights.
  const forms = type === 'note' ? [] : otherForms(`${document.title} ${document.text}`);
  return Object.assign(document, { forms, digest });
}

/** Derives the search documents of these entities again, and learns the words that they bring in. */
export async function refreshDocuments(
  db: Queryable,
  type: SearchType,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await read(db, sql`${refreshed(type, ids, 'changed')} select from derived limit 0`);
}

/**
 * The same, and gives them as `readDocuments` would: they are derived once instead of twice. `learns` says whose words
 * are learnt: those of documents that changed, or all.
 */
export async function refreshAndReadDocuments(
  db: Queryable,
  type: SearchType,
  ids: readonly string[],
  learns: 'changed' | 'all' = 'changed',
): Promise<IndexDocument[]> {
  if (ids.length === 0) return [];
  const rows = await read<DocumentRow>(
    db,
    sql`${refreshed(type, ids, learns)} select document, digest from derived`,
  );
  return rows.map((row) => completed(type, row));
}

/** The words are learnt in the statement that derives the documents: by one of their own, they were derived again. */
function refreshed(type: SearchType, ids: readonly string[], learns: 'changed' | 'all'): SQL {
  const joined = (list: SQL): SQL => sql`array_to_string(${list}, ' . ')`;
  const source =
    learns === 'all' ? sql`derived` : sql`(select * from derived where id in (select id from stored))`;
  return sql`
    with derived as materialized (${withDocument(sources[type](uuidArray(ids)))}),
    gone as (delete from search_documents where id = any(${uuidArray(ids)}) and id not in (select id from derived)),
    stored as (
      insert into search_documents (id, type, title, title_key, slug, themes, tags, examples, kind, series, held_on, vector, digest)
      select id, ${type}, title, fold_label(title), slug, themes, tags, examples, kind, series, held_on,
        words || setweight(to_tsvector('kb_english', ${joined(sql`names`)}), ${type === 'note' ? 'C' : 'B'})
          || setweight(to_tsvector('kb_english', ${joined(sql`about`)}), 'C'), digest
      from derived order by id
      on conflict (id) do update set title = excluded.title, title_key = excluded.title_key, slug = excluded.slug,
        themes = excluded.themes, tags = excluded.tags, examples = excluded.examples, kind = excluded.kind,
        series = excluded.series, held_on = excluded.held_on, vector = excluded.vector, digest = excluded.digest
        where search_documents.digest <> excluded.digest
      returning id),
    learnt as (insert into search_words (word) ${wordsOf(source)})`;
}

const longestWord = 40;

const wordsOf = (documents: SQL): SQL => sql`
  select distinct w.lexeme from ${documents} d
  cross join lateral unnest(to_tsvector('kb_words',
    d.title || ' ' || left(d.text, 200000) || ' ' || array_to_string(d.names, ' '))) w
  where w.lexeme ~ '^[[:alpha:]]{3,}$' and length(w.lexeme) <= ${longestWord}
  order by w.lexeme on conflict do nothing`;

/** Learns the words of what is public of these. */
export async function learnWords(db: Queryable, type: SearchType, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`insert into search_words (word) ${wordsOf(sql`(${sources[type](uuidArray(ids))})`)}`);
}

/** A purged text leaves no word behind; those of the others have to be learnt again. */
export async function forgetWords(db: Queryable): Promise<void> {
  await db.execute(sql`delete from search_words`);
}

const publishedIds: Record<SearchType, SQL> = {
  insight: sql`select i.id from insights i join notes n on n.id = i.note_id where ${published.insight}`,
  note: sql`select n.id from notes n where ${published.note}`,
  example: sql`select e.id from examples e where ${published.example}`,
};

/** Everything of one kind that is public or has a search document, in the order of ids. */
export async function listDocumentIds(db: Queryable, type: SearchType): Promise<string[]> {
  const rows = await read<{ id: string }>(
    db,
    sql`${publishedIds[type]} union select id from search_documents where type = ${type} order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** Ids and digests of all search documents of one kind. */
export async function listDigests(db: Queryable, type: SearchType): Promise<Map<string, string>> {
  const rows = await read<{ id: string; digest: string }>(
    db,
    sql`select id, digest from search_documents where type = ${type}`,
  );
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

export async function countDocuments(db: Queryable): Promise<Record<SearchType, number>> {
  const rows = await read<{ type: SearchType; count: number }>(
    db,
    sql`select type, count(*)::int as count from search_documents group by type`,
  );
  const counts = { note: 0, insight: 0, example: 0 };
  for (const { type, count } of rows) counts[type] = count;
  return counts;
}

const unpublished = sql`(
  not exists (select from notes n where n.id = o.entity_id and ${published.note})
  and not exists (select from insights i join notes n on n.id = i.note_id
    where i.id = o.entity_id and ${published.insight})
  and not exists (select from examples e where e.id = o.entity_id and ${published.example}))`;

/** A change by hand, which is under no receipt, or one of so much that its documents were left to the worker. */
const leftToWorker = sql`(o.receipt_id is null
  or exists (select from index_receipts r where r.id = o.receipt_id and r.documents_due))`;

/** What nobody may see although it still has a search document, until the worker comes to it. */
export const staleDocumentIds = sql`
  select o.entity_id from outbox o where ${leftToWorker} and o.entity_type <> 'synonyms' and ${unpublished}`;

/** What the index may still hold although nobody may see it any more: taken down, rejected, retired. */
export const hiddenIds = sql`
  select o.entity_id from outbox o left join search_documents d on d.id = o.entity_id
  where o.entity_type <> 'synonyms' and (d.id is null or (${leftToWorker} and ${unpublished}))`;
