import fastifySwagger from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { docsPage } from './docs-page.ts';
import { nameShapes } from './name-shapes.ts';
import type { ApiServer, DescribedRoute, RoutePermission } from './server.ts';
import { errorAnswer } from './shapes/references.ts';

const info = {
  title: 'Loyalty Loop',
  description:
    'One live view of every customer. Events come in with a source’s write key; everything else asks for a signed-in person or an API token (`Authorization: Bearer ll_…`). Errors are `{"error": {"code", "message", "problems"?}}`.',
};

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'an API token' },
  session: { type: 'apiKey', in: 'cookie', name: 'loyalty_session', description: 'a signed-in person' },
  ownSpace: { type: 'http', scheme: 'bearer', description: 'the secret of a customer’s link to her own space, behind the `#`: `os_…`' },
  writeKey: { type: 'http', scheme: 'basic', description: 'a source’s write key as the user name, no password' },
} as const;

/** The OpenAPI description of every route, made of the schemas of its requests and answers; register it before the routes. */
export async function describeApi(app: ApiServer, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { ...info, version }, components: { securitySchemes } },
    transform: ({ schema, url, route }) => ({
      schema: described(schema ?? {}, route.config?.described, route.config?.permission ?? 'public'),
      url,
    }),
    transformObject: (document) => nameShapes('openapiObject' in document ? document.openapiObject : document.swaggerObject),
  });
  app.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () => app.swagger());
  app.get('/docs', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(docsPage(app.swagger(), `${request.protocol}://${request.host}`)),
  );
}

/** A route's schema with what its errors look like and what its caller needs. */
function described(schema: FastifySchema, ownWords: DescribedRoute | undefined, permission: RoutePermission): FastifySchema {
  const answers: Record<string, object> = { ...(schema.response as Readonly<Record<string, object>> | undefined), ...ownWords?.response };
  const inWords = Object.entries(answers).map(([status, answer]) => [
    status,
    'description' in answer ? answer : { ...answer, 'x-response-description': 'The answer' },
  ]);
  const response = { '4xx': errorAnswer, '5xx': errorAnswer, ...Object.fromEntries(inWords) };
  const querystring = withoutDefaults(ownWords?.querystring ?? schema.querystring);
  const whole = { ...schema, ...ownWords, ...(querystring === undefined ? {} : { querystring }), response } as FastifySchema;
  if (permission === 'public') return whole;
  const security = schema.security ?? securityOf(permission);
  const needs = ['collect', 'own', 'signedIn'].includes(permission) ? '' : ` Needs the permission \`${permission}\`.`;
  return { ...whole, security, description: `${schema.description ?? ''}${needs}`.trim() };
}

function securityOf(permission: RoutePermission): Readonly<Record<string, string[]>>[] {
  if (permission === 'collect') return [{ writeKey: [] }];
  return permission === 'own' ? [{ ownSpace: [] }] : [{ token: [] }, { session: [] }];
}

interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** What has a default is always there for the route, and may be left out by its caller. */
function withoutDefaults(schema: unknown): QuerySchema | undefined {
  if (schema === undefined) return undefined;
  const { properties = {}, required = [], ...rest } = schema as QuerySchema;
  return { ...rest, properties, required: required.filter((name) => !('default' in (properties[name] ?? {}))) };
}
