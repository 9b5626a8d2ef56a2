import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoAct } from '../../src/curation/undo-act.ts';
import { ConflictError, DomainError } from '../../src/errors.ts';
import { createExample } from '../../src/examples/create-example.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { curator, dumpCurated, storeNote } from '../support/curation.ts';
import { startKnowledgeBase, type KnowledgeBase } from '../support/knowledge-base.ts';
import { doAct, randomActs, type RandomAct } from '../support/random-acts.ts';

const numRuns = Number(process.env['UNDO_RUNS'] ?? 12);
let kb: KnowledgeBase;

beforeAll(async () => {
  kb = await startKnowledgeBase();
  const { db } = kb.deps;
  await storeNote(db, { slug: 'undo', insights: 8 });
  for (let n = 0; n < 5; n += 1) {
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

const undo = async (auditId: string): Promise<string> =>
  (await undoAct(kb.deps.db, curator, auditId, { preview: false })).auditId ?? '';

/** Those of the acts that could be done and changed something. */
async function doAll(acts: RandomAct[]): Promise<string[]> {
  const done: string[] = [];
  for (const act of acts) {
    try {
      const auditId = await doAct(kb.deps.db, act);
      if (auditId !== null) done.push(auditId);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'internal-error') throw error;
    }
  }
  return done;
}

test('any acts on a vocabulary, undone in reverse, leave the database as it was; out of order they are undone or refused, never half', async () => {
  let tried = { undone: 0, refused: 0 };
  const property = fc.asyncProperty(randomActs(12), fc.nat(1000), async (acts, which) => {
    const before = await dumpCurated(kb.deps.db);
    const done = await doAll(acts);
    if (done.length > 1) {
      const after = await dumpCurated(kb.deps.db);
      const early = done[which % (done.length - 1)]!;
      try {
        const redo = await undo(early);
        await undo(redo);
        tried = { ...tried, undone: tried.undone + 1 };
      } catch (error) {
        expect(error).toBeInstanceOf(ConflictError);
        const named = (error as ConflictError).errors.map(({ address }) => address?.split('/').at(-1));
        expect(named.length).toBeGreaterThan(0);
        for (const id of named) expect(done.slice(done.indexOf(early) + 1)).toContain(id);
        tried = { ...tried, refused: tried.refused + 1 };
      }
      expect(await dumpCurated(kb.deps.db)).toBe(after);
    }
    for (const auditId of done.toReversed()) await undo(auditId);
    expect(await dumpCurated(kb.deps.db)).toBe(before);
  });
  await fc.assert(property, { numRuns, seed: 20, endOnFailure: true });
  expect(tried.undone).toBeGreaterThan(0);
  expect(tried.refused).toBeGreaterThan(0);
}, 600_000);
