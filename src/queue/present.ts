import { isoInstant } from '../lib/instants.ts';
import { noteAddress } from '../notes/addresses.ts';
import { splitSentences } from '../text/sentences.ts';
import type { NearDuplicate, QueueRow } from './repository.ts';
import type { QueueItem, QueueType } from './schemas.ts';

const decisions: Record<QueueType, string[]> = {
  insight: ['accept', 'reject', 'edit'],
  passage: ['accept', 'reject'],
  tag: ['accept', 'reject', 'edit', 'merge'],
  example: ['accept', 'reject', 'edit', 'merge'],
  neighbour: ['merge', 'reject'],
};
const dayMs = 24 * 60 * 60 * 1000;

export const presentQueueItem = (
  row: QueueRow,
  nearDuplicates: readonly NearDuplicate[],
  now: Date,
): QueueItem => ({
  item: row.item,
  type: row.type,
  id: row.id,
  title: row.title,
  scheme: row.scheme,
  slug: row.slug,
  kind: row.kind,
  themes: row.themes,
  since: isoInstant(row.since),
  ageDays: Math.max(0, Math.floor((now.getTime() - new Date(row.since).getTime()) / dayMs)),
  why: row.why,
  confidence: row.confidence,
  reasons: row.reasons,
  context: contextOf(row),
  note:
    row.noteSlug === null || row.noteTitle === null
      ? null
      : { slug: row.noteSlug, title: row.noteTitle, url: noteAddress(row.noteSlug) },
  nearDuplicates: nearDuplicates.map(({ slug, label, similarity }) => ({ slug, label, similarity })),
  version: row.version,
  decisions: decisions[row.type],
});

/** The passage with what its sentence has before and after it, within its own paragraph. */
function contextOf({ before, exact, after }: QueueRow): QueueItem['context'] {
  if (exact === null) return null;
  const start = (before ?? '').split('\n').at(-1) ?? '';
  const end = (after ?? '').split('\n')[0] ?? '';
  const text = start + exact + end;
  const from = start.length;
  const to = from + exact.length;
  const sentences = splitSentences(text).filter((span) => span.end > from && span.start < to);
  const first = Math.min(from, sentences[0]?.start ?? 0);
  const last = Math.max(to, sentences.at(-1)?.end ?? text.length);
  return { before: text.slice(first, from), exact, after: text.slice(to, last) };
}
