import type { VNode } from 'preact';
import { auditEntryPage, auditPage, undo } from './audit-pages.tsx';
import { decide } from './decide.ts';
import { homePage } from './home-page.tsx';
import { bringFilesIn, bringTextIn } from './notes/bring-in.ts';
import { bringInPage } from './notes/bring-in-page.tsx';
import { decideInsight, editInsight, insightPage } from './notes/insight-page.tsx';
import { editNote, extractNote, makeInsight, restoreNote, takeDownNote } from './notes/note-acts.ts';
import { noteDetailsPage } from './notes/note-details-page.tsx';
import { notePage } from './notes/note-page.tsx';
import { noteTextPage, replaceNoteText } from './notes/note-text-page.tsx';
import { notesPage } from './notes/notes-page.tsx';
import { queuePage } from './queue-page.tsx';
import { sessionPage } from './session-pages.tsx';
import { healthPage } from './operation/health-page.tsx';
import { indexPage, rebuildIndex, repairIndex } from './operation/index-page.tsx';
import { createKey, keysPage, revokeKey } from './operation/keys-page.tsx';
import {
  deleteWebhook,
  editWebhook,
  redeliver,
  rotateSecret,
  switchWebhook,
  webhookPage,
} from './operation/webhook-page.tsx';
import { createWebhook, webhooksPage } from './operation/webhooks-page.tsx';
import { createExample, createTag, editExample, editTag } from './vocabulary/acts.ts';
import { assign, assignPage } from './vocabulary/assign-page.tsx';
import { examplePage, examplesPage } from './vocabulary/example-pages.tsx';
import { exampleMergePage, mergeExample, mergeTag, tagMergePage } from './vocabulary/merge-page.tsx';
import { exampleSplitPage, splitExample, splitTag, tagSplitPage } from './vocabulary/split-page.tsx';
import { tagPage } from './vocabulary/tag-page.tsx';
import { tagsPage } from './vocabulary/tags-page.tsx';
import { bringVocabularyIn, vocabularyFiles, vocabularyPage } from './vocabulary/vocabulary-page.tsx';
import type { DeskView, FormAnswer, FormView } from './view.ts';

/** What can be looked at. */
export const pages: Record<string, (view: DeskView) => Promise<VNode>> = {
  '/admin': homePage,
  '/admin/session': sessionPage,
  '/admin/queue': queuePage,
  '/admin/notes': notesPage,
  '/admin/bring-in': bringInPage,
  '/admin/bring-in/files': bringInPage,
  '/admin/notes/:slug': notePage,
  '/admin/notes/:slug/details': noteDetailsPage,
  '/admin/notes/:slug/text': noteTextPage,
  '/admin/insights/:id': insightPage,
  '/admin/tags': tagsPage,
  '/admin/tags/:slug': tagPage,
  '/admin/tags/:slug/merge': tagMergePage,
  '/admin/tags/:slug/split': tagSplitPage,
  '/admin/assignments': assignPage,
  '/admin/vocabulary': vocabularyPage,
  '/admin/examples': examplesPage,
  '/admin/examples/:slug': examplePage,
  '/admin/examples/:slug/merge': exampleMergePage,
  '/admin/examples/:slug/split': exampleSplitPage,
  '/admin/keys': keysPage,
  '/admin/webhooks': webhooksPage,
  '/admin/webhooks/:id': webhookPage,
  '/admin/index': indexPage,
  '/admin/health': healthPage,
  '/admin/audit': auditPage,
  '/admin/audit/:id': auditEntryPage,
};

/** What can be sent. */
export const forms: Record<string, (view: FormView) => Promise<FormAnswer>> = {
  '/admin/queue': decide,
  '/admin/bring-in': bringTextIn,
  '/admin/bring-in/files': bringFilesIn,
  '/admin/notes/:slug/details': editNote,
  '/admin/notes/:slug/text': replaceNoteText,
  '/admin/notes/:slug/takedown': takeDownNote,
  '/admin/notes/:slug/restore': restoreNote,
  '/admin/notes/:slug/extraction': extractNote,
  '/admin/notes/:slug/insights': makeInsight,
  '/admin/insights/:id': editInsight,
  '/admin/insights/:id/decision': decideInsight,
  '/admin/tags': createTag,
  '/admin/tags/:slug': editTag,
  '/admin/tags/:slug/merge': mergeTag,
  '/admin/tags/:slug/split': splitTag,
  '/admin/assignments': assign,
  '/admin/vocabulary': bringVocabularyIn,
  '/admin/examples': createExample,
  '/admin/examples/:slug': editExample,
  '/admin/examples/:slug/merge': mergeExample,
  '/admin/examples/:slug/split': splitExample,
  '/admin/keys': createKey,
  '/admin/keys/:id/revocation': revokeKey,
  '/admin/webhooks': createWebhook,
  '/admin/webhooks/:id': editWebhook,
  '/admin/webhooks/:id/status': switchWebhook,
  '/admin/webhooks/:id/secret': rotateSecret,
  '/admin/webhooks/:id/deletion': deleteWebhook,
  '/admin/webhooks/:id/deliveries/:delivery/redelivery': redeliver,
  '/admin/index/repair': repairIndex,
  '/admin/index/rebuild': rebuildIndex,
  '/admin/audit/:id/undo': undo,
};

/** What can be fetched as a file: the address here, and that of the API. */
export const downloads: Record<string, string> = Object.fromEntries(
  Object.entries(vocabularyFiles).map(([name, path]) => [`/admin/vocabulary/${name}`, path]),
);
