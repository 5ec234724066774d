import { Type } from '@sinclair/typebox';
import { anyObject, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const auditEntry = shape('AuditEntry', {
  id: wholeNumber,
  time,
  actor: Type.Object({ kind: oneOf(['user', 'token', 'customer', 'system']), id: optional(wholeNumber), name: text }),
  action: Type.String({ description: 'what was done: people.read, settings.change …' }),
  subject: Type.String({ description: 'to what: person:p1042, setting:words …' }),
  reason: optional(text),
  details: anyObject,
  hash: Type.String({ description: 'SHA-256 in hexadecimal, over this entry and the one before' }),
});

export const auditPage = shape('AuditPage', { entries: list(auditEntry), next: optional(text) });

export const auditCheck = shape('AuditCheck', {
  ok: Type.Boolean(),
  checked: wholeNumber,
  head: Type.Object({ id: wholeNumber, hash: text }),
  firstBroken: optional(wholeNumber),
  kind: optional(text),
  message: optional(text),
});
