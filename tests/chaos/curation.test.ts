import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoAct } from '../../src/curation/undo-act.ts';
import { read } from '../../src/db/read.ts';
import { DomainError } from '../../src/errors.ts';
import { createExample } from '../../src/examples/create-example.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { curator, storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { doAct, verbs } from '../support/random-acts.ts';

const curators = 20;
const actsEach = Number(process.env['CURATION_ACTS'] ?? 6);
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
  const work = async (): Promise<void> => {
    const own: string[] = [];
    for (let n = 0; n < actsEach; n += 1) {
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
        if (!(error instanceof DomainError) || !honest.has(error.code)) surprises.push(error);
      }
    }
    done.push(...own);
  };
  await Promise.all(Array.from({ length: curators }, work));

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
  const lost = sql`select count(*)::int as count from insight_tags it join tags t on t.id = it.tag_id where t.status = 'merged'`;
  expect(await read(db, lost)).toEqual([{ count: 0 }]);
  await expectCountsToHold();
  await expectIndexToHold();
});

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
