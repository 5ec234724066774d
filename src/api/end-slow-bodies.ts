import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { ApiServer } from './api-server.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file, which may take hours to come in; the route watches over it. */
    mayTakeLong?: boolean;
  }
}

interface Arriving {
  readonly reply: FastifyReply;
  readonly deadline: number;
}

/**
 * Answers 408 to whoever has not sent a whole body in time: a client that trickles holds a socket for nothing. Node's own limit
 * (`requestTimeout`) is one for the whole server, and would cut off uploads; this one leaves out routes that say `mayTakeLong`.
 */
export function endSlowBodies(app: ApiServer, bodyMsMax: number): void {
  const arriving = new Map<IncomingMessage, Arriving>();
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const hasBody = raw.headers['transfer-encoding'] !== undefined || (raw.headers['content-length'] ?? '0') !== '0';
    if (hasBody && request.routeOptions.config.mayTakeLong !== true) arriving.set(raw, { reply, deadline: performance.now() + bodyMsMax });
    done();
  });
  // The body is here and parsed.
  app.addHook('preValidation', (request, _reply, done) => {
    arriving.delete(request.raw);
    done();
  });
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const [raw, { reply, deadline }] of arriving) {
      if (raw.complete || raw.destroyed || reply.sent) arriving.delete(raw);
      else if (deadline <= now) {
        arriving.delete(raw);
        reply.raw.once('finish', () => raw.destroy());
        const message = `the body did not come in within ${Math.round(bodyMsMax / 1000)} seconds; send it again`;
        void reply
          .code(408)
          .header('connection', 'close')
          .send({ error: { code: 'request.too_slow', message } });
      }
      // In the order of their arrival, and all are given the same time: the rest has some left.
      else break;
    }
  }, bodyMsMax / 10);
  sweep.unref();
  app.addHook('onClose', (_instance, done) => {
    clearInterval(sweep);
    done();
  });
}
