import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Within which a request, its body included, has to arrive. */
const requestTimeoutMs = 60_000;
const headersTimeoutMs = 10_000;
/** Longer than the idle time of usual load balancers, so that none sends into a connection that is closing. */
const keepAliveTimeoutMs = 72_000;

type Handle<T> = (request: IncomingMessage, response: ServerResponse) => T;

/** Node's server: what `give` answers, `handle` never hears of. */
export function createHttpServer(handle: Handle<void>, give: Handle<boolean>): Server {
  const limits = { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: 2000 };
  const server = createServer(limits, (request, response) => {
    if (!give(request, response)) handle(request, response);
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  return server;
}
