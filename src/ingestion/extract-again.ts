import type { Actor } from '../audit/repository.ts';
import { writeTransaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { ConflictError, GoneError } from '../errors.ts';
import type { Extraction, ExtractionReport, InsightKind, NameKind } from '../extraction/port.ts';
import { withoutKnownQuotations } from '../insights/known-quotations.ts';
import { lockNote } from '../notes/write-repository.ts';
import { indexText } from '../text/code-points.ts';
import { finishExtraction } from './extractions-repository.ts';
import { newFindings } from './new-findings.ts';
import { parsePlainText } from './parse-plain-text.ts';
import { storeExtraction } from './store-extraction.ts';
import { findCurrentText, listKnownSpans, type StoredText } from './stored-text-repository.ts';
import { readVocabulary } from './vocabulary.ts';

/** What extraction finds in a note that is not known yet. */
export interface ExtractedAgain {
  slug: string;
  source: string;
  fallback: NonNullable<ExtractionReport['fallback']> | null;
  dropped: ExtractionReport['dropped'];
  insights: {
    quote: string;
    start: number;
    end: number;
    kind: InsightKind;
    confidence: number;
    themes: string[];
  }[];
  names: { kind: NameKind; name: string; mentions: number }[];
  proposedThemes: string[];
  /** Whether something was stored. */
  stored: boolean;
}

const nothingDropped: ExtractionReport['dropped'] = { insights: {}, names: {}, themes: {} };

/**
 * Extracts a note’s current text again and stores what is new as suggestions. Whatever people or an earlier
 * extraction know already stays as it is: no passage that has an insight, rejected ones included, is suggested again.
 * @throws GoneError for a note that was taken down; ConflictError where its text was replaced meanwhile
 */
export async function extractAgain(
  deps: Deps,
  actor: Actor,
  noteId: string,
  { dryRun }: { dryRun: boolean },
): Promise<ExtractedAgain> {
  const stored = await findCurrentText(deps.db, noteId);
  if (!stored) throw new GoneError('The note has been taken down.');
  const structure = { ...parsePlainText(stored.text), title: stored.title, sections: stored.sections };
  const vocabulary = await readVocabulary(deps);
  const found = await deps.extractor.extract({ text: stored.text, structure, vocabulary });
  const fresh = await onlyNew(deps, stored, found);
  const isEmpty = fresh.insights.length + fresh.names.length + (fresh.proposals?.themes ?? []).length === 0;
  const outcome = describe(deps, stored, fresh);
  if (dryRun || isEmpty) return { ...outcome, stored: false };
  await store(deps, actor, stored, found);
  return { ...outcome, stored: true };
}

async function onlyNew({ db }: Pick<Deps, 'db'>, stored: StoredText, found: Extraction): Promise<Extraction> {
  const fresh = newFindings(found, await listKnownSpans(db, stored.versionId));
  const index = indexText(stored.text);
  const insights = await withoutKnownQuotations(db, stored.noteId, fresh.insights, ({ start, end }) =>
    index.slice(start, end),
  );
  return { ...fresh, insights };
}

/** Looks again under the lock: somebody may have decided meanwhile. */
function store(deps: Deps, actor: Actor, stored: StoredText, found: Extraction): Promise<void> {
  return writeTransaction(deps.db, actor, async (write) => {
    const note = await lockNote(write.tx, stored.noteId);
    if (note.currentVersion !== stored.versionNumber || note.status === 'taken-down') {
      throw new ConflictError(`The text of “${stored.title}” was replaced meanwhile: extract it again.`);
    }
    const extraction = newFindings(found, await listKnownSpans(write.tx, stored.versionId));
    const result = await storeExtraction(write, {
      noteId: stored.noteId,
      versionId: stored.versionId,
      text: stored.text,
      extraction,
      source: deps.extractor.source,
      // The note has been published as it is: a curator looks first at what is added.
      acceptFrom: Number.POSITIVE_INFINITY,
    });
    await finishExtraction(write.tx, stored.versionId, 'done');
    await write.touch('note', [stored.noteId]);
    await write.audit({
      action: 'note.extract',
      entityType: 'note',
      entityId: stored.noteId,
      entityLabel: note.title,
      after: { version: stored.versionNumber, extraction: result },
    });
  });
}

function describe(
  { extractor }: Pick<Deps, 'extractor'>,
  { slug, text }: StoredText,
  { insights, names, proposals, report }: Extraction,
): Omit<ExtractedAgain, 'stored'> {
  const index = indexText(text);
  return {
    slug,
    source: report?.source ?? extractor.source,
    fallback: report?.fallback ?? null,
    dropped: report?.dropped ?? nothingDropped,
    insights: insights.map(({ start, end, kind, confidence, themes }) => ({
      quote: index.slice(start, end),
      start,
      end,
      kind,
      confidence,
      themes: themes.map((theme) => theme.slug),
    })),
    names: names.map(({ kind, name, mentions }) => ({ kind, name, mentions: mentions.length })),
    proposedThemes: proposals?.themes ?? [],
  };
}
