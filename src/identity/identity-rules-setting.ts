import { Type } from '@sinclair/typebox';
import type { Problem } from '../foundation/index.ts';
import { defineSetting } from '../settings/index.ts';
import { defaultIdentityRules, type IdentityRules } from './identity-rules.ts';

const namespaceRule = Type.Object(
  {
    label: Type.String({ minLength: 1, maxLength: 60, description: 'what screens call it' }),
    priority: Type.Integer({ minimum: 1, maximum: 100, description: '1 is strongest; an event belongs to its strongest identifier' }),
    perPersonMax: Type.Integer({ minimum: 1, maximum: 10_000, description: 'at most this many in one person' }),
    strength: Type.Number({ minimum: 0, maximum: 1, description: 'how sure a link made by it is' }),
    normalise: Type.Union([
      Type.Literal('exact'),
      Type.Literal('handle'),
      Type.Literal('lower'),
      Type.Literal('upper'),
      Type.Literal('email'),
      Type.Literal('phone'),
    ]),
    sharedAbove: Type.Optional(
      Type.Record(Type.String(), Type.Integer({ minimum: 1 }), {
        description: 'seen with more different values of a namespace than this, it is held to be shared and joins nobody',
      }),
    ),
    shareable: Type.Optional(
      Type.Boolean({
        description: 'may be in several hands: two who are each known by themselves are joined by it only where names or birthdays agree',
      }),
    ),
    device: Type.Optional(Type.Boolean({ description: "names a browser or device; in everybody's channels it says nothing about people" })),
    household: Type.Optional(Type.Boolean({ description: 'sharing one makes two people a household' })),
    onlyByOwnLink: Type.Optional(
      Type.Boolean({
        description: 'joins a person only by her own link or where a steward says so; whatever is named beside it is no evidence',
      }),
    ),
  },
  { additionalProperties: false },
);

const eventNames = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 200, uniqueItems: true, description }));

/** The rules of identity, editable while the product runs; a change holds for evidence that comes after it. */
export const identityRulesSetting = defineSetting({
  key: 'identity.rules',
  title: 'Rules for identifiers',
  description: 'How each kind of identifier joins events into people, what limits and guards hold, and which values identify nobody.',
  schema: Type.Object(
    {
      namespaces: Type.Record(Type.String({ minLength: 1, maxLength: 64 }), namespaceRule),
      otherNamespace: namespaceRule,
      everybodysChannels: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
          maxItems: 50,
          uniqueItems: true,
          description: 'channels whose devices everybody uses, such as kiosk: there a browser or device id is no evidence',
        }),
      ),
      linkingEvents: eventNames('events of somebody signed in, or in her own space, by which she links what joins by her own link only'),
      unlinkingEvents: eventNames('events of hers by which she takes such a link back'),
      publicChannels: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
          maxItems: 50,
          uniqueItems: true,
          description: 'channels, such as social, where what is said belongs to such an identifier alone, whoever else is named',
        }),
      ),
      identifyingProperties: Type.Optional(
        Type.Array(
          Type.Object(
            {
              events: Type.Array(Type.String({ minLength: 1, maxLength: 255 }), {
                minItems: 1,
                maxItems: 200,
                description: 'names of track events',
              }),
              properties: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 50 }),
              namespace: Type.String({ minLength: 1, maxLength: 64, description: 'the kind of identifier that such a property is' }),
            },
            { additionalProperties: false },
          ),
          {
            maxItems: 200,
            description: 'properties of events that name somebody: the e-mail of a click, the code of a brochure',
          },
        ),
      ),
      attachEarlier: Type.Optional(
        Type.Union([Type.Literal('always'), Type.Literal('unless_refused'), Type.Literal('only_allowed')], {
          description:
            'whether a browser joins the person who becomes known in it, with what was seen of it before: always, unless her latest word refuses, or only when it allows',
        }),
      ),
      attachPurposes: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 100, pattern: '^[^A-Z]*$' }), {
          maxItems: 100,
          description: 'categories of consent that speak about it, in lower case; refusing all categories refuses it too',
        }),
      ),
      attachGpcRefuses: Type.Optional(
        Type.Boolean({ description: 'whether Global Privacy Control alone refuses it; by itself it is about selling and sharing' }),
      ),
      blockedValues: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 500 }),
    },
    { additionalProperties: false },
  ),
  default: structuredClone(defaultIdentityRules) as never,
  check: (rules) => blockedProblems(rules as IdentityRules),
});

function blockedProblems(rules: IdentityRules): Problem[] {
  return rules.blockedValues.flatMap((pattern, index) => {
    try {
      new RegExp(pattern);
      return [];
    } catch {
      return [{ at: `blockedValues[${index}]`, message: 'is no regular expression' }];
    }
  });
}
