import { Type } from '@sinclair/typebox';
import { permissionsByRole, roles } from '../../access/index.ts';
import { list, named, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

/** What some role may do; what no role holds is no permission of a person. */
const permissions = [...new Set(roles.flatMap((name) => permissionsByRole[name]))].sort();

export const role = named('Role', oneOf(roles));
const permission = named('Permission', oneOf(permissions));

export const session = shape('Session', {
  user: shape('SessionUser', {
    id: wholeNumber,
    name: text,
    email: text,
    role,
    home: Type.String({ description: 'the page of the console that this role begins with' }),
  }),
  permissions: list(permission),
  mustSetPassword: optional(Type.Literal(true, { description: 'nothing else is allowed before' })),
});

export const roleInWords = shape('RoleInWords', { name: role, permissions: list(permission) });

export const user = shape('User', {
  id: wholeNumber,
  email: text,
  name: text,
  role,
  disabled: Type.Boolean(),
  hasPassword: Type.Boolean(),
  createdAt: time,
  lastSeenAt: optional(time),
});

/** A link is shown once, to be handed on. */
export const linkFields = { link: Type.String({ description: 'a path of the console; shown in this answer only' }), expiresAt: time };

const tokenFields = {
  id: wholeNumber,
  name: text,
  hint: Type.String({ description: 'the first letters, enough to tell tokens apart' }),
  role,
  createdBy: text,
  createdAt: time,
  expiresAt: time,
  lastUsedAt: optional(time),
};

export const apiToken = shape('ApiToken', tokenFields);

export const newApiToken = shape('NewApiToken', { token: Type.String({ description: 'shown in this answer only' }), ...tokenFields });
