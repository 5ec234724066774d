import fastifySwagger from '@fastify/swagger';
import type { ApiServer } from './server.ts';

/** The OpenAPI description of every route, made from the schemas that check its requests; register it before the routes. */
export async function describeApi(app: ApiServer, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Loyalty Loop',
        version,
        description:
          'One live view of every customer. Events come in with a source’s write key; everything else asks for a signed-in person or an API token (`Authorization: Bearer ll_…`). Errors are `{"error": {"code", "message", "problems"?}}`.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'an API token' },
          session: { type: 'apiKey', in: 'cookie', name: 'loyalty_session', description: 'a signed-in person' },
          writeKey: { type: 'http', scheme: 'basic', description: 'a source’s write key as the user name, no password' },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const permission = route.config?.permission;
      if (permission === undefined || permission === 'public') return { schema, url };
      const security = permission === 'collect' ? [{ writeKey: [] }] : [{ token: [] }, { session: [] }];
      const needs = permission === 'collect' || permission === 'signedIn' ? '' : ` Needs the permission \`${permission}\`.`;
      return { schema: { ...schema, security, description: `${schema?.description ?? ''}${needs}`.trim() }, url };
    },
  });
  app.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () => app.swagger());
  app.get('/docs', { config: { permission: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(docsPage(app.swagger())),
  );
}

interface Described {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
}

/** The description as a page: no script, nothing from elsewhere; tools read /openapi.json. */
function docsPage(document: ReturnType<ApiServer['swagger']>): string {
  const description = document as { paths?: Record<string, unknown>; info?: { version?: string; description?: string } };
  const byTag = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(description.paths ?? {})) {
    for (const [method, operation] of Object.entries((methods ?? {}) as Record<string, Described>)) {
      const tag = operation.tags?.[0] ?? 'Other';
      const row = `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(operation.summary ?? '')}<br><small>${escapeHtml(operation.description ?? '')}</small></td></tr>`;
      byTag.set(tag, [...(byTag.get(tag) ?? []), row]);
    }
  }
  const sections = [...byTag].map(([tag, rows]) => `<h2>${escapeHtml(tag)}</h2><table>${rows.join('')}</table>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Loyalty Loop API</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%}td{padding:.35rem .6rem;border-top:1px solid #8884;vertical-align:top}small{opacity:.7}</style>
<h1>Loyalty Loop API ${escapeHtml(description.info?.version ?? '')}</h1><p>${escapeHtml(description.info?.description ?? '')}</p><p>For tools: <a href="/openapi.json">openapi.json</a></p>${sections}</html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
