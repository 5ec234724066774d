import { compareText, stableHash } from './stable-hash.ts';
import type { OwnedFact, ServiceRecord, ThingSignal } from './summary.ts';

// A household has a few connected things; of more, those whose keys have the smallest hash are kept.
const thingsMax = 12;
const servicesMax = 30;
// The last switchings of a service: a trend over a year seldom needs more.
const switchesMax = 6;
/** Thirteen periods of four weeks: a year. */
export const signalPeriodsMax = 13;

/** Adds a fact about a thing: the earliest "from", of everything else the newest. */
export function addOwnedFact(list: OwnedFact[], added: Readonly<OwnedFact>): void {
  const at = list.findIndex((known) => known[0] === added[0] && known[1] === added[1]);
  if (at < 0) {
    list.push([...added]);
    list.sort((left, right) => compareText(left[0], right[0]) || compareText(left[1], right[1]));
    dropKeysOverLimit(list, (fact) => fact[0], thingsMax);
    return;
  }
  const known = list[at] as OwnedFact;
  const order = known[2] - added[2] || compareText(JSON.stringify(known), JSON.stringify(added));
  if (added[1] === 'f' ? order > 0 : order < 0) list[at] = [...added];
}

/** Adds what was said of a service on a thing: its last switchings, and the newest fee that was named. */
export function addService(list: ServiceRecord[], added: Readonly<ServiceRecord>): void {
  const known = list.find((each) => each[0] === added[0] && each[1] === added[1]);
  if (known === undefined) {
    list.push([added[0], added[1], [...added[2]], ...(added.slice(3) as [])]);
    list.sort((left, right) => compareText(left[0], right[0]) || compareText(left[1], right[1]));
    dropKeysOverLimit(list, (record) => JSON.stringify([record[0], record[1]]), servicesMax);
    return;
  }
  const switches = [...new Set([...known[2], ...added[2]])].sort((left, right) => Math.abs(left) - Math.abs(right) || left - right);
  known[2] = switches.slice(-switchesMax);
  const fee = (record: Readonly<ServiceRecord>): string => JSON.stringify(record.slice(3));
  if (added[3] === undefined) return;
  if (known[3] === undefined || added[3] > known[3] || (added[3] === known[3] && compareText(fee(added), fee(known)) > 0)) {
    known.length = 3;
    (known as unknown[]).push(...added.slice(3));
  }
}

/** Adds signals of a period; of a period those of the things with the smallest hash, of all periods the last year before the newest. */
export function addThingSignal(list: ThingSignal[], added: Readonly<ThingSignal>): void {
  const newest = list[list.length - 1]?.[0];
  const [period, key, kind, count, sum] = added;
  if (newest !== undefined && period <= newest - signalPeriodsMax) return;
  const known = list.find((each) => each[0] === period && each[1] === key && each[2] === kind);
  if (known !== undefined) {
    known[3] += count;
    known[4] += sum;
    return;
  }
  list.push([...added]);
  list.sort((left, right) => left[0] - right[0] || compareText(left[1], right[1]) || compareText(left[2], right[2]));
  const keys = [...new Set(list.filter((each) => each[0] === period).map((each) => each[1]))];
  if (keys.length > thingsMax) {
    const dropped = greatestHash(keys);
    removeWhere(list, (each) => each[0] === period && each[1] === dropped);
  }
  if (newest !== undefined && period > newest) removeWhere(list, (each) => each[0] <= period - signalPeriodsMax);
}

function dropKeysOverLimit<Item>(list: Item[], keyOf: (item: Item) => string, max: number): void {
  const keys = [...new Set(list.map(keyOf))];
  if (keys.length <= max) return;
  const dropped = greatestHash(keys);
  removeWhere(list, (item) => keyOf(item) === dropped);
}

function greatestHash(keys: readonly string[]): string {
  return keys.reduce((greatest, key) => {
    const difference = stableHash(key) - stableHash(greatest) || compareText(key, greatest);
    return difference > 0 ? key : greatest;
  });
}

function removeWhere<Item>(list: Item[], drops: (item: Item) => boolean): void {
  for (let at = list.length - 1; at >= 0; at--) if (drops(list[at] as Item)) list.splice(at, 1);
}
