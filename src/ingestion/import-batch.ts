import type { Actor } from '../audit/repository.ts';
import { Statistics } from '../db/statistics.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Vocabulary } from '../extraction/port.ts';
import { listImported } from '../notes/identity-repository.ts';
import { listNotesByText } from '../notes/version-repository.ts';
import {
  importAlone,
  importedAs,
  inputOf,
  type FoundNote,
  type ImportOptions,
  type ImportOutcome,
} from './import-note.ts';
import { ingestRead } from './ingest.ts';
import { extractRead, type ReadNote } from './read-note.ts';
import { canShareBatch } from './store-extraction.ts';
import { readVocabulary } from './vocabulary.ts';
import { concernedBy, formsOfNew, mentionsAny } from './vocabulary-changes.ts';

/** What a transaction has to store at most. */
const usualNotesAtOnce = 50;
const charactersAtOnce = 500_000;

/** A note to bring in, and what was read in it by somebody who knew that vocabulary; null where its turn will tell. */
export interface ReadyNote {
  found: FoundNote;
  read: ReadNote | null;
  vocabulary: Vocabulary;
}

type Tell = (outcome: ImportOutcome) => void;
type Member = ReadyNote & { read: ReadNote; tell: Tell };

/**
 * New notes on their way into one transaction. Whatever could make it matter that they come together (the same text or
 * key twice, a name that one brings in and another mentions) ends the batch before it; whatever goes wrong, its notes
 * are tried again one by one, each for itself.
 */
export class ImportBatch {
  readonly #deps: Deps;
  readonly #actor: Actor;
  readonly #options: ImportOptions & { notesAtOnce?: number };
  readonly #statistics: Statistics;
  #members: Member[] = [];
  #characters = 0;
  #newForms: string[] = [];
  /** The newest that is known. */
  vocabulary: Vocabulary;

  constructor(
    deps: Deps,
    actor: Actor,
    options: ImportOptions & { notesAtOnce?: number },
    vocabulary: Vocabulary,
  ) {
    this.#deps = deps;
    this.#actor = actor;
    this.#options = options;
    this.vocabulary = vocabulary;
    this.#statistics = new Statistics(deps.db);
  }

  get isEmpty(): boolean {
    return this.#members.length === 0;
  }

  /** What is known beforehand, after what came before it. */
  async tellInTurn(outcome: ImportOutcome, tell: Tell): Promise<void> {
    await this.store();
    tell(outcome);
  }

  async add({ found, read, vocabulary }: ReadyNote, tell: Tell): Promise<void> {
    if (!read) {
      await this.store();
      return tell(await importAlone(this.#deps, this.#actor, found, this.#options));
    }
    const member = { found, read, vocabulary, tell };
    if (!this.#canTake(member)) await this.store();
    this.#members.push(member);
    this.#characters += read.text.length;
    this.#newForms.push(...formsOfNew(read.extraction?.names ?? [], vocabulary));
    const { notesAtOnce = usualNotesAtOnce } = this.#options;
    if (this.#members.length >= notesAtOnce || this.#characters >= charactersAtOnce) await this.store();
  }

  #canTake({ found, read }: Member): boolean {
    return (
      this.#members.every(
        (other) =>
          other.found.key !== found.key &&
          other.read.sha256 !== read.sha256 &&
          (!read.extraction ||
            !other.read.extraction ||
            canShareBatch(read.extraction, other.read.extraction)),
      ) && !mentionsAny(read.text, this.#newForms)
    );
  }

  /** Stores what is in it, and tells of each. */
  async store(): Promise<void> {
    const members = this.#members;
    if (members.length === 0) return;
    this.#members = [];
    this.#characters = 0;
    this.#newForms = [];
    for (const [place, outcome] of (await this.#storeAll(members)).entries()) members[place]!.tell(outcome);
  }

  async #storeAll(members: readonly Member[]): Promise<ImportOutcome[]> {
    if (!(await this.#isAnyKnown(members))) {
      const notes = await this.#withNewestVocabulary(members);
      try {
        const stored = await ingestRead(this.#deps, this.#actor, notes);
        await this.#statistics.grow(stored.length);
        return stored.map((one, place) => ({ name: members[place]!.found.key, ...importedAs(one) }));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    }
    const outcomes: ImportOutcome[] = [];
    for (const { found } of members)
      outcomes.push(await importAlone(this.#deps, this.#actor, found, this.#options));
    return outcomes;
  }

  /** Whether another one brought the same text or key in since it was read. */
  async #isAnyKnown(members: readonly Member[]): Promise<boolean> {
    const { db } = this.#deps;
    const texts = await listNotesByText(
      db,
      members.map(({ read }) => read.sha256),
    );
    const keys = await listImported(
      db,
      members.map(({ found }) => found.key),
    );
    return texts.size + keys.size > 0;
  }

  /** As if each had been extracted in its turn: again, where the vocabulary has changed in what it mentions. */
  async #withNewestVocabulary(members: readonly Member[]) {
    const newest = await readVocabulary(this.#deps);
    if (JSON.stringify(newest) !== JSON.stringify(this.vocabulary)) this.vocabulary = newest;
    const current = this.vocabulary;
    const tests = new Map(
      [...new Set(members.map(({ vocabulary }) => vocabulary))].map((known) => [
        known,
        concernedBy(known, current),
      ]),
    );
    return Promise.all(
      members.map(async ({ found, read, vocabulary }) => {
        const isOld = read.extraction !== null && tests.get(vocabulary)!(read.text);
        return { input: inputOf(found), read: isOld ? await extractRead(this.#deps, read, current) : read };
      }),
    );
  }
}
