import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedBody } from '../../../test/value-model.ts';
import { dayMs } from '../../foundation/index.ts';
import { type CareCounts, emptySummary, type Purchases, purchasesOf, type SignalDays, type Summary } from '../../profile/index.ts';
import { type ValueModelBody, valueModelOf } from '../model/value-model.ts';
import type { SpendModel } from '../profit/spend-models.ts';
import { type ValueCosts, valueCostsSetting } from '../value-settings.ts';
import { personValue, presentWorth } from './person-value.ts';

const now = Date.UTC(2026, 10, 22, 12);
const today = Math.floor(now / dayMs);
const noCare: CareCounts = { call: 0, case: 0, chat: 0, complaint: 0, repair: 0, return: 0 };
const costs: ValueCosts = valueCostsSetting.default;

const body: ValueModelBody = {
  ...publishedBody(today, 'USD'),
  carePerVisit: noCare,
  usualGapDays: 30,
};
const model = valueModelOf(3, now - dayMs, 'schedule', body);

/** One order on each of some days ago, of `cents` each. */
function purchases(daysAgo: readonly number[], cents = 3_000): Purchases {
  const orders = daysAgo
    .map((ago, at): [number, string, number, string] => [now - ago * dayMs, `o${at}`, cents, 'USD'])
    .sort(([left], [right]) => left - right);
  return purchasesOf({ ...emptySummary(), count: orders.length, orders });
}

function ahead(daysAgo: readonly number[], care: CareCounts = noCare) {
  const value = personValue({ purchases: purchases(daysAgo), care, now, horizonDays: 365, costs }, model);
  return value.ahead as NonNullable<typeof value.ahead>;
}

const times = fc.uniqueArray(fc.integer({ min: 0, max: 1_500 }), { minLength: 1, maxLength: 30 });

describe('the value of a person', () => {
  it('is more for who comes in her rhythm than for who is long silent, at equal spending', () => {
    const regular = ahead([10, 40, 70, 100, 130, 160]);
    const silent = ahead([700, 730, 760, 790, 820, 850]);
    expect(regular.visits).toBeGreaterThan(5 * silent.visits);
    expect(regular.profit).toBeGreaterThan(5 * silent.profit);
    expect(regular.chanceActive).toBeGreaterThan(0.9);
    expect(silent.chanceActive).toBeLessThan(0.3);
    expect(regular.nextVisitDay).toBeLessThan(today + 60);
    expect(silent.nextVisitDay).toBeUndefined();
  });

  it('is less by the cost of service, line by line', () => {
    const days = [10, 40, 70, 100];
    const easy = ahead(days);
    const costly = ahead(days, { ...noCare, call: 9, return: 3 });
    expect(costly.visits).toBe(easy.visits);
    const service = costly.lines.filter(({ kind }) => kind === 'care');
    expect(service.map(({ care }) => care)).toEqual(['call', 'return']);
    const cost = service.reduce((sum, { minorUnits }) => sum + minorUnits, 0);
    expect(cost).toBeLessThan(0);
    expect(costly.profit).toBeCloseTo(easy.profit + cost * presentWorth(0.1, 365 / 365.25), 6);
  });

  it('is the sum of its lines, within its ranges, and says when it is early', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 3_000 }), (daysAgo, horizonDays) => {
        const value = personValue({ purchases: purchases(daysAgo), care: noCare, now, horizonDays, costs }, model);
        const { visits, profit, profitRange, visitsRange, visitsMedian, lines, chanceActive } = value.ahead as NonNullable<
          typeof value.ahead
        >;
        expect(lines.reduce((sum, { minorUnits }) => sum + minorUnits, 0)).toBeCloseTo(profit, 6);
        expect(profitRange.low).toBeLessThanOrEqual(profit);
        expect(profit).toBeLessThanOrEqual(profitRange.high);
        expect(visitsRange.low).toBeLessThanOrEqual(visitsMedian);
        expect(visitsMedian).toBeLessThanOrEqual(visitsRange.high);
        expect(visits).toBeGreaterThanOrEqual(0);
        expect(chanceActive).toBeGreaterThanOrEqual(0);
        expect(chanceActive).toBeLessThanOrEqual(1);
        const isLong = Math.max(...daysAgo) > 120;
        expect(value.early).toBe(isLong ? undefined : [undefined, 'onePurchase', 'twoPurchases'][daysAgo.length]);
      }),
      { numRuns: 60 },
    );
  });

  it('grows with the horizon', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 1_000 }), (daysAgo, horizonDays) => {
        const expected = (days: number) =>
          personValue({ purchases: purchases(daysAgo), care: noCare, now, horizonDays: days, costs }, model).ahead?.visits as number;
        expect(expected(horizonDays + 30)).toBeGreaterThanOrEqual(expected(horizonDays));
      }),
      { numRuns: 40 },
    );
  });

  it('is not guessed for who has not bought, nor before there is a model', () => {
    const nobody = personValue({ purchases: purchases([]), care: noCare, now, horizonDays: 365, costs }, model);
    expect([nobody.early, nobody.ahead]).toEqual(['noPurchase', undefined]);
    const unfitted = personValue({ purchases: purchases([3, 40]), care: noCare, now, horizonDays: 365, costs }, undefined);
    expect([unfitted.early, unfitted.ahead, unfitted.history.spent]).toEqual(['noModel', undefined, 6_000]);
  });

  it('takes her own spending where no model of her currency could be fitted', () => {
    const orders: [number, string, number, string][] = [[now - 5 * dayMs, 'a', 500_000, 'JPY']];
    const yen = purchasesOf({ ...emptySummary(), count: 1, orders });
    const value = personValue({ purchases: yen, care: noCare, now, horizonDays: 365, costs }, model);
    expect([value.currency, value.ahead?.spendAVisit]).toEqual(['JPY', 500_000]);
  });

  it('goes by visits in her currency and no others, as if those in it were all that she had paid', () => {
    const order = (ago: number, cents: number, currency: string, ...mark: 'u'[]): Summary['orders'][number] =>
      [now - ago * dayMs, `o${ago}`, cents, currency, ...mark] as Summary['orders'][number];
    const worthOf = (orders: Summary['orders']) =>
      personValue({ purchases: purchasesOf({ ...emptySummary(), count: 9, orders }), care: noCare, now, horizonDays: 365, costs }, model);
    const dollars = [9, 7, 5, 3, 1].map((at) => order(30 * at, 10_000, 'USD'));
    const euros = [8, 6, 4, 2].map((at) => order(30 * at, 10_000, 'EUR'));
    const both = worthOf([...dollars, ...euros].sort(([left], [right]) => left - right));
    expect([both.currency, both.history.visitDays, both.history.paidVisits, both.history.spent]).toEqual(['USD', 9, 5, 50_000]);
    expect([...both.history.otherSpent]).toEqual([['EUR', 40_000]]);
    const alone = worthOf(dollars);
    expect(both.ahead?.spendAVisit).toBeCloseTo(alone.ahead?.spendAVisit as number, 9);
    const nine = worthOf([9, 8, 7, 6, 5, 4, 3, 2, 1].map((at) => order(30 * at, 10_000, 'USD')));
    expect(both.ahead?.visits).toBeCloseTo(nine.ahead?.visits as number, 9);
    expect(both.ahead?.spendAVisit).toBeGreaterThan(0.9 * (nine.ahead?.spendAVisit as number));
    // What is not known of a visit is not nothing; of nobody's visits, everybody's mean is all there is.
    const unknown = worthOf([order(70, 3_000, 'USD'), order(40, 0, 'USD', 'u'), order(10, 0, 'USD', 'u')]);
    expect(unknown.ahead?.spendAVisit).toBeCloseTo(worthOf([order(70, 3_000, 'USD')]).ahead?.spendAVisit as number, 9);
    const unpaid = worthOf([order(40, 0, 'USD', 'u'), order(10, 0, 'USD', 'u')]);
    expect([unpaid.currency, unpaid.history.paidVisits, unpaid.history.unknownVisits]).toEqual(['USD', 0, 2]);
    expect(unpaid.ahead?.spendAVisit).toBeCloseTo((6.25 * 1544) / 2.74, 6);
  });

  it('has a level for each currency that learned one', () => {
    const [dollar] = Object.values(body.spend) as [SpendModel];
    const levels = valueModelOf(4, now, 'schedule', { ...body, spend: { USD: { ...dollar, level: 0.5 }, EUR: dollar }, spendLevel: 3 });
    const facts = { purchases: purchases([10, 40]), care: noCare, now, horizonDays: 365, costs };
    expect(personValue(facts, levels).ahead?.spendAVisit).toBeCloseTo((personValue(facts, model).ahead?.spendAVisit as number) / 2, 9);
    // A version of before levels were kept by currency.
    expect(personValue(facts, valueModelOf(4, now, 'schedule', { ...body, spendLevel: 3 })).ahead?.spendAVisit).toBeCloseTo(
      3 * (personValue(facts, model).ahead?.spendAVisit as number),
      6,
    );
  });

  it('takes other signs only from a model that has learned what they tell, and tells of each with its number', () => {
    const signals = {
      ...{
        windowDays: 90,
        aheadDays: 182,
        norm: 1.1,
        slopes: [{ kind: 'web' as const, aspect: 'there' as const, slope: Math.log(2), standardError: 0.1 }],
      },
      heldBack: { devianceWithout: 1, devianceWith: 0.9, rmseWithout: 1, rmseWith: 0.9 },
    };
    const learned = valueModelOf(4, now, 'schedule', { ...body, signals });
    const none: SignalDays = { web: [], app: [], care: [], choices: [] };
    const seen = { ...none, web: [today - 80, today - 4, today - 1] };
    const facts = { purchases: purchases([10, 40, 70, 100]), care: noCare, now, horizonDays: 182, costs };
    const plain = personValue(facts, learned).ahead;
    const of = (signs: SignalDays, horizonDays = 182) => personValue({ ...facts, horizonDays, signs }, learned).ahead;
    expect(of(seen)?.visits).toBeCloseTo(((plain?.visits as number) * 2) / 1.1, 9);
    expect(of(none)?.visits).toBeCloseTo((plain?.visits as number) / 1.1, 9);
    expect(of(seen)?.signs).toEqual([{ kind: 'web', days: 3, factor: 2 }]);
    expect(of(seen)?.visitsRange.high).toBeGreaterThan(of(none)?.visitsRange.high as number);
    expect(of(seen)?.nextVisitDay).toBeLessThan(of(none)?.nextVisitDay as number);
    expect(plain?.signs).toBeUndefined();
    // A sign outside the window is none, and one that the model knows nothing of neither.
    expect(of({ ...none, web: [today - 90], app: [today] })).toEqual(of(none));
    expect(personValue({ ...facts, signs: seen }, model)).toEqual(personValue(facts, model));
    // Half a year on, visits are as the model expects them.
    const more = (signs: SignalDays) => (of(signs, 365)?.visits as number) - (of(signs)?.visits as number);
    expect(more(seen)).toBeCloseTo(more(none), 9);
  });

  it('goes by the channel of the first purchase in the first year, the less the more is known of her own visits', () => {
    const channels = {
      ...{ withinDays: 365, channels: [{ channel: 'store', times: 2, people: 400 }] },
      heldBack: { devianceWithout: 1, devianceWith: 0.9, rmseWithout: 1, rmseWith: 0.9 },
    };
    const learned = valueModelOf(4, now, 'schedule', { ...body, channels });
    const none: SignalDays = { web: [], app: [], care: [], choices: [] };
    const of = (daysAgo: number[], firstChannel?: 'store' | 'web', horizonDays = 365) => {
      const signs = firstChannel === undefined ? none : { ...none, firstChannel };
      return personValue({ purchases: purchases(daysAgo), care: noCare, signs, now, horizonDays, costs }, learned).ahead as NonNullable<
        ReturnType<typeof personValue>['ahead']
      >;
    };
    expect(of([0], 'store').visits).toBeCloseTo(2 * of([0]).visits, 9);
    expect(of([0], 'store').began).toEqual({ channel: 'store', times: 2, factor: 2 });
    expect(of([0], 'store', 2_000).visits).toBeCloseTo(2 * of([0], undefined, 2_000).visits, 9);
    const alpha = 10.578;
    expect(of([10, 140], 'store').visits).toBeCloseTo(((alpha + 20) / (alpha / 2 + 20)) * of([10, 140]).visits, 9);
    expect(of([10, 140], 'store').visitsRange.high).toBeGreaterThanOrEqual(of([10, 140]).visitsRange.high);
    expect(of([5, 20, 35], 'store').nextVisitDay).toBeLessThan(of([5, 20, 35]).nextVisitDay as number);
    expect(of([5, 20, 35], 'store').chanceActive).toBe(of([5, 20, 35]).chanceActive);
    // Not by another channel, nor after a year.
    expect(of([10, 140], 'web')).toEqual(of([10, 140]));
    expect(of([10, 365], 'store')).toEqual(of([10, 365]));
    expect(of([10, 364], 'store').began).toBeDefined();
  });

  it('goes by the season of a model that knows one, but for whole years', () => {
    // Today begins the busy half of the year.
    const weeks = Array.from({ length: 52 }, (_, week) => (week < 26 ? 1.6 : 0.4));
    const heldBack = { cutDay: today - 365, endDay: today, people: 900, visits: 5_000, misfitWithout: 900, misfitWith: 30 };
    const seasonal = (yearDay: number) => valueModelOf(4, now, 'schedule', { ...body, season: { yearDay, weeks, heldBack } });
    const [busy, quiet] = [seasonal(today + 1), seasonal(today + 1 - 182)];
    const of = (one: typeof model, horizonDays: number, daysAgo = [400, 410, 420, 765, 775]) =>
      personValue({ purchases: purchases(daysAgo), care: noCare, now, horizonDays, costs }, one).ahead as NonNullable<
        ReturnType<typeof personValue>['ahead']
      >;
    expect(of(busy, 90).season).toBeCloseTo(1.6, 1);
    expect(of(quiet, 90).season).toBeCloseTo(0.4, 1);
    expect(of(busy, 365).season).toBeCloseTo(1, 9);
    expect(of(model, 90).season).toBeUndefined();
    // Half a year of silence says less when it was the quiet half; and what comes, comes sooner in the busy one.
    const lately = [190, 200, 210, 220];
    expect(of(busy, 365, lately).chanceActive).toBeGreaterThan(of(model, 365, lately).chanceActive as number);
    expect(of(busy, 90, lately).visits).toBeGreaterThan(1.4 * of(model, 90, lately).visits);
    const often = [5, 15, 25, 35, 45];
    expect(of(busy, 90, often).nextVisitDay).toBeLessThan(of(quiet, 90, often).nextVisitDay as number);
    // Days that people read stay those of the calendar.
    expect(personValue({ purchases: purchases(lately), care: noCare, now, horizonDays: 365, costs }, busy).history).toEqual(
      personValue({ purchases: purchases(lately), care: noCare, now, horizonDays: 365, costs }, model).history,
    );
  });
});

describe('somebody who came once', () => {
  const bgBody: ValueModelBody = {
    ...body,
    visits: { ...body.visits, name: 'bg-nbd', parameterNames: ['r', 'alpha', 'a', 'b'], parameters: [0.2426, 4.4136, 0.7929, 2.4259] },
  };
  const valueBy = (daysAgo: readonly number[], by: ValueModelBody) =>
    personValue({ purchases: purchases(daysAgo), care: noCare, now, horizonDays: 365, costs }, valueModelOf(3, now, 'schedule', by));

  it('is not told to be a customer still by a model that lets nobody leave before', () => {
    const once = valueBy([300], bgBody);
    expect(once.ahead).not.toHaveProperty('chanceActive');
    expect(once.ahead).not.toHaveProperty('nextVisitDay');
    expect(valueBy([300, 350], bgBody).ahead?.chanceActive).toBeLessThan(1);
    expect(valueBy([300], body).ahead?.chanceActive).toBeLessThan(1);
  });

  it('is early for four usual intervals, and not after years', () => {
    expect([1, 120, 121, 719].map((ago) => valueBy([ago], body).early)).toEqual(['onePurchase', 'onePurchase', undefined, undefined]);
  });
});
