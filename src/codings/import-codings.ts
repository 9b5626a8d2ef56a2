import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import { planTokenOf, requirePlanToken } from '../curation/plan-token.ts';
import type { Transaction } from '../db/client.ts';
import type { Deps } from '../deps.ts';
import { InvalidRequestError } from '../errors.ts';
import { insertInsights } from '../insights/repository.ts';
import { insertEvidence, insertPassages } from '../passages/repository.ts';
import { proposeThemes } from '../tags/propose-themes.ts';
import { indexText } from '../text/code-points.ts';
import { passageAt, type Passage } from '../text/passage.ts';
import type { CodingPlan, PlannedSuggestion } from './plan.ts';
import { planCodings, type CodingOptions } from './plan-codings.ts';
import type { CodedProject } from './project.ts';
import { getCurrentText } from './repository.ts';

/** Recorded with every suggestion. */
export const codingSource = 'refi-qda';

export type TokenedCodingPlan = CodingPlan & { planToken: string };

/** What a project (.qdpx) would add. Reads only. @throws InvalidRequestError for a file that is none */
export async function planCodingFile(
  { db, threads }: Pick<Deps, 'db' | 'threads'>,
  file: Uint8Array,
  options: CodingOptions,
): Promise<TokenedCodingPlan> {
  return withToken(await planCodings({ db, threads }, await readFile(threads, file), options));
}

/**
 * Stores what the plan says as suggestions, all of them or none, as one act that can be undone.
 * @throws InvalidRequestError for a file that is none; DomainError `precondition-failed` where anything that the plan
 *   was made from has changed since
 */
export async function applyCodingFile(
  { db, threads }: Pick<Deps, 'db' | 'threads'>,
  actor: Actor,
  file: Uint8Array,
  { plan: planToken, ...options }: CodingOptions & { plan: string },
): Promise<Outcome<{ plan: TokenedCodingPlan }>> {
  const project = await readFile(threads, file);
  return curate(db, actor, { lock: 'exclusive' }, async (tx, auditId) => {
    const plan = withToken(await planCodings({ db: tx, threads }, project, options));
    requirePlanToken(planToken, plan.planToken);
    const proposed = await store(tx, plan);
    const after = { suggested: plan.suggestions.length, proposedThemes: proposed };
    return {
      result: { plan },
      entry: {
        action: 'coding.apply',
        entityType: 'collection',
        entityId: auditId,
        entityLabel: `${plan.suggestions.length} insights of “${plan.project ?? 'a project'}”`,
        after,
      },
    };
  });
}

async function readFile(threads: Deps['threads'], file: Uint8Array): Promise<CodedProject> {
  const read = await threads.run('readProject', { file });
  if (read.ok) return read.project;
  throw new InvalidRequestError('The body is not valid: see errors.', [
    { pointer: '#/file', detail: read.detail },
  ]);
}

const withToken = (plan: CodingPlan): TokenedCodingPlan => ({
  ...plan,
  planToken: planTokenOf('coding.apply', plan),
});

/** Returns the labels of the themes that are proposed. */
async function store(tx: Transaction, { suggestions, codes }: CodingPlan): Promise<string[]> {
  const labels = [...new Set(suggestions.flatMap(({ proposals }) => proposals))];
  const definitions = new Map(codes.map(({ met: { code } }) => [code.name, code.definition]));
  const proposed = await proposeThemes(tx, labels, definitions);
  const rows = await withPassages(tx, suggestions);
  await insertPassages(
    tx,
    rows.map(({ passageId: id, suggestion: { versionId }, passage }) => ({ id, versionId, ...passage })),
  );
  await insertInsights(
    tx,
    rows.map(insightRow),
    rows.flatMap((row) => tagLinks(row, proposed)),
    [],
  );
  await insertEvidence(
    tx,
    rows.map(({ id, passageId, suggestion: { versionId } }) => ({
      insightId: id,
      versionId,
      passageId,
      verdict: 'original' as const,
    })),
  );
  return [...proposed.keys()];
}

interface Row {
  id: string;
  passageId: string;
  passage: Passage;
  suggestion: PlannedSuggestion;
}

/** Those of a note stand together: its text is read once. */
async function withPassages(tx: Transaction, suggestions: readonly PlannedSuggestion[]): Promise<Row[]> {
  const rows: Row[] = [];
  let read = '';
  let index = indexText('');
  for (const suggestion of suggestions) {
    const { noteId, start, end } = suggestion;
    if (read !== noteId) index = indexText((await getCurrentText(tx, noteId)).text);
    read = noteId;
    rows.push({ id: uuidv7(), passageId: uuidv7(), passage: passageAt(index, start, end), suggestion });
  }
  return rows;
}

const insightRow = ({ id, passageId, suggestion: { noteId, statement, kind } }: Row) => ({
  id,
  noteId,
  passageId,
  statement,
  kind,
  status: 'suggested' as const,
  source: codingSource,
  confidence: null,
});

function tagLinks({ id, suggestion: { themes, proposals } }: Row, proposed: ReadonlyMap<string, string>) {
  const tagIds = new Set([
    ...themes.map((theme) => theme.id),
    ...proposals.flatMap((label) => proposed.get(label) ?? []),
  ]);
  return [...tagIds].map((tagId) => ({ insightId: id, tagId, source: codingSource }));
}
