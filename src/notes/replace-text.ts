import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import type { Transaction } from '../db/client.ts';
import { writeTransaction, type WriteScope } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import type { Extraction, Span } from '../extraction/port.ts';
import { refuseKnownText } from '../ingestion/ingest.ts';
import { requestExtraction } from '../ingestion/extract-version.ts';
import { newFindings } from '../ingestion/new-findings.ts';
import { readNote, type ReadNote } from '../ingestion/read-note.ts';
import type { NoteSource } from '../ingestion/read-source.ts';
import { storeExtraction } from '../ingestion/store-extraction.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import * as passages from '../passages/repository.ts';
import { dropUnnamedNoteTags } from '../tags/recognised-repository.ts';
import { countCodePoints } from '../text/code-points.ts';
import type { Reanchoring } from '../text/re-anchor.ts';
import { planReplacement, type PlannedInsight, type ReplacementPlan } from './plan-replacement.ts';
import * as versions from './version-repository.ts';
import * as repository from './write-repository.ts';

export interface Replacement {
  /** The number of the version, new or, where the text is the current one, unchanged. */
  versionNumber: number;
  stored: boolean;
  plan: ReplacementPlan;
  /** What the new text adds: suggestions and mentions where there were none. */
  added: { insights: number; mentions: number };
  /** Whether a job looks for what it adds. */
  isPending: boolean;
}

/**
 * Stores a new version of a note's text and finds every passage of it again. With `dryRun` the same report, and
 * nothing is stored.
 * @throws DomainError `precondition-failed` where somebody else changed the note first, `conflict` where the text
 *   is another note's, and as `readNote` for the text itself
 */
export async function replaceText(
  deps: Deps,
  actor: Actor,
  noteId: string,
  expected: ExpectedVersions,
  input: NoteSource & { dryRun: boolean; waits?: boolean },
): Promise<Replacement> {
  const read = await readNote(deps, input, { waits: input.dryRun || input.waits === true });
  if (input.dryRun) return deps.db.transaction((tx) => plan(tx, noteId, expected, read));
  return writeTransaction(deps.db, actor, (write) =>
    store(deps, write, noteId, expected, { ...input, ...read }),
  );
}

async function plan(
  tx: Transaction,
  noteId: string,
  expected: ExpectedVersions,
  read: ReadNote,
): Promise<Replacement> {
  const note = await repository.lockNote(tx, noteId);
  requireVersion(note.version, expected);
  const texts = new Map(
    (await versions.listVersionTexts(tx, noteId)).map(({ number, text }) => [number, text]),
  );
  const unchanged = texts.get(note.currentVersion) === read.text;
  if (!unchanged) await refuseKnownText(tx, read.sha256);
  const [insights, mentions] = [
    await passages.listAnchoredInsights(tx, noteId),
    await passages.listAnchoredMentions(tx, noteId),
  ];
  const planned = planReplacement(read.text, (number) => texts.get(number) ?? '', insights, mentions);
  const additions = read.extraction && newFindings(read.extraction, knownIn(planned));
  return {
    versionNumber: unchanged ? note.currentVersion : note.currentVersion + 1,
    stored: false,
    plan: planned,
    added: unchanged || !additions ? { insights: 0, mentions: 0 } : countOf(additions),
    isPending: !unchanged && additions === null,
  };
}

async function store(
  deps: Deps,
  write: WriteScope,
  noteId: string,
  expected: ExpectedVersions,
  read: ReadNote & NoteSource,
): Promise<Replacement> {
  const { tx } = write;
  await versions.lockTexts(tx, [read.sha256]);
  const replacement = await plan(tx, noteId, expected, read);
  const note = await repository.lockNote(tx, noteId);
  const { versionNumber: number, plan: planned } = replacement;
  if (number === note.currentVersion) return replacement;
  const versionId = uuidv7();
  const version = { id: versionId, noteId, number, text: read.text, length: countCodePoints(read.text) };
  const sections = read.structure.sections.map((section) => ({ id: uuidv7(), versionId, ...section }));
  await versions.insertVersions(
    tx,
    [{ ...version, sha256: read.sha256, mediaType: read.mediaType, marks: read.document.marks }],
    sections,
  );
  await moveInsights(tx, versionId, planned.insights);
  await moveMentions(tx, versionId, planned);
  if (!read.extraction) await requestExtraction(write, versionId, read.structure);
  const stored =
    read.extraction &&
    (await storeExtraction(write, {
      noteId,
      versionId,
      text: read.text,
      extraction: newFindings(read.extraction, knownIn(planned)),
      source: deps.extractor.source,
      // What an edit adds is new to everybody: a curator looks at it first.
      acceptFrom: Number.POSITIVE_INFINITY,
    }));
  await dropUnnamedNoteTags(tx, noteId);
  await repository.updateNote(tx, noteId, { currentVersion: number, ...stillUnknown(note, read) });
  await touchAll(write, noteId, planned);
  await write.audit({
    action: 'note.replace-text',
    entityType: 'note',
    entityId: noteId,
    entityLabel: note.title,
    before: { version: note.currentVersion },
    after: {
      version: number,
      sha256: read.sha256,
      verdicts: verdictCounts(planned.insights),
      extraction: stored ?? 'pending',
    },
  });
  return { ...replacement, stored: true };
}

/** What the first text did not say, the new one may. What is known already is left as people know it. */
function stillUnknown(note: repository.LockedNote, { structure }: ReadNote): repository.NoteChanges {
  return {
    ...(note.heldOn === null &&
      structure.heldOn && { heldOn: structure.heldOn.date, heldOnPrecision: structure.heldOn.precision }),
    ...(note.nextMeeting === null && { nextMeeting: structure.nextMeeting }),
    ...(note.previousTitle === null && { previousTitle: structure.previous?.title ?? null }),
    ...(note.nextTitle === null && { nextTitle: structure.next?.title ?? null }),
  };
}

async function moveInsights(tx: Transaction, versionId: string, planned: PlannedInsight[]): Promise<void> {
  const moves = planned.map(({ insight, outcome }) => ({
    id: insight.id,
    outcome,
    passage: passageRow(versionId, outcome),
  }));
  await passages.insertPassages(
    tx,
    moves.flatMap(({ passage }) => (passage ? [passage] : [])),
  );
  await passages.updateInsightAnchors(tx, moves.map(anchorOf));
  await passages.insertEvidence(
    tx,
    moves.map(({ id, outcome, passage }) => ({
      insightId: id,
      versionId,
      passageId: passage?.id ?? null,
      verdict: outcome.verdict,
      similarity: outcome.verdict === 'fuzzy' ? outcome.similarity : null,
      candidates:
        outcome.verdict === 'ambiguous' ? outcome.candidates.map(({ start, end }) => ({ start, end })) : [],
    })),
  );
}

interface Move {
  id: string;
  outcome: Reanchoring;
  passage: ReturnType<typeof passageRow>;
}

const passageRow = (versionId: string, outcome: Reanchoring) =>
  outcome.verdict === 'ambiguous' || outcome.verdict === 'orphaned'
    ? null
    : { id: uuidv7(), versionId, ...outcome.passage };

/** Only the very same words count as the evidence at once; anything else waits for a curator beside the old evidence. */
function anchorOf({ id, outcome, passage }: Move): passages.InsightAnchor {
  if (outcome.verdict === 'unchanged' || outcome.verdict === 'moved') {
    return { id, anchoring: 'anchored', passageId: passage?.id ?? null, proposedPassageId: null };
  }
  return { id, anchoring: outcome.verdict, passageId: null, proposedPassageId: passage?.id ?? null };
}

async function moveMentions(
  tx: Transaction,
  versionId: string,
  { keptMentions, lostMentions }: ReplacementPlan,
): Promise<void> {
  const moved = keptMentions.map(({ mention, passage }) => ({
    id: mention.id,
    passage: { id: uuidv7(), versionId, ...passage },
  }));
  await passages.insertPassages(
    tx,
    moved.map(({ passage }) => passage),
  );
  await passages.updateMentionPassages(
    tx,
    moved.map(({ id, passage }) => ({ id, passageId: passage.id })),
  );
  await passages.deleteMentions(
    tx,
    lostMentions.map(({ id }) => id),
  );
}

/** What people know of the note already, where it is in the new text. */
const knownIn = (planned: ReplacementPlan): { quotations: Span[]; mentions: Span[] } => ({
  quotations: planned.insights.flatMap(({ outcome }) => spansOf(outcome)),
  mentions: planned.keptMentions.map(({ passage }) => passage),
});

const spansOf = (outcome: PlannedInsight['outcome']): Span[] => {
  if (outcome.verdict === 'orphaned') return [];
  return outcome.verdict === 'ambiguous' ? outcome.candidates : [outcome.passage];
};

const countOf = ({ insights, names }: Extraction): Replacement['added'] => ({
  insights: insights.length,
  mentions: names.reduce((sum, { mentions }) => sum + mentions.length, 0),
});

export type VerdictCounts = Record<PlannedInsight['outcome']['verdict'], number>;

export function verdictCounts(planned: PlannedInsight[]): VerdictCounts {
  const counts: VerdictCounts = { unchanged: 0, moved: 0, fuzzy: 0, ambiguous: 0, orphaned: 0 };
  for (const { outcome } of planned) counts[outcome.verdict] += 1;
  return counts;
}

async function touchAll(write: WriteScope, noteId: string, planned: ReplacementPlan): Promise<void> {
  const mentions = [...planned.keptMentions.map(({ mention }) => mention), ...planned.lostMentions];
  await write.touch('note', [noteId]);
  await write.touch(
    'insight',
    planned.insights.map(({ insight }) => insight.id),
  );
  await write.touch('example', [
    ...new Set(mentions.flatMap(({ exampleId }) => (exampleId === null ? [] : [exampleId]))),
  ]);
}
