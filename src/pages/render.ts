import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Own files only, nothing inline, framed by nobody. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whatever a template is given as text or attribute is escaped; only elements of its own are markup. */
export const pageHtml = (page: VNode): string => `<!doctype html>\n${renderToString(page)}\n`;

export const sendPage = (reply: FastifyReply, page: VNode): FastifyReply =>
  withPagePolicy(reply).type('text/html; charset=utf-8').send(pageHtml(page));

/** Also for a 304: browsers put its headers in the place of those that they hold. */
export const withPagePolicy = (reply: FastifyReply): FastifyReply =>
  reply.header('content-security-policy', pagePolicy);
