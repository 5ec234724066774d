import { Type } from '@sinclair/typebox';
import { anyObject, list, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const jointSignature = shape('JointSignature', { name: text, role: text, at: time, reason: text });

export const jointChange = shape('JointChange', {
  id: wholeNumber,
  kind: Type.String({ description: 'what kind of change: field.retire, service.floor.lower …' }),
  subject: Type.String({ description: 'to what: field:shoe_colour …' }),
  change: anyObject,
  sentence: Type.String({ description: 'what signing brings about' }),
  reason: text,
  proposedBy: text,
  proposedAt: time,
  requiredRoles: list(text, 'signed by one person in each of these roles'),
  missingRoles: list(text, 'whose signature is still missing'),
  state: oneOf(['proposed', 'signed', 'carriedOut', 'withdrawn', 'refused'], 'signed: by some, not by all'),
  signatures: list(jointSignature),
  settled: optional(Type.Object({ by: text, at: time, reason: text }, { description: 'who ended it, when it has ended' })),
  outdated: optional(Type.String({ description: 'why it can be carried out no more: it is refused or taken back, and proposed anew' })),
  may: Type.Object(
    { sign: Type.Boolean(), refuse: Type.Boolean(), withdraw: Type.Boolean() },
    { description: 'what the caller may do with it now' },
  ),
});

export const jointChangePage = shape('JointChangePage', { changes: list(jointChange), next: optional(text) });
