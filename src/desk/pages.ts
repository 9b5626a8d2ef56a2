import type { VNode } from 'preact';
import { auditEntryPage, auditPage, undo } from './audit-pages.tsx';
import { decide } from './decide.ts';
import { homePage } from './home-page.tsx';
import { queuePage } from './queue-page.tsx';
import { sessionPage } from './session-pages.tsx';
import type { DeskView, FormAnswer, FormView } from './view.ts';

/** What can be looked at. */
export const pages: Record<string, (view: DeskView) => Promise<VNode>> = {
  '/admin': homePage,
  '/admin/session': sessionPage,
  '/admin/queue': queuePage,
  '/admin/audit': auditPage,
  '/admin/audit/:id': auditEntryPage,
};

/** What can be sent. */
export const forms: Record<string, (view: FormView) => Promise<FormAnswer>> = {
  '/admin/queue': decide,
  '/admin/audit/:id/undo': undo,
};
