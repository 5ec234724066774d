import { dayMs, type JsonValue, majorUnits } from '../../foundation/index.ts';
import {
  type CareCounts,
  careCountsOf,
  choicesView,
  chooseTraits,
  combineAll,
  type Fragment,
  localTimeIn,
  type Purchases,
  permitsPurpose,
  placeOfCustomer,
  purchasesOf,
  type ReceivedOrder,
  receivedWays,
  type Settlement,
  type SignalDays,
  type Summary,
  signalDaysOf,
  type TraitPreference,
} from '../../profile/index.ts';
import { outlookOf, type ValueCosts, type ValueModel } from '../../value/index.ts';
import type { Occasion } from '../rule/rule.ts';

/** What rules ask of a person, read once out of her fragments. Days are whole UTC days since 1970. */
export interface Portrait {
  readonly purchases: Purchases;
  /** Days with a purchase, in order; those after the present moment included. */
  readonly purchaseDays: readonly number[];
  readonly care: CareCounts;
  /** Other signs of visits to come. */
  readonly signs: SignalDays;
  /** Days with dealings with care, of the last 400. */
  readonly careDays: readonly (readonly [day: number, count: number])[];
  /** Her zone; undefined when nobody knows it, and the clock is then UTC. */
  readonly zone: string | undefined;
  /** By the calendar and clock of her zone. */
  readonly occasions: Readonly<Record<'purchases' | 'visits', Readonly<Record<Occasion | 'all', number>>>>;
  readonly channels: readonly (readonly [channel: string, events: number])[];
  /** Orders of the last 400 days by the channel that reported them. */
  readonly orderChannels: ReadonlyMap<string, number>;
  /** How her last orders reached her, at most 40, and in which store. */
  readonly received: readonly Pick<ReceivedOrder, 'place' | 'way'>[];
  readonly preferences: readonly { readonly attribute: string; readonly value: string; readonly count: number; readonly of: number }[];
  /** Her goal and what matters to her, the newest first. */
  readonly stated: readonly string[];
  readonly traits: ReadonlyMap<string, JsonValue>;
  permits(purpose: string): boolean;
}

/** What a value is judged by: the model in use, the costs, and where the tenths of its people begin. */
export interface World {
  readonly model: ValueModel | undefined;
  readonly costs: ValueCosts;
  readonly tenths: WorthTenths | undefined;
}

/** The nine borders between the tenths of a model's people, from below. */
export interface WorthTenths {
  readonly visits: readonly number[];
  /** By currency, major units. */
  readonly profit: Readonly<Record<string, readonly number[]>>;
}

export interface PortraitContext {
  readonly preference: TraitPreference;
  /** For the season: where winter is in June. */
  readonly now: number;
}

// What she did lately says when she comes; a thousand visits would cost a millisecond of calendars.
const timesReadMax = 300;
const yearDays = 365;

/** Pure; some 100 µs for a person of 300 visits, most of it her calendar. */
export function portraitOf(fragments: readonly Fragment[], settlements: readonly Settlement[], context: PortraitContext): Portrait {
  const whole = fragments.length === 1 ? (fragments[0] as Fragment).summary : combineAll(fragments.map(({ summary }) => summary));
  const traits = chooseTraits(fragments, settlements, context.preference, (id) => ({ id, name: '' }));
  const { timezone: zone, country } = placeOfCustomer(traits, context.now, whole.orders);
  const purchases = purchasesOf(whole);
  const isSouth = country !== undefined && southern.has(country.toUpperCase());
  return {
    purchases,
    purchaseDays: purchases.days.map(({ day }) => day),
    care: careCountsOf(whole),
    signs: signalDaysOf(whole),
    careDays: careDaysOf(whole),
    zone,
    occasions: {
      purchases: occasionsOf(
        whole.orders.slice(-timesReadMax).map(([time]) => time),
        zone,
        isSouth,
      ),
      visits: occasionsOf(
        whole.visits.slice(-timesReadMax).map(([start]) => start),
        zone,
        isSouth,
      ),
    },
    channels: whole.channels.map(([channel, events]) => [channel, events] as const),
    orderChannels: orderChannelsOf(whole),
    received: receivedWays(whole),
    preferences: whole.choices.length === 0 ? [] : choicesView(fragments, whole, (id) => ({ id, name: '' })).preferences,
    stated: [...whole.goals, ...whole.matters]
      .sort((left, right) => right[0] - left[0])
      .map(([, , , text]) => text)
      .concat(statedTraits(traits)),
    traits: new Map(traits.map(({ name, value }) => [name, value])),
    permits: (purpose) => fragments.some(({ summary }) => permitsPurpose(summary, purpose)),
  };
}

/** Countries wholly or mostly south of the equator, where summer begins in December. */
const southern: ReadonlySet<string> = new Set('AR AU BO BR BW CL FJ LS MG MU MZ NA NZ PE PY RE SZ UY VU WS ZA ZM ZW'.split(' '));
const statedTraitNames: ReadonlySet<string> = new Set([
  'goal',
  'current_goal',
  'currentGoal',
  'matters',
  'what_matters',
  'whatMatters',
  'values',
]);

function statedTraits(traits: readonly { readonly name: string; readonly value: JsonValue }[]): string[] {
  return traits
    .filter(({ name }) => statedTraitNames.has(name))
    .flatMap(({ value }) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string');
}

function careDaysOf({ days }: Summary): [number, number][] {
  const byDay = new Map<number, number>();
  for (const [day, , , , , care] of days) if (care > 0) byDay.set(day, (byDay.get(day) ?? 0) + care);
  return [...byDay];
}

function orderChannelsOf({ days }: Summary): Map<string, number> {
  const byChannel = new Map<string, number>();
  for (const [, channel, , , orders] of days) if (orders > 0) byChannel.set(channel, (byChannel.get(channel) ?? 0) + orders);
  return byChannel;
}

const noOccasions = {
  all: 0,
  weekend: 0,
  weekday: 0,
  morning: 0,
  afternoon: 0,
  evening: 0,
  night: 0,
  spring: 0,
  summer: 0,
  autumn: 0,
  winter: 0,
};
const seasons = ['winter', 'spring', 'summer', 'autumn'] as const;

function occasionsOf(times: readonly number[], zone: string | undefined, isSouth: boolean): Record<Occasion | 'all', number> {
  const counts = { ...noOccasions };
  for (const time of times) {
    const local = (zone === undefined ? undefined : localTimeIn(zone, time)) ?? new Date(time).toISOString();
    const hour = Number(local.slice(11, 13));
    const month = Number(local.slice(5, 7));
    const weekday = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
    counts.all += 1;
    counts[weekday === 0 || weekday === 6 ? 'weekend' : 'weekday'] += 1;
    counts[hour < 5 || hour >= 22 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'] += 1;
    counts[seasons[(Math.floor((month % 12) / 3) + (isSouth ? 2 : 0)) % 4] as (typeof seasons)[number]] += 1;
  }
  return counts;
}

export interface Worth {
  readonly currency: string;
  readonly visits: number;
  /** Major units. */
  readonly profit: number;
  /** Undefined where the model cannot know it. */
  readonly chanceActive?: number;
}

/** What she is expected to bring within a year; undefined while there is no model, or she has not bought. Pure; a few microseconds. */
export function worthOf(
  { purchases, care, signs }: Portrait,
  { model, costs }: Pick<World, 'costs' | 'model'>,
  now: number,
): Worth | undefined {
  if (model === undefined) return undefined;
  const outlook = outlookOf({ purchases, care, signs, now, horizonDays: yearDays, costs }, model);
  if (outlook === undefined) return undefined;
  const { currency, visits, profit, chanceActive } = outlook;
  return {
    currency,
    visits,
    ...(chanceActive === undefined ? {} : { chanceActive }),
    profit: profit * majorUnits({ minorUnits: 1, currency }),
  };
}

/** The UTC day of a moment. */
export function dayOf(ms: number): number {
  return Math.floor(ms / dayMs);
}
