import type { FastifyInstance } from 'fastify';
import { receiptAddress } from './present.ts';

/** Every write that succeeded says where to ask whether its change can be found yet. */
export function installReceiptHeader(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { requires } = request.routeOptions.config;
    const writes = request.method !== 'GET' && request.method !== 'HEAD' && reply.statusCode < 300;
    // An answer given again points at the receipt of the request that wrote.
    if (reply.hasHeader('index-receipt')) return done();
    if (writes && (requires === 'curator' || requires === 'admin'))
      void reply.header('index-receipt', receiptAddress(request.id));
    done();
  });
}
