import { type ConsentRules, consentPurposesSetting, type Permissions, permissionsOf, SaidWords } from '../../consent/index.ts';
import { dayMs, type JsonValue, majorUnits } from '../../foundation/index.ts';
import {
  type CareCounts,
  type ChosenTrait,
  careCountsOf,
  choicesView,
  chooseTraits,
  combineAll,
  type Fragment,
  localTimeIn,
  type Purchases,
  purchasesOf,
  type ReceivedOrder,
  receivedWays,
  type Settlement,
  type SignalDays,
  type Summary,
  signalDaysOf,
  type TraitPreference,
  whereabouts,
} from '../../profile/index.ts';
import { outlookOf, type ValueCosts, type ValueModel } from '../../value/index.ts';
import type { Occasion } from '../rule/rule.ts';
import { endsOfPermissions, isPurpose } from './permission-ends.ts';

/** What rules ask of a person, out of her fragments. Days are whole UTC days since 1970. */
export interface Portrait {
  /** All that is known of her: the sum of her fragments. */
  readonly whole: Summary;
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
  /** ISO 3166; undefined when nobody knows it. */
  readonly country: string | undefined;
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
  /** What she allows, by purpose and channel. */
  readonly permissions: Permissions;
  /** Moments (ms) at which a yes of hers runs out, in order. */
  readonly permissionEnds: readonly number[];
  /**
   * Whether she allows a purpose, in a channel where one is named; of what a firm's own name speaks of (`email_marketing`), whether she said yes to it and
   * nothing refuses it.
   */
  permits(name: string, channel: string | undefined, now: number): boolean;
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
  /** The grounds of purposes; until they are given, those that hold where nobody changed them. */
  readonly consent?: ConsentRules;
  /** What all her fragments together allow at `now`, where that was worked out already. */
  readonly permissions?: () => Permissions;
}

// What she did lately says when she comes; a thousand visits would cost a millisecond of calendars.
const timesReadMax = 300;
const yearDays = 365;

/** Pure. What is asked is worked out when it is asked for, and once: occasions cost some 100 µs for a person of 300 visits, all else a few. */
export function portraitOf(fragments: readonly Fragment[], settlements: readonly Settlement[], context: PortraitContext): Portrait {
  return new LazyPortrait(fragments, settlements, context);
}

const nameless = (id: number) => ({ id, name: '' });

class LazyPortrait implements Portrait {
  readonly #fragments: readonly Fragment[];
  readonly #settlements: readonly Settlement[];
  readonly #context: PortraitContext;
  readonly #known = new Map<string, unknown>();
  #whole: Summary | undefined;
  #said: SaidWords | undefined;
  #allowed: { readonly at: number; readonly permissions: Permissions } | undefined;

  constructor(fragments: readonly Fragment[], settlements: readonly Settlement[], context: PortraitContext) {
    this.#fragments = fragments;
    this.#settlements = settlements;
    this.#context = context;
  }

  #once<Part>(name: string, work: () => Part): Part {
    if (!this.#known.has(name)) this.#known.set(name, work());
    return this.#known.get(name) as Part;
  }

  get whole(): Summary {
    // Asked for by everything.
    this.#whole ??= this.#combine();
    return this.#whole;
  }

  #combine(): Summary {
    const [first, second] = this.#fragments;
    return first !== undefined && second === undefined ? first.summary : combineAll(this.#fragments.map(({ summary }) => summary));
  }

  get #chosen(): readonly ChosenTrait[] {
    return this.#once('chosen', () => chooseTraits(this.#fragments, this.#settlements, this.#context.preference, nameless));
  }

  get #place(): ReturnType<typeof whereabouts> {
    return this.#once('place', () => whereabouts(this.#chosen));
  }

  get purchases(): Purchases {
    return this.#once('purchases', () => purchasesOf(this.whole));
  }

  get purchaseDays(): readonly number[] {
    return this.#once('purchaseDays', () => this.purchases.days.map(({ day }) => day));
  }

  get care(): CareCounts {
    return this.#once('care', () => careCountsOf(this.whole));
  }

  get signs(): SignalDays {
    return this.#once('signs', () => signalDaysOf(this.whole));
  }

  get careDays(): Portrait['careDays'] {
    return this.#once('careDays', () => careDaysOf(this.whole));
  }

  get zone(): string | undefined {
    return this.#place.timezone;
  }

  get country(): string | undefined {
    return this.#place.country;
  }

  get occasions(): Portrait['occasions'] {
    return this.#once('occasions', () => {
      const { zone, country } = this;
      const isSouth = country !== undefined && southern.has(country.toUpperCase());
      const lately = (times: readonly (readonly [time: number, ...rest: unknown[]])[]) =>
        occasionsOf(
          times.slice(-timesReadMax).map(([time]) => time),
          zone,
          isSouth,
        );
      return { purchases: lately(this.whole.orders), visits: lately(this.whole.visits) };
    });
  }

  get channels(): Portrait['channels'] {
    return this.#once('channels', () => this.whole.channels.map(([channel, events]) => [channel, events] as const));
  }

  get orderChannels(): Portrait['orderChannels'] {
    return this.#once('orderChannels', () => orderChannelsOf(this.whole));
  }

  get received(): Portrait['received'] {
    return this.#once('received', () => receivedWays(this.whole));
  }

  get preferences(): Portrait['preferences'] {
    return this.#once('preferences', () =>
      this.whole.choices.length === 0 ? [] : choicesView(this.#fragments, this.whole, nameless).preferences,
    );
  }

  get stated(): readonly string[] {
    return this.#once('stated', () =>
      [...this.whole.goals, ...this.whole.matters]
        .sort((left, right) => right[0] - left[0])
        .map(([, , , text]) => text)
        .concat(statedTraits(this.#chosen)),
    );
  }

  get traits(): ReadonlyMap<string, JsonValue> {
    return this.#once('traits', () => new Map(this.#chosen.map(({ name, value }) => [name, value])));
  }

  get permissions(): Permissions {
    return this.#permissionsAt(this.#context.now);
  }

  get permissionEnds(): readonly number[] {
    return this.#once('permissionEnds', () => endsOfPermissions(this.#words, this.#consent));
  }

  permits(name: string, channel: string | undefined, now: number): boolean {
    const permissions = this.#permissionsAt(now);
    return isPurpose(name) ? permissions.of(name, channel).allowed : permissions.permits(name);
  }

  get #consent(): ConsentRules {
    return this.#context.consent ?? consentPurposesSetting.default;
  }

  /** What she allows changes by time only where a yes runs out. */
  #permissionsAt(now: number): Permissions {
    if (this.#allowed?.at !== now) this.#allowed = { at: now, permissions: this.#findPermissions(now) };
    return this.#allowed.permissions;
  }

  #findPermissions(now: number): Permissions {
    if (now === this.#context.now && this.#context.permissions !== undefined) return this.#context.permissions();
    const ended = this.permissionEnds.filter((at) => at <= now).length;
    return this.#once(`permissions ${ended}`, () => permissionsOf(this.#words, { country: this.#place.code }, this.#consent, now));
  }

  get #words(): SaidWords {
    this.#said ??= new SaidWords(this.#fragments);
    return this.#said;
  }
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
