import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const reading = ['GET', 'HEAD'];
const writing = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const exposedHeaders = [
  'ETag',
  'Idempotency-Replayed',
  'Index-Receipt',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Request-Id',
];

/** Pages of any origin may read; only those of the configured origins may write. */
export async function installCors(app: FastifyInstance, writeOrigins: string[]): Promise<void> {
  await app.register(cors, {
    delegator: (request, callback) => {
      const origin = request.headers.origin ?? '';
      const mayWrite = writeOrigins.includes(origin);
      callback(null, {
        origin: mayWrite ? origin : '*',
        methods: mayWrite ? writing : reading,
        exposedHeaders,
        maxAge: 600,
        // Every address answers OPTIONS itself, with or without an origin: see methods.ts.
        preflightContinue: true,
        strictPreflight: false,
      });
    },
  });
}
