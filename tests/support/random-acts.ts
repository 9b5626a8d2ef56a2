import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { read } from '../../src/db/read.ts';
import { createExample } from '../../src/examples/create-example.ts';
import { editExample } from '../../src/examples/edit-example.ts';
import { mergeExamples, planExampleMerge } from '../../src/examples/merge-examples.ts';
import { planExampleSplit, splitExample } from '../../src/examples/split-example.ts';
import { decideInsights } from '../../src/insights/decide-insights.ts';
import { editInsight } from '../../src/insights/edit-insight.ts';
import { assignTags, planAssignments } from '../../src/tags/assign-tags.ts';
import { createTag } from '../../src/tags/create-tag.ts';
import { editTag } from '../../src/tags/edit-tag.ts';
import { mergeTags, planTagMerge } from '../../src/tags/merge-tags.ts';
import { planTagSplit, splitTag } from '../../src/tags/split-tag.ts';
import { curator } from './curation.ts';

/** One act by numbers: what they point at is looked up when it is done. */
export interface RandomAct {
  verb: (typeof verbs)[number];
  a: number;
  b: number;
  c: number;
  many: number[];
}

export const verbs = [
  'create-tag',
  'rename-tag',
  'edit-tag',
  'relate-tag',
  'retire-tag',
  'merge-tags',
  'split-tag',
  'assign',
  'create-example',
  'edit-example',
  'merge-examples',
  'split-example',
  'edit-insight',
  'decide',
] as const;

const number = fc.nat(1000);

/** Any sequence of acts; merges and assignments more often than the rest. */
export const randomActs = (maxLength: number): fc.Arbitrary<RandomAct[]> =>
  fc.array(
    fc.record({
      verb: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...verbs) },
        { weight: 1, arbitrary: fc.constantFrom('merge-tags' as const, 'assign' as const) },
      ),
      a: number,
      b: number,
      c: number,
      many: fc.array(number, { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 2, maxLength },
  );

interface World {
  tags: { id: string; slug: string }[];
  examples: { id: string; slug: string }[];
  insights: { id: string; version: number }[];
}

async function look(db: Database): Promise<World> {
  const living = sql`status in ('active', 'proposed')`;
  return {
    tags: await read(db, sql`select id, slug from tags where ${living} and scheme = 'topic' order by id`),
    examples: await read(db, sql`select id, slug from examples where ${living} order by id`),
    insights: await read(db, sql`select id, version from insights order by id`),
  };
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
const word = (n: number): string => `Word ${n % 25}`;

/** Does an act; returns its entry in the audit trail, null where it changed nothing. Throws what the act throws. */
export async function doAct(db: Database, act: RandomAct): Promise<string | null> {
  const { tags, examples, insights } = await look(db);
  if (tags.length === 0 || examples.length === 0) return null;
  const [tag, other] = [pick(tags, act.a), pick(tags, act.b)];
  const chosen = act.many.map((n) => pick(insights, n));
  const ids = [...new Set(chosen.map(({ id }) => id))];
  const whole = { expected: 'any' as const };
  switch (act.verb) {
    case 'create-tag':
      return (await createTag(db, curator, { ...newTag(act), broader: act.c % 2 ? [tag.slug] : [] })).auditId;
    case 'rename-tag':
      return (
        await editTag(
          db,
          curator,
          { id: tag.id, ...whole },
          { label: word(act.b), slug: `slug-${act.c % 30}` },
        )
      ).auditId;
    case 'edit-tag':
      return (
        await editTag(
          db,
          curator,
          { id: tag.id, ...whole },
          { definition: word(act.b), aliases: act.many.map((n) => `Alias ${n % 40}`) },
        )
      ).auditId;
    case 'relate-tag':
      return (
        await editTag(
          db,
          curator,
          { id: tag.id, ...whole },
          act.c % 2 ? { broader: [other.slug] } : { related: [other.slug] },
        )
      ).auditId;
    case 'retire-tag':
      return (await editTag(db, curator, { id: tag.id, ...whole }, { status: 'retired' })).auditId;
    case 'merge-tags': {
      const { planToken } = await planTagMerge(db, tag.id, { into: other.slug });
      return (await mergeTags(db, curator, tag.id, { into: other.slug, planToken })).auditId;
    }
    case 'split-tag': {
      const input =
        act.c % 2
          ? { into: other.slug, uses: { ids } }
          : { create: { label: word(act.b), aliases: [] }, uses: { ids } };
      const { planToken } = await planTagSplit(db, tag.id, input);
      return (await splitTag(db, curator, tag.id, { ...input, planToken })).auditId;
    }
    case 'assign': {
      const input = { add: [tag.slug], remove: tag.id === other.id ? [] : [other.slug], to: { ids } };
      const { planToken } = await planAssignments(db, input);
      return (await assignTags(db, curator, { ...input, planToken })).auditId;
    }
    case 'create-example':
      return (
        await createExample(db, curator, {
          name: word(act.a),
          aliases: [`Alias ${act.b % 40}`],
          status: 'active',
          hiddenLabels: [],
          tags: [tag.slug],
        })
      ).auditId;
    case 'edit-example':
      return (
        await editExample(
          db,
          curator,
          { id: pick(examples, act.a).id, ...whole },
          { name: word(act.b), slug: `slug-${act.c % 30}`, tags: [other.slug] },
        )
      ).auditId;
    case 'merge-examples': {
      const [from, into] = [pick(examples, act.a), pick(examples, act.b)];
      const { planToken } = await planExampleMerge(db, from.id, { into: into.slug });
      return (await mergeExamples(db, curator, from.id, { into: into.slug, planToken })).auditId;
    }
    case 'split-example': {
      const [from, into] = [pick(examples, act.a), pick(examples, act.b)];
      const create = { name: word(act.b), aliases: [], tags: [tag.slug] };
      const input = { ...(act.c % 2 ? { into: into.slug } : { create }), uses: { ids } };
      const { planToken } = await planExampleSplit(db, from.id, input);
      return (await splitExample(db, curator, from.id, { ...input, planToken })).auditId;
    }
    case 'edit-insight':
      return (
        await editInsight(
          db,
          curator,
          { id: pick(insights, act.a).id, ...whole },
          { statement: word(act.b), tags: [tag.slug], examples: [pick(examples, act.c).slug] },
        )
      ).auditId;
    case 'decide': {
      const unique = insights.filter(({ id }) => ids.includes(id));
      const decision = pick(['accept', 'reject', 'reopen'] as const, act.a);
      return (await decideInsights(db, curator, { decision, insights: unique })).auditId;
    }
  }
}

const newTag = (act: RandomAct) => ({
  scheme: 'topic' as const,
  label: word(act.a),
  status: 'active' as const,
  aliases: act.b % 3 ? [] : [`Alias ${act.b % 40}`],
  hiddenLabels: [],
  related: [],
});
