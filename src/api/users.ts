import { Type } from '@sinclair/typebox';
import { type Access, type Account, type ApiToken, permissionsByRole, roles, type SignInLink } from '../access/index.ts';
import { rowNumber } from './row-number.ts';
import type { ApiServer } from './server.ts';
import { apiToken, linkFields, newApiToken, roleInWords, user } from './shapes/access.ts';
import { list, nothing } from './shapes/shape.ts';

export interface UsersDependencies {
  readonly access: Access;
}

const linkAnswer = Type.Object(linkFields);
const usersAnswer = Type.Object({ users: list(user) });
const userAnswer = Type.Object({ user });
const rolesAnswer = Type.Object({ roles: list(roleInWords) });
const tokensAnswer = Type.Object({ tokens: list(apiToken) });
const role = Type.Union(roles.map((name) => Type.Literal(name)));
const idParams = Type.Object({ id: rowNumber() });
const addBody = Type.Object({ email: Type.String(), name: Type.String(), role }, { additionalProperties: false });
const changeBody = Type.Object(
  { role: Type.Optional(role), name: Type.Optional(Type.String()), disabled: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
);
const tokenBody = Type.Object(
  { name: Type.String(), role, days: Type.Optional(Type.Number({ description: 'how long it works; 90 when absent, 400 at most' })) },
  { additionalProperties: false },
);

/** The people who sign in, and the tokens of machines. */
export function usersRoutes(app: ApiServer, { access }: UsersDependencies): void {
  const tags = ['Users'];

  app.get('/v1/roles', {
    config: { permission: 'signedIn' },
    schema: { tags, summary: 'The roles and what each may do', response: { 200: rolesAnswer } },
    handler: async () => ({ roles: roles.map((name) => ({ name, permissions: permissionsByRole[name] })) }),
  });

  app.get('/v1/users', {
    config: { permission: 'users.edit' },
    schema: { tags, summary: 'Everybody who may sign in, or once might', response: { 200: usersAnswer } },
    handler: async () => ({ users: (await access.listUsers()).map(userView) }),
  });

  app.post('/v1/users', {
    config: { permission: 'users.edit' },
    schema: {
      tags,
      summary: 'Add somebody; the link by which they come in is shown in this answer only',
      body: addBody,
      response: { 201: Type.Object({ user, ...linkFields }) },
    },
    handler: async (request, reply) => {
      const link = await access.addUser(request.body, request.caller);
      return reply
        .status(201)
        .header('cache-control', 'no-store')
        .send({ user: userView(link.account), ...linkView(link) });
    },
  });

  app.patch('/v1/users/:id', {
    config: { permission: 'users.edit' },
    schema: {
      tags,
      summary: 'Change somebody’s role or name, or whether they may sign in',
      params: idParams,
      body: changeBody,
      response: { 200: userAnswer },
    },
    handler: async (request) => {
      const { id } = request.params;
      return { user: userView(await access.changeUser(id, request.body, request.caller)) };
    },
  });

  app.post('/v1/users/:id/password-link', {
    config: { permission: 'users.edit' },
    schema: {
      tags,
      summary: 'A link by which somebody sets a new password; earlier links stop working',
      params: idParams,
      response: { 200: linkAnswer },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      return reply.header('cache-control', 'no-store').send(linkView(await access.createPasswordLink(id, request.caller)));
    },
  });

  tokenRoutes(app, { access });
}

function tokenRoutes(app: ApiServer, { access }: UsersDependencies): void {
  const tags = ['Users'];

  app.get('/v1/tokens', {
    config: { permission: 'users.edit' },
    schema: { tags, summary: 'API tokens that have not been ended', response: { 200: tokensAnswer } },
    handler: async () => ({ tokens: (await access.listTokens()).filter((token) => token.revokedAt === undefined).map(tokenView) }),
  });

  app.post('/v1/tokens', {
    config: { permission: 'users.edit' },
    schema: { tags, summary: 'Make an API token; it is shown in this answer only', body: tokenBody, response: { 201: newApiToken } },
    handler: async (request, reply) => {
      const { token, details } = await access.addToken(request.body, request.caller);
      return reply
        .status(201)
        .header('cache-control', 'no-store')
        .send({ token, ...tokenView(details) });
    },
  });

  app.delete('/v1/tokens/:id', {
    config: { permission: 'users.edit' },
    schema: { tags, summary: 'End an API token at once', params: idParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      await access.endToken(request.params.id, request.caller);
      return reply.status(204).send();
    },
  });
}

function userView(account: Account) {
  const { id, email, name, role: held, disabled, hasPassword, createdAt, lastSignedInAt } = account;
  return {
    id,
    email,
    name,
    role: held,
    disabled,
    hasPassword,
    createdAt: new Date(createdAt).toISOString(),
    ...(lastSignedInAt === undefined ? {} : { lastSeenAt: new Date(lastSignedInAt).toISOString() }),
  };
}

/** The token stands behind the `#`, which browsers keep to themselves. */
function linkView({ token, expiresAt }: SignInLink) {
  return { link: `/sign-in#${token}`, expiresAt: new Date(expiresAt).toISOString() };
}

function tokenView({ id, name, prefix, role: held, createdBy, createdAt, expiresAt, lastUsedAt }: ApiToken) {
  return {
    id,
    name,
    hint: prefix,
    role: held,
    createdBy,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: new Date(lastUsedAt).toISOString() }),
  };
}
