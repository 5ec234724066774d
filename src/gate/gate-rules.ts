import { type Static, Type } from '@sinclair/typebox';
import { reachingChannels, relationshipsWanted } from '../consent/index.ts';
import type { Problem } from '../foundation/index.ts';
import { defineSetting } from '../settings/index.ts';
import { isTimeZone } from '../source/index.ts';

const closed = { additionalProperties: false } as const;
const oneOf = <Text extends string>(texts: readonly Text[]) => Type.Union(texts.map((text) => Type.Literal(text)));
const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'time of day, 21:00' });
const channelList = Type.Array(oneOf(reachingChannels), { uniqueItems: true });
const cap = Type.Object(
  {
    perDay: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'messages in 24 hours, at most' })),
    perWeek: Type.Optional(Type.Integer({ minimum: 0, maximum: 500, description: 'messages in 7 days, at most' })),
  },
  closed,
);
const whereabouts = ['never', 'whenSheIsHere', 'everywhere'] as const;
const relationshipRule = Type.Object(
  {
    promotion: oneOf(whereabouts),
    help: oneOf(['whenSheIsHere', 'everywhere'] as const),
  },
  closed,
);
const attention = Type.Object(
  {
    perWeek: Type.Integer({ minimum: 0, maximum: 50, description: 'messages a week that a person gets unasked, over all channels' }),
    perWeekMin: Type.Integer({ minimum: 0, maximum: 50, description: 'what is left when she has ignored everything' }),
    ignoredCosts: Type.Number({ minimum: 0, maximum: 1, description: 'share of the budget that one ignored message takes away' }),
    usedRestores: Type.Number({ minimum: 0, maximum: 1, description: 'share that one used message gives back' }),
    ignoredAfterDays: Type.Integer({ minimum: 1, maximum: 60, description: 'days without a sign after which a message counts as ignored' }),
    memoryDays: Type.Integer({ minimum: 7, maximum: 365, description: 'days after which nobody remembers' }),
  },
  closed,
);
const holiday = Type.Object(
  {
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    days: Type.Array(Type.String({ pattern: '^(\\d{4}-)?\\d{2}-\\d{2}$', description: '12-25 every year, or 2027-03-26 once' }), {
      maxItems: 100,
      uniqueItems: true,
    }),
  },
  closed,
);

const schema = Type.Object(
  {
    caps: Type.Object({ all: cap, channels: Type.Record(oneOf(reachingChannels), cap) }, closed),
    attention,
    quietHours: Type.Object(
      {
        from: clock,
        to: clock,
        channels: channelList,
        serviceChannels: Type.Array(oneOf(reachingChannels), {
          uniqueItems: true,
          description: 'channels on which messages about what she ordered wait for the morning too',
        }),
      },
      closed,
    ),
    holidays: Type.Array(holiday, { maxItems: 250, description: 'days without messages that nobody asked for, by country' }),
    zoneWhenUnknown: Type.String({ minLength: 1, maxLength: 64, description: 'the clock of a person whose zone nobody knows' }),
    problemDays: Type.Integer({ minimum: 0, maximum: 90, description: 'days that an open problem keeps offers away; 0 for none' }),
    relationships: Type.Object(
      Object.fromEntries(relationshipsWanted.map((name) => [name, relationshipRule])) as Record<
        (typeof relationshipsWanted)[number],
        typeof relationshipRule
      >,
      closed,
    ),
  },
  closed,
);

export type GateRules = Static<typeof schema>;
export type AttentionRules = GateRules['attention'];

/** What keeps us from reaching for people beyond their permission (`GateRules`); a change holds from the next question on. */
export const gateRulesSetting = defineSetting({
  key: 'gate.rules',
  title: 'When we leave people alone',
  description:
    'How many messages a person gets unasked, at what hours and on which days none, what an open problem stops, and what each wanted relationship allows.',
  schema,
  default: {
    caps: {
      all: { perDay: 1 },
      channels: {
        email: { perWeek: 3 },
        push: { perWeek: 3 },
        sms: { perWeek: 1 },
        whatsapp: { perWeek: 1 },
        post: { perWeek: 1 },
        phone: { perWeek: 1 },
      },
    },
    // Three a week is what most people who leave a list would have stood; ignoring four in a row leaves one.
    attention: { perWeek: 3, perWeekMin: 1, ignoredCosts: 0.2, usedRestores: 0.5, ignoredAfterDays: 7, memoryDays: 56 },
    quietHours: {
      from: '21:00',
      to: '08:00',
      channels: ['email', 'push', 'sms', 'whatsapp', 'phone'],
      serviceChannels: ['push', 'sms', 'whatsapp', 'phone'],
    },
    holidays: [],
    zoneWhenUnknown: 'UTC',
    problemDays: 14,
    relationships: {
      justBasics: { promotion: 'never', help: 'whenSheIsHere' },
      keepMePosted: { promotion: 'everywhere', help: 'everywhere' },
      helpMe: { promotion: 'whenSheIsHere', help: 'everywhere' },
      workWithMe: { promotion: 'everywhere', help: 'everywhere' },
      leaveMeBe: { promotion: 'never', help: 'whenSheIsHere' },
    },
  },
  check: checkRules,
});

function checkRules({ zoneWhenUnknown, relationships }: GateRules): Problem[] {
  const problems: Problem[] = [];
  if (!isTimeZone(zoneWhenUnknown)) problems.push({ at: 'zoneWhenUnknown', message: 'is no time zone, such as Europe/Lisbon' });
  if (relationships.leaveMeBe.promotion !== 'never' || relationships.leaveMeBe.help !== 'whenSheIsHere')
    problems.push({ at: 'relationships.leaveMeBe', message: 'who wants to be left alone gets neither offers nor unasked help' });
  return problems;
}
