import type { Actor } from '../audit/repository.ts';
import { curate } from '../curation/curate.ts';
import type { Deps } from '../deps.ts';
import { ConflictError } from '../errors.ts';
import { requireVersion, type ExpectedVersions } from '../lib/expected-versions.ts';
import * as repository from './write-repository.ts';
import type { EditNoteInput } from './schemas.ts';

/**
 * Changes what is said about a note; its text has its own verb. A new slug leaves a redirect behind.
 * @throws DomainError `precondition-failed`; ConflictError for a slug that is or was another note's
 */
export function editNote(
  deps: Deps,
  actor: Actor,
  noteId: string,
  expected: ExpectedVersions,
  input: EditNoteInput,
): Promise<{ slug: string }> {
  return curate(deps.db, actor, {}, async (tx) => {
    const note = await repository.lockNote(tx, noteId);
    requireVersion(note.version, expected);
    if (note.status === 'taken-down')
      throw new ConflictError('The note has been taken down: restore it first.');
    const before = await repository.getEditable(tx, noteId);
    const { heldOn, ...rest } = input;
    await repository.updateNote(tx, noteId, {
      ...definedOnly(rest),
      ...(heldOn !== undefined && { heldOn, heldOnPrecision: heldOn === null ? null : 'day' }),
      ...(input.status === 'published' && before.publishedAt === null && { publishedAt: new Date() }),
    });
    return {
      result: { slug: input.slug ?? note.slug },
      entry: {
        action: 'note.edit',
        entityType: 'note',
        entityId: noteId,
        entityLabel: note.title,
        before: Object.fromEntries(
          Object.keys(input).map((name) => [name, before[name as keyof typeof before] ?? null]),
        ),
        after: input,
      },
    };
  });
}

const definedOnly = <T extends object>(input: T) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
