import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Answers are data or plain pages: they load nothing and are framed by nobody. The documentation page brings its own policy. */
export async function installSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Sites show our quotations from their own origin.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: publicUrl.startsWith('https:'),
  });
}
