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
  '/admin/audit/:id/undo': undo,
};
