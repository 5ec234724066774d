import type { Static } from '@sinclair/typebox';
import { formatPersonId, majorUnits, type PersonId } from '../foundation/index.ts';
import { lastResortCurrency } from '../profile/index.ts';
import type { BackTestReport, DriftNotice, EarlyReason, ListedModel, PersonValue, ProfitLine, ValueModel } from '../value/index.ts';
import { dayText, monthsOf, spendLevelIn } from '../value/index.ts';
import type { backTestAnswer, customerValue, valueModel } from './shapes/value.ts';

/** What the firm calls things, as far as a value speaks of them. */
export interface ValueWords {
  readonly visit: string;
  readonly visits: string;
}

export interface ValueViewContext {
  readonly words: ValueWords;
  readonly model: ValueModel | undefined;
  /** The costs are those that came with the product. */
  readonly areCostsAssumed: boolean;
  /** The caller's role does not see margins. */
  readonly isMarginHidden: boolean;
  /** Her home currency, and the one that her sources have, as far as they are known. */
  readonly currencies?: { readonly home?: string | undefined; readonly source?: string | undefined };
  readonly advocacy?: Static<typeof customerValue>['advocacy'];
  /** The share of a friend's profit that counts is the one that came with the product. */
  readonly isAdvocacyAssumed?: boolean;
}

/** A person's value as the API tells it. Pure. */
export function valueView(person: PersonId, value: PersonValue, context: ValueViewContext): Static<typeof customerValue> {
  const { model } = context;
  const { history, ahead, early } = value;
  const { home, source } = context.currencies ?? {};
  // Amounts of which nobody named the currency are hundredths, as on her page.
  const currency = value.currency === '' ? (home ?? source ?? lastResortCurrency) : value.currency;
  const major = majorIn(value.currency);
  const expectedSpend = isSpendKnown(value, model) ? ahead?.spend : undefined;
  return {
    customer: formatPersonId(person),
    horizonDays: value.horizonDays,
    currency,
    ...(home === undefined || home === currency ? {} : { homeCurrency: home }),
    ...(model === undefined
      ? {}
      : {
          model: {
            version: model.version,
            name: model.body.visits.name,
            fittedAt: timeText(model.fittedAt),
            people: model.body.people,
          },
        }),
    ...(early === undefined ? {} : { early: { reason: early, text: earlyText(early, context.words) } }),
    history: {
      orders: history.orders,
      visits: history.visitDays,
      spent: major(history.spent),
      paidVisits: history.paidVisits,
      ...(history.paidVisits === 0 ? {} : { spentAVisit: major(history.spent / history.paidVisits) }),
      otherCurrencies: [...history.otherSpent].map(([other, minorUnits]) => ({
        amount: majorIn(other)(minorUnits),
        currency: shownCurrency(other),
      })),
      unknownVisits: history.unknownVisits,
      ...(history.firstDay === undefined ? {} : { first: dayText(history.firstDay) }),
      ...(history.lastDay === undefined ? {} : { last: dayText(history.lastDay) }),
      ...(history.usualGapDays === undefined ? {} : { usualGapDays: rounded(history.usualGapDays, 1) }),
      ...(history.silentDays === undefined ? {} : { silentDays: history.silentDays }),
    },
    ...(ahead === undefined
      ? {}
      : {
          ahead: {
            visits: rounded(ahead.visits, 3),
            visitsRange: ahead.visitsRange,
            visitsMedian: ahead.visitsMedian,
            visitsText: visitsText(ahead.visits, context.words),
            ...(ahead.chanceActive === undefined ? {} : { chanceActive: rounded(ahead.chanceActive, 4) }),
            ...(ahead.nextVisitDay === undefined ? {} : { nextVisit: dayText(ahead.nextVisitDay) }),
            spend: major(ahead.spend),
            spendAVisit: major(ahead.spendAVisit),
            ...(context.isMarginHidden ? { hidden: true as const } : profitView(ahead, value.currency, currency, context.words)),
          },
        }),
    ...(context.advocacy === undefined ? {} : { advocacy: context.advocacy }),
    drivers: driversOf(value, context, currency),
    assumptions: context.isMarginHidden ? [] : assumptionsOf(context),
    predictive_analytics: {
      historic_clv: major(history.spent),
      predicted_clv: expectedSpend === undefined ? null : major(expectedSpend),
      total_clv: expectedSpend === undefined ? null : major(history.spent + expectedSpend),
      historic_number_of_orders: history.orders,
      predicted_number_of_orders: ahead === undefined ? null : rounded(ahead.visits * history.ordersAVisit, 3),
      average_order_value: history.paidOrders === 0 ? null : major(history.spent / history.paidOrders),
      average_days_between_orders: history.usualGapDays === undefined ? null : rounded(history.usualGapDays, 1),
      churn_probability: ahead?.chanceActive === undefined ? null : rounded(1 - ahead.chanceActive, 4),
      expected_date_of_next_order: ahead?.nextVisitDay === undefined ? null : dayText(ahead.nextVisitDay),
    },
  };
}

/** Her own amounts say something of what a visit brings, or everybody's do. */
function isSpendKnown({ history, currency }: PersonValue, model: ValueModel | undefined): boolean {
  return history.paidVisits > 0 || model?.body.spend[currency] !== undefined;
}

function profitView(ahead: NonNullable<PersonValue['ahead']>, paidIn: string, currency: string, words: ValueWords) {
  const major = majorIn(paidIn);
  return {
    profit: { amount: major(ahead.profit), currency },
    profitRange: { low: major(ahead.profitRange.low), high: major(ahead.profitRange.high) },
    lines: ahead.lines.map((line) => ({
      kind: line.kind,
      ...(line.care === undefined ? {} : { care: line.care }),
      text: lineText(line, words),
      ...(line.count === undefined ? {} : { count: rounded(line.count, 3) }),
      ...(line.each === undefined ? {} : { each: major(line.each) }),
      amount: major(line.minorUnits),
    })),
  };
}

function assumptionsOf({ areCostsAssumed, isAdvocacyAssumed, advocacy }: ValueViewContext): string[] {
  const texts: string[] = [];
  if (areCostsAssumed)
    texts.push(
      'Margin and costs of service are those that came with the product: put in your own under Settings, Margin and cost of service.',
    );
  if (advocacy !== undefined && isAdvocacyAssumed === true)
    texts.push(
      `That ${advocacy.sharePercent} % of what a brought friend leaves would not have come by itself is an assumption that came with the product.`,
    );
  return texts;
}

/** What amounts are told in where nobody named a currency. */
export function shownCurrency(currency: string): string {
  return currency === '' ? lastResortCurrency : currency;
}

/** From minor units of a currency to major ones. Pure. */
export function majorIn(currency: string): (minorUnits: number) => number {
  return (minorUnits) => majorUnits({ minorUnits: Math.round(minorUnits), currency });
}

function earlyText(reason: EarlyReason, { visit, visits }: ValueWords): string {
  const texts: Record<EarlyReason, string> = {
    noModel: 'We don’t know yet: no model has been fitted to your customers’ purchases.',
    noPurchase: 'We don’t know yet: she has not bought anything.',
    onePurchase: `Early: one ${visit} says little about her rhythm; the range is that of people like her.`,
    twoPurchases: `Early: two ${visits} say little about her rhythm; the range is wide.`,
  };
  return texts[reason];
}

function visitsText(expected: number, { visit, visits }: ValueWords): string {
  if (expected < 0.1) return `hardly any ${visit}`;
  if (expected < 0.95) return `less than one ${visit} (${expected.toFixed(1)})`;
  const count = expected < 9.5 ? expected.toFixed(1).replace(/\.0$/, '') : String(Math.round(expected));
  return `about ${count} ${count === '1' ? visit : visits}`;
}

function lineText({ kind, care }: ProfitLine, { visits }: ValueWords): string {
  if (kind === 'margin') return `Margin of the ${visits} expected`;
  if (kind === 'advocacy') return 'Friends brought';
  if (kind === 'discount') return 'Later money is worth less than money now';
  const texts = { call: 'Calls', case: 'Cases', chat: 'Chats', complaint: 'Complaints', repair: 'Repairs', return: 'Returns and refunds' };
  return `${texts[care as keyof typeof texts]} expected`;
}

// Silent for this many of her usual gaps is a sign; below one and a half it is no news.
const silentGaps = 2;
const inRhythmGaps = 1.5;
const clearlyMore = 1.25;

/** What makes the value what it is, in plain words: the strongest first. Pure. */
function driversOf(
  value: PersonValue,
  { model, words, isMarginHidden, currencies }: ValueViewContext,
  currency: string,
): Static<typeof customerValue>['drivers'] {
  const { history, ahead } = value;
  const drivers: Static<typeof customerValue>['drivers'][number][] = [];
  const { usualGapDays, silentDays, visitDays, firstDay } = history;
  if (silentDays === undefined || firstDay === undefined) return drivers;
  if (usualGapDays !== undefined && usualGapDays > 0) {
    const gaps = silentDays / usualGapDays;
    const rhythm = `usually every ${days(usualGapDays)}`;
    if (gaps >= silentGaps) drivers.push({ kind: 'silence', direction: 'down', text: `silent for ${days(silentDays)}, ${rhythm}` });
    else if (gaps <= inRhythmGaps)
      drivers.push({ kind: 'rhythm', direction: 'up', text: `in her rhythm: last here ${days(silentDays)} ago, ${rhythm}` });
    else drivers.push({ kind: 'rhythm', direction: 'none', text: `a little late: last here ${days(silentDays)} ago, ${rhythm}` });
  } else {
    const everybody = model?.body.usualGapDays;
    const compare = everybody === undefined ? '' : `; those who come again usually do so within ${days(everybody)}`;
    const direction = everybody !== undefined && silentDays > silentGaps * everybody ? 'down' : 'none';
    drivers.push({ kind: 'newcomer', direction, text: `one ${words.visit} so far, ${days(silentDays)} ago${compare}`, ...of(everybody) });
  }
  if (visitDays > 1 && model !== undefined) {
    const mean = model.body.visitDays / model.body.people;
    const direction = visitDays >= clearlyMore * mean ? 'up' : visitDays * clearlyMore <= mean ? 'down' : 'none';
    drivers.push({
      kind: 'frequency',
      direction,
      text: `${visitDays} ${words.visits} since ${dayText(firstDay)}; others ${mean.toFixed(1)}`,
      ...of(mean),
    });
  }
  drivers.push(...spendDriver(value, model, words, currency), ...notCountedDriver(value, currencies?.home, words, currency));
  const care = (ahead?.lines ?? []).filter(({ kind }) => kind === 'care').reduce((sum, { minorUnits }) => sum + minorUnits, 0);
  const margin = ahead?.lines[0]?.minorUnits ?? 0;
  if (!isMarginHidden && margin > 0 && -care > 0.1 * margin)
    drivers.push({ kind: 'care', direction: 'down', text: `service takes ${Math.round((-100 * care) / margin)} % of her margin` });
  return [...drivers, ...signDrivers(value, model), ...beginningDriver(value), ...seasonDriver(value)];
}

/** What she spends a visit, beside the person in the middle: one who spends a thousand times as much says nothing of others. */
function spendDriver(
  { currency: paidIn, history }: PersonValue,
  model: ValueModel | undefined,
  words: ValueWords,
  currency: string,
): Static<typeof customerValue>['drivers'] {
  const spend = model?.body.spend[paidIn];
  if (spend === undefined || history.paidVisits === 0) return [];
  const own = history.spent / history.paidVisits;
  const others = spend.median ?? spend.mean;
  const direction = own >= clearlyMore * others ? 'up' : own * clearlyMore <= others ? 'down' : 'none';
  const amount = (minorUnits: number) => `${majorIn(paidIn)(minorUnits)} ${currency}`;
  const named = spend.median === undefined ? `others ${amount(others)} on average` : `half of the others more than ${amount(others)}`;
  const text = `spends ${amount(own)} a ${words.visit}; ${named}`;
  return [{ kind: 'spend', direction, text, ...(spend.median === undefined ? {} : of(majorIn(paidIn)(others))) }];
}

/** Money that is in no number here, and why these are in the currency they are in. */
function notCountedDriver(
  { history }: PersonValue,
  home: string | undefined,
  { visit, visits }: ValueWords,
  currency: string,
): Static<typeof customerValue>['drivers'] {
  const others = [...history.otherSpent].map(([other, minorUnits]) => `${majorIn(other)(minorUnits)} ${shownCurrency(other)}`);
  const { unknownVisits } = history;
  const texts = [
    ...(others.length === 0
      ? []
      : [`counted in ${currency}, paid on ${history.paidVisits} of ${history.visitDays} ${visits}: ${others.join(' and ')} are left out`]),
    ...(home === undefined || home === currency ? [] : [`her home currency is ${home}`]),
    ...(unknownVisits === 0 ? [] : [`what was paid is not known of ${unknownVisits} ${unknownVisits === 1 ? visit : visits}`]),
  ];
  return texts.length === 0 ? [] : [{ kind: 'notCounted', direction: 'none', text: texts.join('; ') }];
}

// What moves visits by less is no reason.
const reasonMin = 1.05;
const signTexts = {
  web: { kind: 'web', there: 'looked around on the web', absent: 'has not looked around on the web' },
  app: { kind: 'app', there: 'used the app', absent: 'has not used the app' },
  care: { kind: 'contact', there: 'was in touch with care', absent: 'has not been in touch with care' },
  choices: { kind: 'choices', there: 'chose among products', absent: 'has not chosen among products' },
} as const;

/** Other signs than visits, by what they were found to tell: the presence of one that moves the forecast, or its absence. */
function signDrivers(value: PersonValue, model: ValueModel | undefined): Static<typeof customerValue>['drivers'] {
  const signals = model?.body.signals;
  if (signals === undefined) return [];
  return (value.ahead?.signs ?? []).flatMap(({ kind, days: count, factor }) => {
    if (count > 0 && Math.max(factor, 1 / factor) < reasonMin) return [];
    const { there, absent, kind: named } = signTexts[kind];
    const ofOne = signals.slopes.find((one) => one.kind === kind && one.aspect === 'there')?.slope ?? 0;
    if (count === 0 && ofOne === 0) return [];
    const isGood = count > 0 ? factor > 1 : ofOne < 0;
    const text =
      count > 0 ? `${there} on ${days(count)} of the last ${signals.windowDays}` : `${absent} in the last ${days(signals.windowDays)}`;
    return [{ kind: named, direction: isGood ? ('up' as const) : ('down' as const), text, count }];
  });
}

const channelTexts: Readonly<Record<string, string>> = {
  web: 'on the web',
  app: 'in the app',
  store: 'in a store',
  kiosk: 'at a kiosk',
  phone: 'by phone',
  email: 'by e-mail',
  chat: 'in a chat',
  social: 'through a social network',
  catalogue: 'from the catalogue',
  print: 'from print',
  partner: 'from a partner',
};

/** Where she first bought, while that still moves the forecast. */
function beginningDriver({ ahead }: PersonValue): Static<typeof customerValue>['drivers'] {
  if (ahead?.began === undefined) return [];
  const { channel, times, factor } = ahead.began;
  if (Math.max(factor, 1 / factor) < reasonMin) return [];
  const text = `first bought ${channelTexts[channel] ?? channel}: such people come ${times.toFixed(1)} times as often as the average`;
  return [{ kind: 'began', direction: factor > 1 ? 'up' : 'down', text, times: rounded(times, 2), channel }];
}

/** A season that makes the days ahead busier or quieter than others. */
function seasonDriver({ horizonDays, ahead }: PersonValue): Static<typeof customerValue>['drivers'] {
  const times = ahead?.season;
  if (times === undefined || Math.max(times, 1 / times) < reasonMin) return [];
  const text = `by the season, the next ${days(horizonDays)} see ${times.toFixed(1)} times the visits of an even year`;
  return [{ kind: 'season', direction: times > 1 ? 'up' : 'down', text, times: rounded(times, 2) }];
}

function of(others: number | undefined): { others?: number } {
  return others === undefined ? {} : { others: rounded(others, 2) };
}

function days(count: number): string {
  const whole = Math.round(count);
  return whole === 1 ? '1 day' : `${whole} days`;
}

/** A drift that nobody has answered, with the version that it is held against. Pure. */
export function driftView(notice: DriftNotice, base: ListedModel, kept: ReadonlySet<string>) {
  const { noticedVersion, noticedShare, version, share, before, now } = notice;
  return {
    ...{ since: timeText(notice.noticedAt), noticedVersion, noticedShare },
    ...{ version, share, before, now, base: modelView(base, false, kept) },
  };
}

/** A fitted model as the API tells it; `kept` are the listings whose people can be looked at. Pure. */
export function modelView(model: ListedModel, inUse: boolean, kept: ReadonlySet<string>): Static<typeof valueModel> {
  const { body } = model;
  const { visits } = body;
  return {
    version: model.version,
    fittedAt: timeText(model.fittedAt),
    fittedBy: model.fittedBy,
    inUse,
    ...(model.used === undefined ? {} : { used: { ...model.used, at: timeText(model.used.at) } }),
    through: dayText(body.throughDay),
    from: dayText(body.fromDay),
    people: body.people,
    oneIn: body.oneIn,
    ...(body.everybody === undefined ? {} : { everybody: body.everybody }),
    visits: {
      name: visits.name,
      parameters: visits.parameterNames.map((name, at) => {
        const standardError = visits.standardErrors?.[at];
        return { name, value: visits.parameters[at] as number, ...(standardError === undefined ? {} : { standardError }) };
      }),
      logLikelihood: visits.logLikelihood,
      isSettled: visits.isSettled,
      weights: visits.weights,
      ...(visits.learned === undefined
        ? {}
        : {
            learned: {
              cut: dayText(visits.learned.cutDay),
              end: dayText(visits.learned.endDay),
              people: visits.learned.people,
              visits: visits.learned.visits,
              rmse: visits.learned.rmse,
            },
          }),
    },
    ...(body.season === undefined
      ? {}
      : {
          season: {
            months: monthsOf(body.season).map((times) => rounded(times, 3)),
            misfitWithout: body.season.heldBack.misfitWithout,
            misfitWith: body.season.heldBack.misfitWith,
          },
        }),
    ...(body.channels === undefined ? {} : { channels: body.channels.channels.map((one) => ({ ...one, times: rounded(one.times, 3) })) }),
    spendLevel: body.spendLevel,
    spend: Object.entries(body.spend).map(([currency, { parameters, standardErrors, people, mean, median }]) => ({
      currency: shownCurrency(currency),
      people,
      mean: { amount: majorIn(currency)(mean), currency: shownCurrency(currency) },
      ...(median === undefined ? {} : { median: { amount: majorIn(currency)(median), currency: shownCurrency(currency) } }),
      level: spendLevelIn(body, currency),
      parameters: ['p', 'q', 'v'].map((name, at) => {
        const standardError = standardErrors?.[at];
        return { name, value: parameters[at] as number, ...(standardError === undefined ? {} : { standardError }) };
      }),
    })),
    ...(body.drift === undefined ? {} : { drift: body.drift }),
    isPeopleKept: body.listing !== undefined && kept.has(body.listing),
  };
}

/** A back-test as the API tells it: amounts in major units. Pure. */
export function backTestView(report: BackTestReport, words: ValueWords, kept: ReadonlySet<string>): Static<typeof backTestAnswer> {
  const { cutDay, endDay, tracking, weeksAhead: _, currency: paidIn, rows, listing, ...rest } = report;
  const currency = shownCurrency(paidIn);
  const major = (minorUnits: number): number => minorUnits * majorUnits({ minorUnits: 1, currency });
  return {
    ...rest,
    currency,
    amount: major(report.amount),
    rows: rows.map(({ forecast, visits, amount }) => ({
      forecast,
      visits,
      ...(amount === undefined ? {} : { amount: { ...amount, mae: major(amount.mae), rmse: major(amount.rmse) } }),
    })),
    cut: dayText(cutDay),
    end: dayText(endDay),
    tracking: tracking.map(({ day, expected, actual }) => ({ day: dayText(day), expected, actual })),
    sentence: sentenceOf(report, words),
    ...(listing !== undefined && kept.has(listing) ? { listing } : {}),
  };
}

function sentenceOf({ rows, worst, byCount }: Pick<BackTestReport, 'rows' | 'worst' | 'byCount'>, { visit, visits }: ValueWords): string {
  const bias = rows.find(({ forecast }) => forecast === 'blend')?.visits.bias ?? 0;
  const total = Math.abs(bias) < 0.005 ? 'The total is right' : `The total is ${percent(bias)} too ${bias > 0 ? 'high' : 'low'}`;
  const most = byCount.at(-1)?.group ?? 0;
  const who =
    worst.by === 'tenth'
      ? `the ${worst.group === 10 ? 'tenth of whom most' : worst.group === 1 ? 'tenth of whom least' : `${worst.group}th tenth by what`} is expected`
      : `people with ${worst.group === most ? `${worst.group} or more` : worst.group} ${worst.group === 1 ? visit : visits} after their first`;
  return `${total}. It is furthest off for ${who}: there it says ${percent(worst.share)} of all ${visits} too ${worst.share > 0 ? 'many' : 'few'}.`;
}

function percent(share: number): string {
  return `${Math.abs(100 * share).toFixed(1)} %`;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
