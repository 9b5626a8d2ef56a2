import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AuditEntryResponse } from '../audit/schemas.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Limits } from '../http/rate-limit.ts';
import { isCurator } from '../keys/service.ts';
import { Asker, ProblemAnswer } from '../pages/ask.ts';
import { installPageErrors, queryOf } from '../pages/pages.ts';
import { sendPage } from '../pages/render.ts';
import type { Session } from '../sessions/service.ts';
import { installForms } from './form-body.ts';
import { downloads, forms, pages } from './pages.ts';
import { installSessions, sendToSignIn } from '../sessions/cookie.ts';
import { ownForm } from './own-form.ts';
import { plainProblemPage } from './problem-page.tsx';
import { forbiddenPage } from './session-pages.tsx';
import { sessionRoutes } from './session-routes.ts';
import type { DeskView } from './view.ts';

/** Notes come through forms too, as text and as files in base64. */
const bodyLimit = 24 * 1024 * 1024;

interface Options {
  publicUrl: string;
  limits: Limits;
}

/** The curators' desk: the API's writes, for people. */
export async function deskRoutes(
  scope: FastifyInstance,
  deps: Deps,
  { publicUrl, limits }: Options,
): Promise<void> {
  const isSecure = publicUrl.startsWith('https:');
  await installSessions(scope, deps, isSecure);
  await installForms(scope);
  scope.addHook('onSend', async (_request, reply) => {
    void reply
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'private, no-store');
  });
  installPageErrors(
    scope,
    ({ request, problem }) =>
      request.session && problem.status === 403
        ? forbiddenPage(emptyView(scope, request, request.session), problem)
        : plainProblemPage(problem),
    '/admin',
  );
  sessionRoutes(scope, deps, { publicUrl, isSecure, limits });
  const options = { config: { alwaysOpen: true }, schema: { hide: true } };
  for (const [path, make] of Object.entries(pages)) {
    scope.get(path, options, async (request, reply) => {
      if (!request.session) return sendToSignIn(request, reply);
      return sendPage(reply, await make(await viewOf(scope, request, request.session)));
    });
  }
  for (const [path, file] of Object.entries(downloads)) {
    scope.get(path, options, async (request, reply) => {
      if (!request.session) return sendToSignIn(request, reply);
      const { ask } = await viewOf(scope, request, request.session);
      const { content, type, disposition = 'attachment' } = await ask.file(file);
      return reply.type(type).header('content-disposition', disposition).send(content);
    });
  }
  for (const [path, act] of Object.entries(forms)) {
    scope.post(path, { ...options, bodyLimit }, async (request, reply) => {
      const { form, session } = ownForm(request, publicUrl);
      const view = await viewOf(scope, request, session);
      const answer = await act({ ...view, form, files: request.sentFiles });
      if ('to' in answer) return reply.redirect(answer.to, 303);
      return sendPage(reply.code(answer.status), answer.page);
    });
  }
}

const emptyView = (scope: FastifyInstance, request: FastifyRequest, session: Session): DeskView => ({
  ask: new Asker(scope, session.access),
  request,
  session,
  query: queryOf(request),
  done: null,
});

async function viewOf(scope: FastifyInstance, request: FastifyRequest, session: Session): Promise<DeskView> {
  if (!isCurator(session.access) && request.url !== '/admin/session')
    throw new DomainError(
      'forbidden',
      `The desk is for curators; “${session.access.name}” is a reader’s key.`,
    );
  const view = emptyView(scope, request, session);
  const act = view.query.get('act') ?? '';
  return { ...view, done: /^[0-9a-f-]{36}$/.test(act) ? await actOf(view.ask, act) : null };
}

async function actOf(ask: Asker, id: string): Promise<DeskView['done']> {
  try {
    return (await ask.get<z.infer<typeof AuditEntryResponse>>(`/v1/audit/${id}`)).data;
  } catch (error) {
    if (error instanceof ProblemAnswer) return null;
    throw error;
  }
}
