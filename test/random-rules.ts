import fc from 'fast-check';
import type { Rule } from '../src/audience/index.ts';
import type { CustomerEvent } from '../src/event/index.ts';
import { dayMs, hourMs, type IdentifierId, type SourceId } from '../src/foundation/index.ts';
import { defaultSearchRule, emptySummary, type Fragment, foldEvent } from '../src/profile/index.ts';

/** Random people and random rules about the same few things, so that rules hold for some of them. */

const names = ['Product Viewed', 'Product Added', 'Order Completed', 'Call Ended', 'Häkeln Begun', 'Store Visited'];
const paths = ['/bikes/Trail', '/bikes/city', '/help', '/'];
const products = ['LK-1', 'LK-2'];
const channels = ['web', 'app', 'store', 'email'] as const;
const cities = ['Évora', 'Porto', 'Braga'];

const ago = (now: number) =>
  fc
    .tuple(fc.constantFrom(1, 3, 30, 120, 500), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20))
    .map(([days, share, isAhead]) => Math.floor(now - (isAhead === 0 ? -share * 20 * hourMs : share * days * dayMs)));

const eventOf = (now: number): fc.Arbitrary<CustomerEvent> =>
  fc
    .record({
      time: ago(now),
      kind: fc.constantFrom('track', 'track', 'track', 'page', 'page', 'identify', 'group') as fc.Arbitrary<CustomerEvent['kind']>,
      name: fc.constantFrom(...names),
      path: fc.constantFrom(...paths),
      product: fc.constantFrom(...products),
      channel: fc.constantFrom(...channels),
      city: fc.constantFrom(...cities),
      amount: fc.integer({ min: -50, max: 300 }),
      number: fc.nat(100_000),
      isSaid: fc.boolean(),
    })
    .map(({ time, kind, name, path, product, channel, city, amount, number, isSaid }): CustomerEvent => {
      const isOrder = name === 'Order Completed';
      const thing = { product_id: product, name: 'Wren', category: 'Bikes', alternatives: ['Robin', 'Finch'] };
      const order = isOrder
        ? { order_id: `o${number % 60}`, revenue: amount, currency: number % 3 === 0 ? 'JPY' : 'EUR', store: city }
        : {};
      return {
        ...{
          messageId: `m${number}-${time}`,
          kind,
          name: kind === 'track' ? name : '',
          sourceId: 1 as SourceId,
          channel,
          time,
          receivedAt: time,
        },
        properties:
          kind === 'page' ? { path } : { ...thing, ...order, ...(isOrder && isSaid ? { shipping_method: 'pickup in store' } : {}) },
        traits: kind === 'identify' ? { plan: isSaid ? 'Família' : 'solo', bikes: number / 7, city, tags: [city, 'x'] } : {},
        context: {
          ...(number % 5 === 0 ? { consent: { categoryPreferences: { marketing: isSaid, analysis: true, email_marketing: isSaid } } } : {}),
          ...(number % 7 === 0 ? { timezone: 'Asia/Tokyo', locale: 'pt-PT' } : {}),
        },
        ...(kind === 'group' ? { groupId: `firm-${number % 3}` } : {}),
        integrations: {},
      } as CustomerEvent;
    });

/** A person of one fragment, or of two. */
export const fragmentsOf = (now: number): fc.Arbitrary<Fragment[]> => {
  const events = fc.oneof(fc.array(eventOf(now), { maxLength: 12 }), fc.array(eventOf(now), { minLength: 20, maxLength: 90 }));
  const context = { searches: defaultSearchRule, currency: 'EUR' };
  return fc.array(events, { minLength: 1, maxLength: 2 }).map((parts) =>
    parts.map((some, at): Fragment => {
      const summary = emptySummary();
      const seen = new Set<string>();
      for (const event of some) {
        if (seen.has(event.messageId)) continue;
        seen.add(event.messageId);
        foldEvent(summary, event, context);
      }
      const identifier = {
        id: (at + 1) as IdentifierId,
        namespace: 'user_id',
        value: `u${at}`,
        firstSeen: 0,
        sourceId: 1 as SourceId,
        shared: false,
      };
      return { identifier, summary };
    }),
  );
};

/** One event more. */
export const oneEvent = eventOf;

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const without = <Parts extends object>(parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Parts;
const inOrder = <Parts extends { min?: number | undefined; max?: number | undefined }>(parts: Parts): Parts =>
  parts.min !== undefined && parts.max !== undefined && parts.min > parts.max ? { ...parts, min: parts.max, max: parts.min } : parts;

const step = fc
  .record({
    did: fc.constantFrom(...names, '$page'),
    about: optional(fc.constantFrom('/bikes/trail', '/bikes/*', 'lk-1', 'BIKES', '/help', 'wr*')),
  })
  .map(without);
const count = optional(fc.integer({ min: 0, max: 6 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const few = fc.integer({ min: 1, max: 4 });

const did = fc
  .tuple(step, fc.record({ min: count, max: count }), fc.constantFrom(1, 7, 30, 90, 365), fc.constantFrom(1, 5, 24, 72), fc.nat(2))
  .map(([one, amounts, withinDays, withinHours, which]) => {
    const isFar = withinDays === 365 && which === 1 && one.about === undefined;
    const bounds = isFar ? { max: amounts.max === 0 ? 0 : undefined } : inOrder(without(amounts));
    return without({ ...one, ...bounds, ...(which === 0 ? {} : which === 1 ? { withinDays } : { withinHours }) });
  });
const sequence = fc
  .record({
    sequence: fc.array(step, { minLength: 2, maxLength: 3 }),
    withinDays: optional(fc.constantFrom(1, 7)),
    inLastHours: optional(fc.constantFrom(24, 72)),
  })
  .map(without);
const bounded = (measure: string, max: number, more: object = {}) =>
  fc
    .tuple(fc.double({ min: 0, max, noNaN: true }), fc.double({ min: 0, max, noNaN: true }), fc.nat(2), fc.boolean())
    .map(([a, b, which, isWhole]) => {
      const [min, most] = [Math.min(a, b), Math.max(a, b)].map((one) => (isWhole ? Math.round(one) : one)) as [number, number];
      return { measure, ...more, ...(which === 1 ? {} : { min }), ...(which === 0 ? {} : { max: most }) };
    });

/** Conditions that the warehouse can answer. */
export const knownCondition = fc.oneof(
  { weight: 6, arbitrary: did },
  { weight: 3, arbitrary: sequence },
  bounded('silentDays', 200),
  bounded('knownDays', 500),
  bounded('silentGaps', 5),
  bounded('usualGapDays', 100),
  bounded('unevenness', 2),
  bounded('visitsSoFar', 6),
  bounded('visitsSoFar', 6, { withinDays: 60 }),
  bounded('care', 4),
  bounded('care', 3, { kind: 'call' }),
  bounded('care', 3, { withinDays: 90 }),
  bounded('spentAVisit', 200, { currency: 'EUR' }),
  bounded('spentAVisit', 200, { currency: 'JPY' }),
  fc.tuple(fc.constantFrom(...channels), share).map(([channel, minShare]) => ({ channel, minShare })),
  fc
    .tuple(fc.constantFrom(...channels), fc.constantFrom(7, 60, 300), fc.record({ min: count, max: count }))
    .map(([channel, withinDays, amounts]) => ({ channel, withinDays, ...inOrder(without(amounts)) })),
  fc
    .tuple(fc.constantFrom('weekend', 'morning', 'summer', 'night'), fc.constantFrom('purchases', 'visits'), share, few)
    .map(([occasion, of, minShare, minCount]) => ({ occasion, of, minShare, minCount })),
  fc.tuple(fc.constantFrom(...channels), share, few).map(([boughtBy, minShare, minCount]) => ({ boughtBy, minShare, minCount })),
  fc
    .tuple(fc.constantFrom('collect', 'store', 'deliver'), optional(fc.constantFrom('evora', 'Porto')), share, few)
    .map(([receives, store, minShare, minCount]) =>
      without({ receives, ...(receives === 'deliver' ? {} : { store }), minShare, minCount }),
    ),
  fc
    .tuple(fc.constantFrom('*', 'product'), optional(fc.constant('wren')), few)
    .map(([preference, value, minCount]) => without({ preference, value, minShare: 0.6, minCount })),
  fc.constantFrom({ matters: 'battery' }, { account: '*' }, { account: 'firm-1' }),
  fc.constantFrom('marketing', 'analysis', 'Email_Marketing', 'advertising').map((permission) => ({ permission })),
  fc.constant({ permission: 'marketing', channel: 'email' }),
  fc.constantFrom(
    { trait: 'plan', is: ['familia'] },
    { trait: 'plan', is: ['x', 'solo'] },
    { trait: 'plan' },
    { trait: 'tags', is: ['PORTO'] },
  ),
  fc.constantFrom({ trait: 'city', is: ['évora', 'braga'] }, { trait: 'locale' }, { trait: 'city', min: 3 }),
  fc.double({ min: 0, max: 15_000, noNaN: true }).map((min) => ({ trait: 'bikes', min })),
) as fc.Arbitrary<Rule>;

/** Conditions that only the predicate can answer. */
export const modelCondition = fc.oneof(
  bounded('chanceActive', 1),
  bounded('visitsTenth', 10),
  bounded('profit', 200, { currency: 'USD' }),
) as fc.Arbitrary<Rule>;

/** Trees of conditions. */
export const ruleOf = (condition: fc.Arbitrary<Rule>): fc.Arbitrary<Rule> =>
  fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: condition },
      { weight: 1, arbitrary: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie('rule').map((one) => ({ not: one })) },
    ),
  })).rule;
