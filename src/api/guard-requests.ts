import type { FastifyRequest, RouteOptions } from 'fastify';
import { type Seal, sealValue } from '../event/index.ts';
import { Defect, InvalidInput, type JsonValue, type Problem } from '../foundation/index.ts';
import type { ApiServer } from './api-server.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What reaches the handler of this route as it was typed, full numbers and all: secrets, what is looked up by its full number, and
     * bodies that are sealed elsewhere. Names of parameters and of the body's members; `body` for a body that is no object.
     */
    asTyped?: readonly string[];
    /** Of those, what may hold any character, since it is kept as JSON text, which has an escape for each. */
    anyText?: readonly string[];
  }
}

// A page of problems is read; a thousand of them are a broken client.
const problemsShownMax = 50;

/**
 * What people send is kept: as reasons, names, file names, in the audit log for ever. So nothing that a route is given, except by a
 * sender of events (who is sealed at that door), holds a full card or account number, or a character that the database cannot keep.
 * Done here once for every route there is or will be; a route names what must come through as it was typed.
 */
export function guardRequests(app: ApiServer, seal: () => Seal): void {
  app.addHook('onRoute', refuseEndlessIntegers);
  app.addHook('preValidation', (request, _reply, done) => {
    done(isCollecting(request) ? undefined : problemsOf(request, seal()));
  });
  // After validation: lengths and patterns are asked of what was sent, not of references.
  app.addHook('preHandler', (request, _reply, done) => {
    if (!isCollecting(request)) sealRequest(request, seal());
    done();
  });
}

function isCollecting(request: FastifyRequest): boolean {
  return request.routeOptions.config.permission === 'collect';
}

/** A refusal when a text cannot be kept, or when it is an address that would lead elsewhere once the number in it is sealed. */
function problemsOf(request: FastifyRequest, seal: Seal): InvalidInput | undefined {
  const { asTyped = [], anyText = [] } = request.routeOptions.config;
  const problems: Problem[] = [];
  for (const values of [request.params, request.query]) {
    // A copy, since the parsers make objects of a kind of their own.
    eachText({ ...(values as object) }, '', (text, at) => addProblem(problems, problemOf(text, at)));
  }
  for (const [name, value] of membersOf(request.body)) {
    if (anyText.includes(name)) continue;
    eachText(name, 'body', (text, at) => addProblem(problems, problemOf(text, at)));
    const mustKeep = !asTyped.includes(name);
    eachText(value, name, (text, at) =>
      addProblem(problems, problemOf(text, at) ?? (mustKeep ? addressProblem(text, at, seal) : undefined)),
    );
  }
  return problems.length === 0 ? undefined : new InvalidInput('request.invalid', problems.slice(0, problemsShownMax));
}

function addProblem(problems: Problem[], problem: Problem | undefined): void {
  if (problem !== undefined) problems.push(problem);
}

function problemOf(text: string, at: string): Problem | undefined {
  if (text.includes('\0')) return { at, message: 'holds a null character, which is part of no text; take it out' };
  return text.isWellFormed() ? undefined : { at, message: 'holds half of a character (a lone surrogate); take it out' };
}

function addressProblem(text: string, at: string, seal: Seal): Problem | undefined {
  if (!/^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text) || sealValue(text, seal) === text) return undefined;
  return { at, message: 'is an address with a full card or account number in it; addresses are kept and shown, so leave the number out' };
}

function sealRequest(request: FastifyRequest, seal: Seal): void {
  const asTyped = new Set(request.routeOptions.config.asTyped);
  for (const values of [request.params, request.query] as Record<string, unknown>[]) {
    for (const [name, value] of Object.entries(values ?? {})) {
      // Numbers are ids and limits by now.
      if (!asTyped.has(name) && (typeof value === 'string' || Array.isArray(value))) values[name] = sealValue(value as JsonValue, seal);
    }
  }
  const { body } = request;
  if (typeof body === 'string') {
    if (!asTyped.has('body')) request.body = sealValue(body, seal);
  } else if (isPlain(body)) {
    // The whole at once: `{"type": "account_number", "value": …}` says only together what it is.
    const kept = Object.entries(body).filter(([name]) => asTyped.has(name));
    const others = Object.fromEntries(Object.entries(body).filter(([name]) => !asTyped.has(name)));
    const sealed = sealValue(others as JsonValue, seal);
    if (sealed !== others) request.body = { ...(sealed as object), ...Object.fromEntries(kept) };
  } else if (Array.isArray(body)) request.body = sealValue(body as JsonValue, seal);
}

function membersOf(body: unknown): [string, unknown][] {
  if (typeof body === 'string' || Array.isArray(body)) return [['body', body]];
  return isPlain(body) ? Object.entries(body) : [];
}

/** An object of JSON; a stream or a buffer is none. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function eachText(value: unknown, at: string, visit: (text: string, at: string) => void): void {
  if (typeof value === 'string') visit(value, at);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachText(item, `${at}[${index}]`, visit);
  } else if (isPlain(value)) {
    for (const [name, inner] of Object.entries(value)) {
      visit(name, at);
      eachText(inner, at === '' ? name : `${at}.${name}`, visit);
    }
  }
}

/** A whole number without a largest one reaches the database as something that its column cannot be compared with. */
function refuseEndlessIntegers(route: RouteOptions): void {
  const { params, querystring, body } = (route.schema ?? {}) as Record<'params' | 'querystring' | 'body', unknown>;
  for (const [part, schema] of Object.entries({ params, querystring, body })) {
    const at = endlessInteger(schema, part);
    if (at !== undefined) throw new Defect(`route ${String(route.method)} ${route.url}: ${at} has no maximum (see row-number.ts)`);
  }
}

function endlessInteger(schema: unknown, at: string): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { type, maximum } = schema as { type?: unknown; maximum?: unknown };
  if (type === 'integer' && typeof maximum !== 'number') return at;
  for (const [name, inner] of Object.entries(schema)) {
    const found = endlessInteger(inner, name === 'properties' || name === 'items' ? at : `${at}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
