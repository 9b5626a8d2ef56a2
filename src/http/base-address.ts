import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/**
 * Where the knowledge base answers, without a slash at the end: what `PUBLIC_URL` says, otherwise where it was asked.
 * Empty where the request names no usable host, so that addresses stay relative.
 */
export function baseAddress(request: FastifyRequest, { PUBLIC_URL }: Config): string {
  if (PUBLIC_URL !== undefined) return PUBLIC_URL.replace(/(?<!\/)\/+$/, '');
  const address = `${request.protocol}://${request.host}`;
  return URL.canParse(address) ? new URL(address).origin : '';
}
