import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit/repository.ts';
import { curate, type Outcome } from '../curation/curate.ts';
import type { Database } from '../db/client.ts';
import { ConflictError, InvalidRequestError } from '../errors.ts';
import { insertEvidence, insertPassages } from '../passages/repository.ts';
import { indexText } from '../text/code-points.ts';
import { isOnGraphemeBoundaries, passageAt, type Passage } from '../text/passage.ts';
import { verifyQuote } from '../text/verify-quote.ts';
import { applyInsightEdit, shortLabel } from './edit-insight.ts';
import { insertInsights } from './repository.ts';
import { findInsightAt, findQuotableNote, type QuotableNote } from './write-repository.ts';
import type { CreateInsightInput } from './write-schemas.ts';

/**
 * An insight that a person draws from a note: the passage is found, or taken from positions, and kept verbatim.
 * @throws InvalidRequestError for words that do not stand there, with the nearest that do; ConflictError for words
 *   that stand in several places, with each of them, and for a passage that has an insight already
 */
export function createInsight(
  db: Database,
  actor: Actor,
  input: CreateInsightInput,
): Promise<Outcome<{ id: string }>> {
  return curate(db, actor, {}, async (tx) => {
    const note = await findQuotableNote(tx, input.note);
    if (!note) throw invalid('#/note', `There is no note “${input.note}”.`);
    const passage = passageOf(note, input);
    const taken = await findInsightAt(tx, note.versionId, passage.start, passage.end);
    if (taken !== null) {
      throw new ConflictError('This passage has an insight already: edit or decide that one.', {
        errors: [{ detail: 'The insight that stands there.', address: `/v1/insights/${taken}` }],
      });
    }
    const [id, passageId] = [uuidv7(), uuidv7()];
    const statement = input.statement ?? passage.exact.replaceAll(/\s+/g, ' ').trim();
    const { kind, status, themes, tags, examples } = input;
    await insertPassages(tx, [{ id: passageId, versionId: note.versionId, ...passage }]);
    const decided = status === 'accepted' && { decidedBy: actor.keyId, decidedAt: new Date() };
    await insertInsights(
      tx,
      [
        {
          id,
          noteId: note.id,
          passageId,
          statement,
          kind,
          status,
          source: 'human',
          confidence: null,
          ...decided,
        },
      ],
      [],
      [],
    );
    await insertEvidence(tx, [{ insightId: id, versionId: note.versionId, passageId, verdict: 'original' }]);
    await applyInsightEdit(tx, { id, statement, kind }, { themes, tags, examples });
    return {
      result: { id },
      entry: {
        action: 'insight.create',
        entityType: 'insight',
        entityId: id,
        entityLabel: shortLabel(statement),
        after: {
          note: note.slug,
          start: passage.start,
          end: passage.end,
          statement,
          kind,
          status,
          themes,
          tags,
          examples,
        },
      },
    };
  });
}

function passageOf(note: QuotableNote, input: CreateInsightInput): Passage {
  if (input.quote !== undefined) return quotedPassage(note, input.quote, input);
  const { start = 0, end = 0, version = note.versionNumber } = input;
  if (version !== note.versionNumber) {
    throw new ConflictError(`The note’s current version is ${note.versionNumber}, not ${version}.`, {
      errors: [{ pointer: '#/version', detail: 'Positions count in the current version.' }],
    });
  }
  const index = indexText(note.text);
  if (start >= end || end > index.length) {
    throw invalid('#/end', `start must be before end, and end at most ${index.length}.`);
  }
  if (!isOnGraphemeBoundaries(index, { start, end })) {
    throw invalid('#/start', 'A passage cannot begin or end inside a character with its marks.');
  }
  return passageAt(index, start, end);
}

function quotedPassage(
  note: QuotableNote,
  quote: string,
  { prefix, suffix }: { prefix?: string | undefined; suffix?: string | undefined },
): Passage {
  const context = { ...(prefix !== undefined && { prefix }), ...(suffix !== undefined && { suffix }) };
  const verdict = verifyQuote(note.text, quote, context);
  if (verdict.verdict === 'ambiguous') {
    throw new ConflictError(
      `These words stand in ${verdict.total} places: send prefix or suffix, or positions.`,
      { errors: verdict.passages.map(placeOf) },
    );
  }
  if (verdict.verdict !== 'absent') return verdict.passage;
  throw new InvalidRequestError('The body is not valid: see errors.', [
    {
      pointer: '#/quote',
      detail: `These words do not stand in the note “${note.slug}”.`,
      ...(verdict.nearest && { suggestion: verdict.nearest.passage.exact }),
    },
  ]);
}

const placeOf = ({ start, end, prefix, exact, suffix }: Passage) => ({
  pointer: '#/quote',
  detail: `${start} to ${end}: …${prefix}[${exact}]${suffix}…`.replaceAll(/\s+/g, ' '),
});

const invalid = (pointer: string, detail: string): InvalidRequestError =>
  new InvalidRequestError('The body is not valid: see errors.', [{ pointer, detail }]);
