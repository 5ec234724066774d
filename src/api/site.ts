import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { ApiServer } from './server.ts';

// A page's first load is all that waits for it; a change reaches every page within the hour, and pages go on with the old one meanwhile.
const freshSeconds = 3_600;
const staleSeconds = 86_400;

/** The script for pages that want decisions, at an address that stays: any page may load it, and none loads it twice. */
export function siteRoutes(app: ApiServer, script: string): void {
  const bodies = { br: brotliCompressSync(script), gzip: gzipSync(script, { level: 9 }) };
  const etag = `W/"${createHash('sha256').update(script).digest('base64url').slice(0, 20)}"`;
  app.get('/v1/site.js', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) => {
    reply.headers({
      etag,
      'cache-control': `public, max-age=${freshSeconds}, stale-while-revalidate=${staleSeconds}`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'accept-encoding',
    });
    if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send();
    reply.type('text/javascript; charset=utf-8');
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b(?!;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted));
    if (encoding === undefined) return reply.send(script);
    return reply.header('content-encoding', encoding).send(bodies[encoding]);
  });
}
