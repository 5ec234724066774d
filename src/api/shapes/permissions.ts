import { Type } from '@sinclair/typebox';
import { purposes, reachingChannels, relationshipsWanted } from '../../consent/index.ts';
import { identifierRef, sourceRef } from './references.ts';
import { customerId, list, named, oneOf, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();

const permissionWord = shape(
  'PermissionWord',
  {
    name: Type.String({ description: 'what she was asked or what was said, in the words it came in: email_marketing' }),
    granted: Type.Boolean(),
    time,
    until: optional(time),
    source: sourceRef,
    eventId: text,
    identifier: identifierRef,
    signal: Type.String({ description: 'how it was said: preference, unsubscribe, consent, gpc, tcf, gpp, trait' }),
  },
  'one thing that she said, and where',
);

const permissionAnswer = {
  allowed: Type.Boolean(),
  code: Type.String({ description: 'why: allowed.said, consent.unknown, channel.refused …' }),
  words: Type.String({ description: 'the same as a sentence' }),
  said: optional(permissionWord),
};

const channelPermission = shape('ChannelPermission', { channel: oneOf(reachingChannels), ...permissionAnswer });

const purposePermission = shape('PurposePermission', {
  purpose: named('Purpose', oneOf(purposes)),
  ground: oneOf(['contract', 'relationship', 'agreement'], 'what it needs where she lives: nothing, no refusal, or her yes'),
  ...permissionAnswer,
  channels: list(channelPermission, 'messages by each channel; empty where a purpose sends none'),
});

const relationshipWanted = shape('RelationshipWanted', {
  relationship: optional(oneOf(relationshipsWanted)),
  isStated: Type.Boolean({ description: 'she chose it; otherwise it is read from what she does' }),
  reason: text,
  time: optional(time),
  source: optional(sourceRef),
  eventId: optional(text),
});

const attention = shape('Attention', {
  budget: Type.Integer({ description: 'unasked messages a week' }),
  spent: wholeNumber,
  left: wholeNumber,
  freeAt: optional(time),
});

export const customerPermissions = shape('CustomerPermissions', {
  customer: customerId,
  country: optional(text),
  purposes: list(purposePermission),
  relationship: relationshipWanted,
  attention,
  openProblem: optional(Type.Object({ kind: text, since: time })),
  isWaiting: optional(Type.Literal(true, { description: 'what was just recorded is kept and not worked in yet' })),
});

const answers = shape('PermissionAnswers', {
  source: sourceRef,
  yes: wholeNumber,
  no: wholeNumber,
});

const permissionOfEveryone = shape('PermissionOfEveryone', {
  scope: Type.String({ description: 'to open the people behind it' }),
  name: Type.String({ description: 'as a firm would write it: email_marketing; one of the names in use where it is of the firm’s own' }),
  purposes: list(oneOf(purposes)),
  channels: list(text, 'none: all of them'),
  about: optional(oneOf(['contact', 'sale'], 'being written to at all; the sale or sharing of data')),
  yes: wholeNumber,
  no: wholeNumber,
  silent: wholeNumber,
  sources: list(answers),
});

export const permissionsOfEveryone = shape('PermissionsOfEveryone', {
  people: wholeNumber,
  countedAt: time,
  isComplete: Type.Boolean({ description: 'false while people of an earlier release are still being counted in' }),
  rows: list(permissionOfEveryone),
  withheld: list(
    Type.Object({ source: sourceRef, purpose: text, part: oneOf(['event', 'fields']), events: wholeNumber }),
    'delicate signals of the last 30 days that were not kept, because nobody had agreed',
  ),
});
