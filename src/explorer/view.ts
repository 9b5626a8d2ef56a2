import type { FastifyRequest } from 'fastify';
import type { Asker } from '../pages/ask.ts';

/** What a page is made with. */
export interface View {
  ask: Asker;
  request: FastifyRequest;
  /** '' where no setting names it. */
  publicUrl: string;
}

/** A part of the page's address, for an address of the API. */
export const parameter = (request: FastifyRequest, name: string): string =>
  encodeURIComponent((request.params as Record<string, string>)[name] ?? '');
