import type { TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Value } from '@sinclair/typebox/value';
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Caller, type Owner, type Permission, requirePermission } from '../access/index.ts';
import type { Seal } from '../event/index.ts';
import {
  Defect,
  InvalidInput,
  LimitReached,
  LoyaltyError,
  NotAllowed,
  NotFound,
  schemaProblems,
  Unavailable,
} from '../foundation/index.ts';
import { answerBrokenRequest } from './answer-broken-requests.ts';
import type { ApiServer, SchemaTypes } from './api-server.ts';
import { endSlowBodies } from './end-slow-bodies.ts';
import { guardRequests } from './guard-requests.ts';
import { statusOf } from './status-of-error.ts';

/**
 * What a route may ask of its caller: a permission, `public` (anyone), `collect` (a source's write key, checked by the route) or `own` (the secret of a
 * customer's link to her own space).
 */
export type RoutePermission = Permission | 'public' | 'collect' | 'own';

/** Schemas of a route for its description alone. */
export interface DescribedRoute {
  readonly querystring?: TSchema;
  readonly body?: TSchema;
  readonly consumes?: readonly string[];
  readonly response?: Readonly<Record<number | string, object>>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call this route. Every route says so: the server refuses to start otherwise. */
    permission?: RoutePermission;
    /** What a route reads and writes for itself: described, and never checked nor serialized by a schema. */
    described?: DescribedRoute;
  }
  interface FastifyRequest {
    /** Who calls; only on routes that ask for a permission of a signed-in caller. */
    caller: Caller;
    /** The customer herself; only on routes of her own space. */
    owner: Owner;
  }
}

export type { ApiServer };

export interface ServerDependencies {
  /** Finds the caller of a request by its session cookie or token; undefined when there is none. */
  readonly authenticate: (request: FastifyRequest) => Promise<Caller | undefined>;
  /** Whose own space a request opens; without it there are no own spaces. @throws NotAllowed, LimitReached */
  readonly ownerOf?: (request: FastifyRequest) => Promise<Owner>;
  /** Replaces full card and account numbers in all that callers give, other than events, before a route sees it. */
  readonly seal: () => Seal;
  readonly log: FastifyBaseLogger | false;
  /** Told of each error that is our own fault or that hides one, with the request's id. */
  readonly reportError?: (error: unknown, requestId: string) => void;
}

// A page of the console sends at most one mapping or one rule; files and events have limits of their own on their routes.
const bodyBytesMax = 1_048_576;
// A client that has not sent its body by then is holding a socket for nothing.
const bodyMsMax = 60_000;
// Longer than the usual 60 s of proxies, so that the proxy, not we, ends an idle connection.
const keepAliveMs = 65_000;
const problemsShownMax = 50;

/** The server without its routes: errors, validation and permissions are settled here once for all of them. */
export function createServer(dependencies: ServerDependencies): ApiServer {
  const app: ApiServer = fastify({
    ...(dependencies.log === false ? { logger: false } : { loggerInstance: dependencies.log }),
    bodyLimit: bodyBytesMax,
    // Headers have Node's minute; for bodies see `endSlowBodies`.
    requestTimeout: 0,
    keepAliveTimeout: keepAliveMs,
    trustProxy: 'loopback',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest,
    // An address that cannot be read never reaches a route.
    frameworkErrors: (error, request, reply) => {
      answerError(error, request as FastifyRequest, reply as FastifyReply, dependencies);
    },
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
  }).withTypeProvider<SchemaTypes>();
  // A client may close its side once it has sent all of a request, and still wait for the answer.
  Object.assign(app.server, { httpAllowHalfOpen: true });

  app.setValidatorCompiler<TSchema>(({ schema, httpPart }) => compileValidator(schema, httpPart));
  // Schemas of answers describe them; what a handler answers goes out whole, whatever a schema forgot.
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, dependencies));
  app.setNotFoundHandler(() => {
    throw new NotFound('request.no_such_path', 'there is nothing at this address; /docs lists what there is');
  });
  app.addHook('onRoute', (route) => {
    if (route.config?.permission === undefined) {
      throw new Defect(`route ${String(route.method)} ${route.url} does not say who may call it (config.permission)`);
    }
  });
  readEmptyBodies(app);
  endSlowBodies(app, bodyMsMax);
  guardRequests(app, dependencies.seal);
  app.addHook('onRequest', async (request, reply) => {
    const permission = request.routeOptions.config.permission;
    if (permission === undefined || permission === 'public' || permission === 'collect') return;
    if (permission === 'own') {
      reply.header('cache-control', 'no-store');
      if (dependencies.ownerOf === undefined) throw new NotAllowed('access.bad_own_link', 'there are no own spaces here');
      request.owner = await dependencies.ownerOf(request);
      return;
    }
    const caller = await dependencies.authenticate(request);
    if (caller === undefined) throw new NotAllowed('access.not_signed_in', 'sign in first, or send an API token as a Bearer token');
    if (caller.mustSetPassword && !caller.may(permission)) {
      throw new NotAllowed(
        'access.password_owed',
        'set your password first (POST /v1/session/password); until then nothing else may be done',
      );
    }
    requirePermission(caller, permission);
    request.caller = caller;
  });
  return app;
}

/** Clients that always say JSON send no body where a route needs none; one that needs a body says that it is missing. */
function readEmptyBodies(app: ApiServer): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parseJson(request, body as string, done);
  });
}

/** Bodies must have the right types already; addresses and headers are all text, so there `"50"` becomes 50 where a number is asked for. */
function compileValidator(schema: TSchema, httpPart: string | undefined) {
  const check = TypeCompiler.Compile(schema);
  return (value: unknown): { value: unknown } | { error: Error } => {
    const candidate = httpPart === 'body' ? value : fromText(schema, value);
    if (check.Check(candidate)) return { value: candidate };
    const problems = schemaProblems(check.Errors(candidate), httpPart ?? 'request', problemsShownMax);
    return { error: new InvalidInput('request.invalid', problems) };
  };
}

/** Whole numbers only as they are written by hand: `1e21` and `1.5` would be cut to 1, and the first row be taken for the one meant. */
function fromText(schema: TSchema, value: unknown): unknown {
  const texts = Value.Default(schema, Value.Clone(value)) as Record<string, unknown>;
  const converted = Value.Convert(schema, { ...texts }) as Record<string, unknown>;
  for (const [name, member] of Object.entries((schema as { properties?: Record<string, TSchema> }).properties ?? {})) {
    const text = texts[name];
    if (member.type === 'integer' && typeof text === 'string' && !/^-?\d+$/.test(text)) converted[name] = text;
  }
  return converted;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, dependencies: ServerDependencies): FastifyReply {
  const known = error instanceof LoyaltyError ? error : fromFastify(error);
  const status = statusOf(known);
  // Ours to mend: what the engine says of it is for the log, where it stands with the request's id.
  const isOurFault = status === 500;
  if (isOurFault) dependencies.reportError?.(error, request.id);
  if ((known instanceof LimitReached || known instanceof Unavailable) && known.retryAfterSeconds !== undefined) {
    reply.header('retry-after', Math.max(1, Math.ceil(known.retryAfterSeconds)));
  }
  const problems = known instanceof InvalidInput ? known.problems : undefined;
  const message = isOurFault ? `something went wrong on our side (request ${request.id}); nothing was changed` : known.message;
  return reply.status(status).send({ error: { code: known.code, message, ...(problems ? { problems } : {}) } });
}

/** Fastify's own refusals (malformed JSON, body too large …) in the product's words; all else is a defect. */
function fromFastify(error: unknown): LoyaltyError {
  const status = (error as FastifyError).statusCode;
  const message = error instanceof Error ? error.message : String(error);
  if (status === 413) return new LimitReached('request.too_large', 'the body is larger than this path takes', bodyBytesMax, 'bytes');
  if (status !== undefined && status >= 400 && status < 500) return new InvalidInput('request.invalid', [{ at: 'request', message }]);
  return new Defect(message, { cause: error });
}
