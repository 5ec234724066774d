import type { CareCounts, SignalDays } from '../../profile/index.ts';
import { calendarTime } from '../season/visit-time.ts';

/**
 * Who bought on which day for how much, in rows by person: those of person `i` stand from `start[i]` to `start[i + 1]`, days rising, each
 * day once (what somebody buys on one day is one visit). Days are whole days since 1970; amounts in one currency, net of what was given back; not a
 * number (NaN) for a visit that has no known amount in it.
 */
export interface PurchaseLog {
  readonly people: number;
  readonly start: Int32Array;
  readonly day: Int32Array;
  readonly amount: Float64Array;
}

/** What one person bought, as a reading of everybody finds it. */
export interface PersonPurchases {
  readonly person: number;
  /** Each day once, rising, with net sums in minor units of `currency`; undefined where the day has no known amount in it. */
  readonly days: readonly { readonly day: number; readonly spent: number | undefined }[];
  readonly currency: string;
  readonly care: CareCounts;
  /** Other signs of visits to come. */
  readonly signs: SignalDays;
}

export interface Purchase {
  readonly customer: string;
  readonly day: number;
  readonly amount: number;
}

/** What is known of people at the end of a day, in arrays of one length: those who had bought by then. */
export interface Observed {
  readonly size: number;
  /** Places in the log. */
  readonly person: Int32Array;
  /** Repeat visits, and times in units: see `PurchaseHistory`. */
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Visits with a known amount, the first one too. */
  readonly paid: Float64Array;
  /** Mean amount over these; 0 without one. */
  readonly mean: Float64Array;
}

/** People as they stood at the end of `cutDay`, in units of `unitDays` days of `time`. Pure; cost: one walk through the log. */
export function observedAt(log: PurchaseLog, cutDay: number, unitDays: number, time = calendarTime): Observed {
  const visitsOf = Int32Array.from({ length: log.people }, (_, place) => visitsUntil(log, place, cutDay));
  const person: number[] = [];
  for (let place = 0; place < log.people; place += 1) if (visitsOf[place] !== 0) person.push(place);
  const size = person.length;
  const observed = {
    size,
    person: Int32Array.from(person),
    x: new Float64Array(size),
    tx: new Float64Array(size),
    T: new Float64Array(size),
    paid: new Float64Array(size),
    mean: new Float64Array(size),
  };
  const cutTime = time.wholeAt(cutDay);
  person.forEach((place, at) => {
    const first = log.start[place] as number;
    const visits = visitsOf[place] as number;
    const firstTime = time.wholeAt(log.day[first] as number);
    let [sum, paid] = [0, 0];
    for (let visit = first; visit < first + visits; visit += 1) {
      const amount = log.amount[visit] as number;
      if (Number.isNaN(amount)) continue;
      sum += amount;
      paid += 1;
    }
    observed.x[at] = visits - 1;
    observed.tx[at] = (time.wholeAt(log.day[first + visits - 1] as number) - firstTime) / unitDays;
    observed.T[at] = (cutTime - firstTime) / unitDays;
    observed.paid[at] = paid;
    observed.mean[at] = paid === 0 ? 0 : sum / paid;
  });
  return observed;
}

/** Visits, those of them with a known amount, and amounts after `cutDay`, until the end of `endDay`, of the people in `observed`. Pure. */
export function happenedAfter(
  log: PurchaseLog,
  { person, size }: Observed,
  cutDay: number,
  endDay: number,
): { visits: Float64Array; paid: Float64Array; amount: Float64Array } {
  const visits = new Float64Array(size);
  const paid = new Float64Array(size);
  const amount = new Float64Array(size);
  person.forEach((place, at) => {
    for (let visit = log.start[place] as number; visit < (log.start[place + 1] as number); visit += 1) {
      const day = log.day[visit] as number;
      if (day <= cutDay || day > endDay) continue;
      visits[at] = (visits[at] as number) + 1;
      const came = log.amount[visit] as number;
      if (Number.isNaN(came)) continue;
      paid[at] = (paid[at] as number) + 1;
      amount[at] = (amount[at] as number) + came;
    }
  });
  return { visits, paid, amount };
}

/** The day of somebody's first purchase. */
export function firstDayOf(log: PurchaseLog, place: number): number {
  return log.day[log.start[place] as number] as number;
}

/** The people at the places that `keep` takes, with these places. Pure. */
export function peopleWhere(log: PurchaseLog, keep: (place: number) => boolean): { log: PurchaseLog; places: Int32Array } {
  const places: number[] = [];
  let visits = 0;
  for (let place = 0; place < log.people; place += 1) {
    if (!keep(place)) continue;
    places.push(place);
    visits += (log.start[place + 1] as number) - (log.start[place] as number);
  }
  const some = {
    people: places.length,
    start: new Int32Array(places.length + 1),
    day: new Int32Array(visits),
    amount: new Float64Array(visits),
  };
  let at = 0;
  places.forEach((place, index) => {
    const [from, to] = [log.start[place] as number, log.start[place + 1] as number];
    some.day.set(log.day.subarray(from, to), at);
    some.amount.set(log.amount.subarray(from, to), at);
    at += to - from;
    some.start[index + 1] = at;
  });
  return { log: some, places: Int32Array.from(places) };
}

function visitsUntil(log: PurchaseLog, person: number, cutDay: number): number {
  const first = log.start[person] as number;
  const end = log.start[person + 1] as number;
  let at = first;
  while (at < end && (log.day[at] as number) <= cutDay) at += 1;
  return at - first;
}
