import { dayMs, majorUnits } from '../../foundation/index.ts';
import { type OwnedService, type OwnedThing, signalPeriodDays } from '../../profile/index.ts';
import type { EquityRules } from './equity-setting.ts';

/** A service that is on, with what it brings within the horizon, minor units. */
export interface ActiveService {
  readonly name: string;
  readonly since: number;
  readonly feeMinorUnits: number;
  /** No fee is known: what such a service is worth is assumed. */
  readonly isAssumed: boolean;
  readonly minorUnits: number;
}

/** The three parts of what an owned thing is worth, minor units of `currency`. */
export interface EquityParts {
  readonly hardware: number;
  readonly services: number;
  readonly experience: number;
  readonly total: number;
  /** How she fares with it, between -1 and 1; 0 where nothing is known. */
  readonly reading: number;
}

export interface ProductEquity extends EquityParts {
  readonly key: string;
  readonly label: string;
  readonly currency: string;
  readonly isPriceKnown: boolean;
  readonly since: number | undefined;
  readonly active: readonly ActiveService[];
  /** Services of this thing that are off, or that are paid in another currency. */
  readonly left: readonly { readonly name: string; readonly reason: 'off' | 'otherCurrency' }[];
  readonly signals: readonly { readonly kind: OwnedThing['signals'][number]['kind']; readonly count: number }[];
  /** The same a quarter, two, three and four before, oldest first, and now. */
  readonly trend: readonly (EquityParts & { readonly time: number })[];
}

const yearDays = 365.25;
const quarterDays = 91;
// What is believed before the first signal: that she fares neither well nor ill, worth two fresh signals.
const signalsBeforehand = 2;

/**
 * What a connected thing is worth while it is hers: hardware, its price less wear (a constant share a year, with a floor); services, what those that
 * are on bring within the horizon while some are given up; experience, a share of these two, up or down by how she fares with it (a mean of signals
 * and opinions that fades, drawn to nothing by two signals). The parts add. Assumptions: wear does not depend on use; services are given up at
 * a constant rate whoever has them; a service without a fee is worth what the setting says. It is no part of the profit of a value, and is never added
 * to it: fees may come in orders too. Pure, exact, no seed; cost: microseconds.
 */
export function productEquity(
  thing: OwnedThing,
  now: number,
  horizonDays: number,
  rules: EquityRules,
  homeCurrency: string,
): ProductEquity {
  const currency = thing.price?.currency ?? thing.services.find(({ fee }) => fee !== undefined)?.fee?.currency ?? homeCurrency;
  const here = { thing, currency, horizonDays, rules };
  const services = servicesAt(here, now);
  const times = [4, 3, 2, 1, 0].map((quarters) => now - quarters * quarterDays * dayMs);
  const first = firstTimeOf(thing);
  return {
    ...partsAt(here, now),
    ...{ key: thing.key, label: thing.label, currency, isPriceKnown: thing.price !== undefined },
    since: thing.since,
    active: services.active,
    left: services.left,
    signals: signalsOf(thing, now),
    trend: times.filter((time) => time === now || first === undefined || time >= first).map((time) => ({ time, ...partsAt(here, time) })),
  };
}

interface Place {
  readonly thing: OwnedThing;
  readonly currency: string;
  readonly horizonDays: number;
  readonly rules: EquityRules;
}

function partsAt(place: Place, time: number): EquityParts {
  const hardware = hardwareAt(place, time);
  const services = servicesAt(place, time).active.reduce((sum, { minorUnits }) => sum + minorUnits, 0);
  const reading = readingAt(place, time);
  const experience = (place.rules.experiencePercent / 100) * reading * (hardware + services);
  return { hardware, services, experience, total: hardware + services + experience, reading };
}

function hardwareAt({ thing: { price, since }, rules }: Place, time: number): number {
  if (price === undefined || (since !== undefined && since > time)) return 0;
  const years = since === undefined ? 0 : (time - since) / dayMs / yearDays;
  return price.minorUnits * Math.max(rules.floorPercent / 100, (1 - rules.wearPercentAYear / 100) ** years);
}

function servicesAt(
  { thing, currency, horizonDays, rules }: Place,
  time: number,
): { active: ActiveService[]; left: ProductEquity['left'] } {
  const active: ActiveService[] = [];
  const left: { name: string; reason: 'off' | 'otherCurrency' }[] = [];
  for (const service of thing.services) {
    const since = onSince(service, time);
    if (since === undefined) left.push({ name: service.name, reason: 'off' });
    else if (service.fee !== undefined && service.fee.currency !== currency) left.push({ name: service.name, reason: 'otherCurrency' });
    else {
      const feeMinorUnits = service.fee?.minorUnits ?? rules.serviceAMonthAssumed / majorUnits({ minorUnits: 1, currency });
      const minorUnits = feeMinorUnits * monthsKept(horizonDays, rules.servicesKeptPercentAYear / 100);
      active.push({ name: service.name, since, feeMinorUnits, isAssumed: service.fee === undefined, minorUnits });
    }
  }
  return { active, left };
}

/** Since when a service is on at a time; undefined when it is off. */
function onSince({ switches }: OwnedService, time: number): number | undefined {
  let since: number | undefined;
  for (const { time: at, on } of switches) {
    if (at > time) break;
    if (!on) since = undefined;
    else since ??= at;
  }
  return since;
}

/** Months that a service is expected to stay on within the horizon, when `kept` of all stay on for a year. Pure. */
export function monthsKept(horizonDays: number, kept: number): number {
  const years = horizonDays / yearDays;
  if (kept >= 1) return 12 * years;
  if (kept <= 0) return 0;
  const rate = -Math.log(kept);
  return (12 * -Math.expm1(-rate * years)) / rate;
}

/** How she fares with it: use counts once in four weeks however often it was used, everything else each time; the older, the less. */
function readingAt({ thing, rules }: Place, time: number): number {
  let [sum, weight] = [0, signalsBeforehand];
  for (const { period, kind, count, score } of thing.signals) {
    // A period that has begun is looked at as far as it has come.
    const ageDays = time / dayMs - (period + 0.5) * signalPeriodDays;
    if (period * signalPeriodDays > time / dayMs) continue;
    const one = (kind === 'use' ? 1 : count) * 0.5 ** (Math.max(0, ageDays) / rules.experienceHalfLifeDays);
    sum += one * score;
    weight += one;
  }
  return sum / weight;
}

function signalsOf({ signals }: OwnedThing, now: number): ProductEquity['signals'] {
  const counts = new Map<OwnedThing['signals'][number]['kind'], number>();
  const oldest = Math.floor(now / dayMs / signalPeriodDays) - 13;
  for (const { period, kind, count } of signals) if (period > oldest) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

function firstTimeOf({ since, services }: OwnedThing): number | undefined {
  const times = [since, ...services.map(({ switches }) => switches[0]?.time)].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}
