import type { Database } from '../db/client.ts';
import { NotFoundError } from '../errors.ts';
import { publicAccess } from '../keys/service.ts';
import { getNote } from '../notes/service.ts';
import type { Passage } from '../text/passage.ts';
import {
  MAX_PASSAGES,
  verifyQuote as verifyInText,
  type QuoteVerdict as TextVerdict,
} from '../text/verify-quote.ts';
import { listNoteSources, listPhraseSources, listSimilarSources, type QuoteSource } from './repository.ts';
import type { VerifyQuoteInput } from './schemas.ts';

const phraseCandidates = 100;
const similarCandidates = 8;
const decidingWords = 24;

export interface QuotePlace {
  source: QuoteSource;
  passage: Passage;
}

export interface NearestPlace extends QuotePlace {
  similarity: number;
  differences: { same: boolean; quote: string; text: string }[];
}

export interface Verification {
  verdict: 'exact' | 'normalised' | 'ambiguous' | 'absent';
  places: QuotePlace[];
  total: number;
  nearest: NearestPlace | null;
}

interface Checked {
  source: QuoteSource;
  verdict: TextVerdict;
}

/**
 * Whether these words stand in a published note, and where. Asks one note, current version first, or all notes.
 * @throws NotFoundError for a note or version that does not exist or is not public; GoneError once taken down
 */
export async function verifyQuote(db: Database, input: VerifyQuoteInput): Promise<Verification> {
  return input.note === undefined ? verifyEverywhere(db, input) : verifyInNote(db, input, input.note);
}

async function verifyInNote(db: Database, input: VerifyQuoteInput, slug: string): Promise<Verification> {
  const note = await getNote(db, publicAccess, slug);
  const { found } =
    'found' in note ? note : ((await getNote(db, publicAccess, note.movedTo)) as { found: { id: string } });
  const sources = await listNoteSources(db, found.id, input.version);
  const [newest, ...former] = sources;
  if (!newest) throw new NotFoundError(`The note “${slug}” has no version ${input.version}.`);
  const first = check([newest], input);
  if (first.some(({ verdict }) => verdict.verdict !== 'absent')) return summarise(first);
  // A quotation that a later version lost still has its proof in the former one.
  for (const source of former) {
    const found = check([source], input);
    if (found.some(({ verdict }) => verdict.verdict !== 'absent')) return summarise(found);
  }
  return summarise(first);
}

async function verifyEverywhere(db: Database, input: VerifyQuoteInput): Promise<Verification> {
  const exact = check(await listPhraseSources(db, input.quote, phraseCandidates), input);
  if (exact.some(({ verdict }) => verdict.verdict !== 'absent')) return summarise(exact);
  const similar = await listSimilarSources(db, rarestWords(input.quote), similarCandidates);
  return summarise(check(similar, input));
}

/** Long words tell texts apart best. */
function rarestWords(quote: string): string[] {
  const words = new Set(quote.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, decidingWords);
}

const check = (sources: QuoteSource[], { quote, prefix, suffix }: VerifyQuoteInput): Checked[] =>
  sources.map((source) => ({
    source,
    verdict: verifyInText(source.text, quote, {
      ...(prefix !== undefined && { prefix }),
      ...(suffix !== undefined && { suffix }),
    }),
  }));

/** One verdict over several texts: exact places count before normalised ones; two places are ambiguous. */
function summarise(checked: Checked[]): Verification {
  for (const kind of ['exact', 'normalised'] as const) {
    const found = checked.map(({ source, verdict }) => ({ source, ...placesOf(verdict, kind) }));
    const total = found.reduce((sum, one) => sum + one.total, 0);
    if (total === 0) continue;
    const places = found.flatMap(({ source, passages }) => passages.map((passage) => ({ source, passage })));
    const verdict = total === 1 ? kind : 'ambiguous';
    return { verdict, places: places.slice(0, MAX_PASSAGES), total, nearest: null };
  }
  return { verdict: 'absent', places: [], total: 0, nearest: nearestOf(checked) };
}

function placesOf(
  verdict: TextVerdict,
  kind: 'exact' | 'normalised',
): { passages: Passage[]; total: number } {
  if (verdict.verdict === kind) return { passages: [verdict.passage], total: 1 };
  if (verdict.verdict === 'ambiguous' && verdict.match === kind) return verdict;
  return { passages: [], total: 0 };
}

function nearestOf(checked: Checked[]): NearestPlace | null {
  const near = checked.flatMap(({ source, verdict }) =>
    verdict.verdict === 'absent' && verdict.nearest ? [{ source, ...verdict.nearest }] : [],
  );
  return near.sort((a, b) => b.similarity - a.similarity)[0] ?? null;
}
