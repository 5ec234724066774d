import { secondMs } from '../../foundation/index.ts';
import { signalPeriodDays } from '../summary/owned-things.ts';
import type { ServiceRecord, SignalKind, Summary, ThingSignal } from '../summary/summary.ts';

export { signalPeriodDays };

export interface OwnedService {
  readonly name: string;
  /** Moments (milliseconds since 1970) at which it was switched, oldest first, as far as they are kept. */
  readonly switches: readonly { readonly time: number; readonly on: boolean }[];
  /** A month, minor units. */
  readonly fee?: { readonly minorUnits: number; readonly currency: string };
}

/** Signals of one kind within four weeks; `score` is the mean of what they say, between -1 and 1. */
export interface OwnedSignal {
  readonly period: number;
  readonly kind: SignalKind;
  readonly count: number;
  readonly score: number;
}

/** A connected thing that a person owns. */
export interface OwnedThing {
  /** Its serial number, else what product it is; '' stands for services that name no thing. */
  readonly key: string;
  readonly label: string;
  /** Milliseconds since 1970; undefined where only services or opinions are known of it. */
  readonly since?: number;
  readonly price?: { readonly minorUnits: number; readonly currency: string };
  readonly services: readonly OwnedService[];
  readonly signals: readonly OwnedSignal[];
}

/**
 * The connected things that a person owns, with services and signals. What names a product instead of a serial number belongs to her one thing of
 * that product, and a service that names no thing to her one thing, where there is exactly one. Things that are hers no more are left out, and so
 * are products of which only opinions are known. Pure.
 */
export function ownedThings(whole: Summary): OwnedThing[] {
  const { facts, products, own, gone, placeOf } = placesIn(whole);
  const services = grouped(whole.services, (record) => placeOf(record[0]));
  const signals = grouped(whole.signals, (signal) => placeOf(signal[1]));
  const keys = new Set([...own, ...[...services.keys()].filter((key) => !gone(key))]);
  return [...keys].map((key) => thingOf(key, facts, [key, ...aliasesOf(key, products)], services.get(key) ?? [], signals.get(key) ?? []));
}

/** Which of her things something belongs to, by the key under which an event names it. Pure. */
export function ownedPlaceOf(whole: Summary): (key: string) => string {
  return placesIn(whole).placeOf;
}

function placesIn(whole: Summary) {
  const facts = new Map<string, Map<string, Summary['owned'][number]>>();
  for (const fact of whole.owned) {
    const known = facts.get(fact[0]) ?? new Map();
    facts.set(fact[0], known.set(fact[1], fact));
  }
  const products = new Map<string, string[]>();
  for (const [key, of] of facts) {
    const product = of.get('m')?.[3];
    if (product !== undefined) products.set(String(product), [...(products.get(String(product)) ?? []), key]);
  }
  const gone = (key: string): boolean => {
    const end = facts.get(key)?.get('x')?.[2];
    const from = facts.get(key)?.get('f')?.[2];
    return end !== undefined && (from === undefined || end >= from);
  };
  const own = [...facts.keys()].filter((key) => facts.get(key)?.has('f') === true && !gone(key) && (products.get(key)?.length ?? 0) !== 1);
  const placeOf = (key: string): string => {
    const same = products.get(key) ?? [];
    if (same.length === 1) return same[0] as string;
    return key === '' && own.length === 1 ? (own[0] as string) : key;
  };
  return { facts, products, own, gone, placeOf };
}

function aliasesOf(key: string, products: ReadonlyMap<string, string[]>): string[] {
  return [...products].filter(([, keys]) => keys.length === 1 && keys[0] === key).map(([product]) => product);
}

function thingOf(
  key: string,
  facts: ReadonlyMap<string, ReadonlyMap<string, Summary['owned'][number]>>,
  names: readonly string[],
  services: readonly ServiceRecord[],
  signals: readonly ThingSignal[],
): OwnedThing {
  const fact = (field: string) => names.map((name) => facts.get(name)?.get(field)).find((found) => found !== undefined);
  const [from, price] = [fact('f'), fact('p')];
  return {
    key,
    label: String(fact('n')?.[3] ?? fact('m')?.[3] ?? key),
    ...(from === undefined ? {} : { since: from[2] * secondMs }),
    ...(price === undefined ? {} : { price: { minorUnits: Number(price[3]), currency: price[4] ?? '' } }),
    services: services.map(([, name, switches, feeSecond, minorUnits, currency]) => ({
      name,
      switches: switches.map((second) => ({ time: Math.abs(second) * secondMs, on: second > 0 })),
      ...(feeSecond === undefined || minorUnits === undefined ? {} : { fee: { minorUnits, currency: currency ?? '' } }),
    })),
    signals: signals.map(([period, , kind, count, sum]) => ({ period, kind, count, score: sum / count / 100 })),
  };
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
