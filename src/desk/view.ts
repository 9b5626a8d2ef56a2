import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { z } from 'zod';
import type { AuditEntry, AuditListResponse } from '../audit/schemas.ts';
import type { Problem } from '../http/problem.ts';
import type { UploadedFile } from '../notes/uploads.ts';
import type { Asker, Outcome } from '../pages/ask.ts';
import { address } from '../pages/pages.ts';
import type { Session } from '../sessions/service.ts';

/** What a page of the desk is made with. */
export interface DeskView {
  ask: Asker;
  request: FastifyRequest;
  session: Session;
  query: URLSearchParams;
  /** The act that led here, to be shown with its undo. */
  done: AuditEntry | null;
  /** Why the form that was just sent was refused. */
  problem?: Problem | undefined;
  /** What that form held: shown again, so that nothing typed is lost. */
  typed?: URLSearchParams | undefined;
}

/** Another page, or this one again with what was wrong. */
export type FormAnswer = { to: string } | { page: VNode; status: number };

export interface FormView extends DeskView {
  form: URLSearchParams;
  files: readonly UploadedFile[];
}

export const parameter = (view: DeskView, name: string): string =>
  encodeURIComponent((view.request.params as Record<string, string>)[name] ?? '');

/** A page's address with the act that led there, so that it can be undone in place. */
export function after(
  path: string,
  auditId: string | null | undefined,
  query = new URLSearchParams(),
): string {
  const next = new URLSearchParams(query);
  next.delete('act');
  if (auditId != null) next.set('act', auditId);
  return address(path, next);
}

/** The entry that a write left in the audit trail, for answers that do not name it. */
export async function actOf({ ask }: DeskView, entity: string, requestId: string): Promise<string | null> {
  const { data } = await ask.get<z.infer<typeof AuditListResponse>>(`/v1/audit?entity=${entity}&limit=10`);
  return data.find((entry) => entry.requestId === requestId)?.id ?? null;
}

/** All of a list, as far as a page can show it. */
export async function everyOne<T>(ask: Asker, path: string, most = 1000): Promise<T[]> {
  const found: T[] = [];
  for (let next: string | null = path; next !== null && found.length < most;) {
    const list: { data: T[]; page: { next: string | null } } = await ask.get(next);
    found.push(...list.data);
    next = list.page.next;
  }
  return found;
}

/** What the API says of ETags, for people: the form that comes back is of the newest version. */
const gotAhead =
  'Somebody else has changed it meanwhile, and nothing of yours is stored yet. What you typed is still here, beside what they changed: send it again if you want it so.';

/** The page again, with the refusal and what was typed. */
export async function again(
  view: FormView,
  refused: Extract<Outcome<unknown>, { ok: false }>,
  page: (view: DeskView) => Promise<VNode>,
): Promise<FormAnswer> {
  const { status } = refused;
  const isStale = status === 412 && view.form.has('version');
  const problem = isStale ? { ...refused.problem, detail: gotAhead } : refused.problem;
  return { page: await page({ ...view, problem, typed: view.form, done: null }), status };
}

/** The lines or comma-separated parts of a field, without the empty ones. */
export const listOf = (field: string | null): string[] =>
  (field ?? '')
    .split(/[\n,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The lines of a field, without the empty ones. */
export const linesOf = (field: string | null): string[] =>
  (field ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A text field as forms send it, with the line ends that notes have. */
export const textOf = (field: string | null): string => (field ?? '').replaceAll('\r\n', '\n');

/** Null where the field was left empty. */
export const orNull = (field: string | null): string | null => {
  const text = textOf(field).trim();
  return text === '' ? null : text;
};
