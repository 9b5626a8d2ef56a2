import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareImages } from '../../src/curation/act-repository.ts';
import { curatedTables, keyOf } from '../../src/curation/curated-tables.ts';
import { undoAct } from '../../src/curation/undo-act.ts';
import { read } from '../../src/db/read.ts';
import { DomainError } from '../../src/errors.ts';
import { createExample } from '../../src/examples/create-example.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { curator, storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { doAct, verbs } from '../support/random-acts.ts';

const curators = 20;
/** Short in the suite; docs/curation.md has the command for the long run. */
const seconds = Number(process.env['CURATION_SECONDS'] ?? 0);
const actsEach = 6;
/** What a curator may be told: others came first, or there is nothing there any more. */
const honest = new Set(['conflict', 'precondition-failed', 'invalid-request', 'not-found']);

let kb: KnowledgeBase;
beforeAll(async () => {
  kb = await startKnowledgeBase({ search: true });
  const { db } = kb.deps;
  await storeNote(db, { slug: 'chaos', insights: 30 });
  for (let n = 0; n < 12; n += 1) {
    const shared = { status: 'active' as const, aliases: [], hiddenLabels: [] };
    await createTag(db, curator, {
      scheme: 'topic',
      label: `Topic ${n}`,
      ...shared,
      broader: [],
      related: [],
    });
    await createExample(db, curator, { name: `Example ${n}`, ...shared, tags: [] });
  }
});
afterAll(() => kb?.stop());

const random = (below: number): number => Math.floor(Math.random() * below);

test('twenty curators merging, tagging, deciding and undoing at once', { timeout: 600_000 }, async () => {
  const { db } = kb.deps;
  const done: string[] = [];
  const surprises: unknown[] = [];
  const refused: string[] = [];
  const end = Date.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    const own: string[] = [];
    for (let n = 0; seconds > 0 ? Date.now() < end : n < actsEach; n += 1) {
      try {
        const last = own.at(-1);
        const auditId =
          last !== undefined && random(5) === 0
            ? (await undoAct(db, curator, last, { preview: false })).auditId
            : await doAct(db, {
                verb: verbs[random(verbs.length)]!,
                a: random(1000),
                b: random(1000),
                c: random(1000),
                many: Array.from({ length: 4 }, () => random(1000)),
              });
        if (auditId !== null) own.push(auditId);
      } catch (error) {
        if (error instanceof DomainError && honest.has(error.code)) refused.push(error.code);
        else surprises.push(error);
      }
    }
    done.push(...own);
  };
  await Promise.all(Array.from({ length: curators }, work));

  if (seconds > 0) {
    process.stdout.write(
      `${done.length} acts done, ${refused.length} refused, ${surprises.length} failed in ${seconds} s\n`,
    );
  }
  expect(surprises).toEqual([]);
  expect(done.length).toBeGreaterThan(curators);
  const entries = await read<{ id: string }>(
    db,
    sql`select id from audit_entries where actor = ${curator.name}`,
  );
  const known = new Set(entries.map(({ id }) => id));
  expect(done.filter((id) => !known.has(id))).toEqual([]);
  const orphans = sql`select count(*)::int as count from audit_changes c
    where not exists (select from audit_entries e where e.id = c.audit_id)`;
  expect(await read(db, orphans)).toEqual([{ count: 0 }]);
  await expectNothingOnMergedTerms();
  await expectTrailToTellEveryRow();
  await expectCountsToHold();
  await expectIndexToHold();
});

/** A link that came while its term was merged away would be lost; the keys of the link tables forbid double ones. */
async function expectNothingOnMergedTerms(): Promise<void> {
  const lost = sql`
    select 'tag' as what from insight_tags l join tags t on t.id = l.tag_id where t.status = 'merged'
    union all select 'alias' from tag_aliases l join tags t on t.id = l.tag_id where t.status = 'merged'
    union all select 'tag of an example' from example_tags l join tags t on t.id = l.tag_id where t.status = 'merged'
    union all select 'example' from insight_examples l join examples e on e.id = l.example_id where e.status = 'merged'
    union all select 'chain' from tags t join tags o on o.id = t.merged_into_id where o.status = 'merged'
    union all select 'doubled' from insight_tags group by insight_id, tag_id having count(*) > 1
    union all select 'doubled' from insight_examples group by insight_id, example_id having count(*) > 1`;
  expect(await read(kb.deps.db, lost)).toEqual([]);
}

/** The newest image of each row that an act changed is the row as it is: no write went past the trail. */
async function expectTrailToTellEveryRow(): Promise<void> {
  await kb.deps.db.transaction(async (tx) => {
    await compareImages(tx);
    for (const table of curatedTables) {
      const differing = await read(
        tx,
        sql`select last.row_key from (
            select distinct on (row_key) row_key, after from audit_changes where table_name = ${table.name}
            order by row_key, id desc) last
          left join ${sql.raw(`"${table.name}"`)} c on ${keyOf(table, 'c')} = last.row_key
          where ${sql.raw(`c."${table.keys[0]?.name}" is null`)} <> (last.after is null)
            or (last.after is not null and exists (
              select from jsonb_each(last.after) a where to_jsonb(c) -> a.key is distinct from a.value))`,
      );
      expect(differing).toEqual([]);
    }
  });
}

async function expectCountsToHold(): Promise<void> {
  const counted = await read<{ slug: string; count: number }>(
    kb.deps.db,
    sql`select t.slug, count(i.id)::int as count from tags t left join insight_tags it on it.tag_id = t.id
      left join insights i on i.id = it.insight_id and i.status = 'accepted' and i.anchoring = 'anchored'
      where t.scheme = 'topic' and t.status = 'active' group by t.slug order by t.slug`,
  );
  const { body } = await kb.request.get('/v1/tags?scheme=topic&limit=100').expect(200);
  const answered = body.data.map(({ slug, insightCount }: { slug: string; insightCount: number }) => ({
    slug,
    count: insightCount,
  }));
  answered.sort((a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1));
  expect(answered).toEqual(counted.sort((a, b) => (a.slug < b.slug ? -1 : 1)));
}

async function expectIndexToHold(): Promise<void> {
  if (!kb.worker) return;
  const admin = await kb.keyFor('admin');
  const drift = async (): Promise<unknown> => {
    const { body } = await kb.request.get('/v1/index').set('authorization', admin).expect(200);
    return { pending: body.data.pending, driftCount: body.data.driftCount };
  };
  await expect.poll(drift, { timeout: 60_000, interval: 200 }).toEqual({ pending: 0, driftCount: 0 });
}
