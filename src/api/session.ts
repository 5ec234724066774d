import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Access, type Account, type Authenticated, homeByRole, permissionsByRole, type RequestFacts } from '../access/index.ts';
import { NotAllowed } from '../foundation/index.ts';
import type { ApiServer } from './server.ts';
import { sessionCookie } from './session-cookie.ts';
import { session } from './shapes/access.ts';
import { nothing } from './shapes/shape.ts';

export interface SessionDependencies {
  readonly access: Access;
  /** The address people use is https, whatever the connection from the proxy is. */
  readonly isPublicHttps: boolean;
}

// The server ends sessions by its own rules; this only keeps the cookie over a restart of the browser for as long as they may last.
const cookieDaysMax = 90;
const textMax = 1_000;

const signInBody = Type.Object({ email: Type.String({ maxLength: textMax }), password: Type.String({ maxLength: textMax }) });
const linkBody = Type.Object({ token: Type.String({ maxLength: textMax }) });
const passwordBody = Type.Object({
  current: Type.Optional(Type.String({ maxLength: textMax, description: 'not asked of somebody who came by a link' })),
  next: Type.String({ maxLength: textMax }),
  email: Type.Optional(Type.String({ maxLength: textMax, description: 'of the first admin, at the first sign-in only' })),
  name: Type.Optional(Type.String({ maxLength: textMax, description: 'of the first admin, at the first sign-in only' })),
});

/** What of a request says who is asking. */
export function requestFacts(request: FastifyRequest): RequestFacts {
  const requestedWith = request.headers['x-requested-with'];
  return {
    method: request.method,
    // Not request.cookies: who asks is settled before the plugin's own hook has filled it.
    sessionToken: request.server.parseCookie(request.headers.cookie ?? '')[sessionCookie],
    authorization: request.headers.authorization,
    requestedWith: Array.isArray(requestedWith) ? requestedWith[0] : requestedWith,
  };
}

/** Signing in and out, and one's own password. */
export function sessionRoutes(app: ApiServer, { access, isPublicHttps }: SessionDependencies): void {
  const tags = ['Session'];

  const giveCookie = (request: FastifyRequest, reply: FastifyReply, sessionToken: string): void => {
    reply.setCookie(sessionCookie, sessionToken, { ...cookieOf(request), maxAge: cookieDaysMax * 86_400 });
  };
  const cookieOf = (request: FastifyRequest) => ({
    path: '/',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: isPublicHttps || request.protocol === 'https',
  });

  app.post('/v1/session', {
    config: { permission: 'public', asTyped: ['password'] },
    schema: { tags, summary: 'Sign in; answers with a cookie', body: signInBody, response: { 200: session } },
    handler: async (request, reply) => {
      const body = request.body;
      const { sessionToken, account, mustSetPassword } = await access.signIn({ ...body, address: request.ip });
      giveCookie(request, reply, sessionToken);
      return reply.header('cache-control', 'no-store').send(sessionView(account, mustSetPassword));
    },
  });

  app.post('/v1/session/link', {
    config: { permission: 'public', asTyped: ['token'] },
    schema: {
      tags,
      summary: 'Enter by a link to set a password; the link works until one is set',
      body: linkBody,
      response: { 200: session },
    },
    handler: async (request, reply) => {
      const { token } = request.body;
      const { sessionToken, account, mustSetPassword } = await access.signInByLink({ token, address: request.ip });
      giveCookie(request, reply, sessionToken);
      return reply.header('cache-control', 'no-store').send(sessionView(account, mustSetPassword));
    },
  });

  app.get('/v1/session', {
    config: { permission: 'signedIn' },
    schema: { tags, summary: 'Who is signed in, and what they may do', response: { 200: session } },
    handler: async (request, reply) => {
      const { caller } = request;
      const account =
        caller.kind === 'user' ? await access.user(caller.id) : { id: caller.id, name: caller.name, email: '', role: caller.role };
      return reply.header('cache-control', 'no-store').send(sessionView(account, caller.mustSetPassword));
    },
  });

  app.delete('/v1/session', {
    config: { permission: 'signedIn' },
    schema: { tags, summary: 'Sign out', response: { 204: nothing } },
    handler: async (request, reply) => {
      await access.signOut(await whoAsks(access, request));
      return reply.clearCookie(sessionCookie, cookieOf(request)).status(204).send();
    },
  });

  app.post('/v1/session/password', {
    config: { permission: 'signedIn', asTyped: ['current', 'next'] },
    schema: {
      tags,
      summary: 'Set one’s own password; other sessions of the same person end',
      body: passwordBody,
      response: { 200: session },
    },
    handler: async (request, reply) => {
      const change = request.body;
      const account = await access.changePassword(await whoAsks(access, request), { ...change, address: request.ip });
      return reply.header('cache-control', 'no-store').send(sessionView(account, false));
    },
  });
}

async function whoAsks(access: Access, request: FastifyRequest): Promise<Authenticated> {
  const who = await access.authenticate(requestFacts(request));
  if (who === undefined) throw new NotAllowed('access.not_signed_in', 'sign in first');
  return who;
}

function sessionView({ id, name, email, role }: Pick<Account, 'id' | 'name' | 'email' | 'role'>, mustSetPassword: boolean) {
  return {
    user: { id, name, email, role, home: homeByRole[role] },
    permissions: mustSetPassword ? [] : permissionsByRole[role],
    ...(mustSetPassword ? { mustSetPassword: true as const } : {}),
  };
}
