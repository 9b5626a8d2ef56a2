import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';
import { isFormToken, type Session } from '../sessions/service.ts';
import { requireOwnForm } from '../sessions/cookie.ts';

/** The fields of a form that a page of ours sent for whoever is signed in. @throws DomainError */
export function ownForm(
  request: FastifyRequest,
  publicUrl: string,
): { form: URLSearchParams; session: Session } {
  requireOwnForm(request, publicUrl);
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  if (!request.session)
    throw new DomainError(
      'unauthorised',
      'Your session has ended. Sign in in another tab, then send this again.',
    );
  if (!isFormToken(request.session, form.get('_token') ?? ''))
    throw new DomainError('forbidden', 'This form does not belong to your session: load the page again.');
  return { form, session: request.session };
}
