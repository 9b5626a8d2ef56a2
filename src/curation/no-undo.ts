import type { ActSummary } from './later-edits-repository.ts';

/** Why acts without a change set are not undone here, and what takes them back. */
const reasons: Record<string, string> = {
  'note.create':
    'A note that was brought in is addressed from then on: take it down (DELETE /v1/notes/{slug}).',
  'note.replace-text':
    'A version of a text is never unmade, since quotations are proved by it. Send the older text again as a new version: its quotations return with it (PUT /v1/notes/{slug}/text).',
  'note.extract': 'Suggestions are decided, not unmade: reject them (POST /v1/queue/decisions).',
  'note.take-down': 'A takedown is ended by an admin (POST /v1/notes/{slug}/restore).',
  'note.restore': 'Take the note down again (DELETE /v1/notes/{slug}).',
  'note.purge': 'What was erased is gone for good.',
  'key.create': 'Revoke the key (DELETE /v1/keys/{id}).',
  'key.revoke': 'A revoked key stays revoked: create another (POST /v1/keys).',
};

/** What to tell somebody who asks to undo an act of which no row images are kept. */
export const whyNotUndone = ({ action }: Pick<ActSummary, 'action'>): string =>
  reasons[action] ??
  'What was kept of it for undo went when the note was purged, or was never kept: there is nothing to take back.';
