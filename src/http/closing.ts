import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    closing: Closing;
  }
}

/** How long a connection may stay idle once the end has begun. */
const lastIdleMs = 500;

/** Whether the end has begun; requests that still come are answered as ever. */
export interface Closing {
  readonly begun: boolean;
  begin(): void;
}

/**
 * From the beginning of the end on, every answer closes its connection, those under way included: whoever keeps
 * connections sends the next request elsewhere, and no kept connection holds up the end. Call it before every hook
 * that answers.
 */
export function installClosing(app: FastifyInstance): void {
  const unanswered = new Set<ServerResponse>();
  let begun = false;
  app.decorate('closing', {
    get begun() {
      return begun;
    },
    begin: () => {
      begun = true;
      app.server.keepAliveTimeout = lastIdleMs;
      for (const response of unanswered) sayLast(response);
    },
  });
  app.addHook('onRequest', (_request, { raw }, done) => {
    unanswered.add(raw);
    raw.once('close', () => unanswered.delete(raw));
    if (begun) sayLast(raw);
    done();
  });
}

function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

/** Says so at `/health/ready`, goes on answering for as long as a load balancer takes to see it, and closes. */
export async function closeInGoodOrder(app: FastifyInstance, drainSeconds: number): Promise<void> {
  app.closing.begin();
  await sleep(drainSeconds * 1000);
  await app.close();
}
