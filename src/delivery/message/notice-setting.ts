import { type Static, Type } from '@sinclair/typebox';
import { asRule, problemsOfRule, type Rule } from '../../audience/index.ts';
import { type JsonObject, minuteMs, type Problem } from '../../foundation/index.ts';
import { defineSetting } from '../../settings/index.ts';
import { messageWays } from './message.ts';
import { problemsOfText } from './message-text.ts';

const rule = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$', description: 'its name for ever: small letters and hyphens' }),
    title: Type.String({ minLength: 1, maxLength: 120 }),
    enabled: Type.Boolean(),
    when: Type.Object(
      {
        event: Type.String({ minLength: 1, maxLength: 200, description: 'the name of the event, however it is written' }),
        where: Type.Record(Type.String({ maxLength: 100 }), Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]), {
          description: 'properties that the event must have',
        }),
        person: Type.Unknown({ description: 'a condition on the person, as groups have it; null for everybody' }),
      },
      { additionalProperties: false },
    ),
    channels: Type.Array(Type.Union(messageWays.map((way) => Type.Literal(way))), {
      minItems: 1,
      maxItems: messageWays.length,
      uniqueItems: true,
      description: 'in the order in which they are tried',
    }),
    purpose: Type.String({ minLength: 1, maxLength: 40 }),
    isPromotion: Type.Boolean(),
    subject: Type.String({ maxLength: 200 }),
    text: Type.String({
      maxLength: 4_000,
      description: 'with {firstName}, {name} and {event.order_id} as places to be filled; {firstName|there} where it may be missing',
    }),
    content: Type.String({ maxLength: 120, description: 'the key of a content item, instead of a text' }),
    freshMinutes: Type.Integer({ minimum: 1, maximum: 10_080, description: 'older events are history, not news' }),
    usefulHours: Type.Integer({ minimum: 1, maximum: 720, description: 'after this it is of no use to her and is not sent' }),
  },
  { additionalProperties: false },
);
const schema = Type.Object({ rules: Type.Array(rule, { maxItems: 100 }) }, { additionalProperties: false });

export type NoticeRules = Static<typeof schema>;
export type NoticeRule = NoticeRules['rules'][number];

/** What is said to a person when something happens: data, not a program. */
export const noticeSetting = defineSetting({
  key: 'messages.notices',
  title: 'Notices',
  description:
    'What a person is told when something happens to her order, her case or her product. Each goes through permissions, quiet hours and her attention like any message.',
  schema,
  default: {
    rules: [
      {
        key: 'order-ready',
        title: 'Order ready for collection',
        enabled: true,
        when: { event: 'Order Ready For Collection', where: {}, person: null },
        channels: ['push', 'sms', 'email'],
        purpose: 'service',
        isPromotion: false,
        subject: 'Your order is ready',
        text: 'Hello {firstName|there}, your order {event.order_id} is ready for you at {event.store|our store}.',
        content: '',
        freshMinutes: 60,
        usefulHours: 48,
      },
    ],
  },
  check: problemsOfNotices,
});

function problemsOfNotices({ rules }: NoticeRules): Problem[] {
  const keys = new Set<string>();
  return rules.flatMap((one, at) => {
    const path = `rules[${at}]`;
    const problems: Problem[] = [...problemsOfText(one.subject, `${path}.subject`), ...problemsOfText(one.text, `${path}.text`)];
    if (keys.has(one.key)) problems.push({ at: `${path}.key`, message: 'another rule has this key' });
    keys.add(one.key);
    if ((one.text.trim() === '') === (one.content === ''))
      problems.push({ at: `${path}.text`, message: 'give a text or the key of a content item, one of both' });
    if (one.when.person !== null) {
      problems.push(...problemsOfRule(one.when.person, `${path}.when.person`));
    }
    return problems;
  });
}

/** `Order Ready For Collection`, `order_ready_for_collection` and `orderReadyForCollection` are one name. Pure. */
export function squeezedName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The rules that an event asks for, by its name and properties; what is asked of the person is left. Pure. */
export function noticesFor({ rules }: NoticeRules, event: { readonly name: string; readonly properties: JsonObject }): NoticeRule[] {
  const name = squeezedName(event.name);
  return rules.filter(
    ({ enabled, when }) =>
      enabled &&
      squeezedName(when.event) === name &&
      Object.entries(when.where).every(
        ([property, value]) => Object.hasOwn(event.properties, property) && event.properties[property] === value,
      ),
  );
}

/** Whether an event is news still; one from a file, or from a sender that was cut off for long, is not. Pure. */
export function isFresh({ freshMinutes }: NoticeRule, eventTime: number, now: number): boolean {
  return now - eventTime <= freshMinutes * minuteMs;
}

/** What is asked of the person; undefined for everybody. */
export function personRuleOf({ when }: NoticeRule): Rule | undefined {
  return when.person === null ? undefined : asRule(when.person as JsonObject);
}
