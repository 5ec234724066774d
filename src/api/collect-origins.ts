import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiServer } from './server.ts';

// What the SDKs' own servers say; browsers keep a longer answer no longer than their own limit, and a change reaches all within it.
const preflightSeconds = 900;

/**
 * Lets pages of any origin send: whoever may embed an SDK may send with its key, and a key in a page is public anyway. Nothing is read
 * from cookies at these addresses, so letting them come along gives nobody anything.
 */
export function allowOtherOrigins(scope: ApiServer, paths: ReadonlySet<string>): void {
  scope.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined) return;
    reply.header('access-control-allow-origin', origin);
    reply.header('access-control-allow-credentials', 'true');
    reply.header('access-control-expose-headers', 'retry-after');
    reply.header('vary', 'origin');
  });
  const preflightOptions = { config: { permission: 'public' }, schema: { hide: true } } as const;
  for (const path of paths) scope.options(path, preflightOptions, preflight);
}

async function preflight(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = request.headers['access-control-request-headers'];
  return reply
    .header('access-control-allow-methods', 'GET, POST, OPTIONS')
    .header(
      'access-control-allow-headers',
      asked ?? 'authorization, content-type, anonymousid, sentat, x-write-key, x-retry-count, x-strict-mode',
    )
    .header('access-control-max-age', preflightSeconds)
    .status(204)
    .send();
}
