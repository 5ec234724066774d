import type { Customer, Join, KnownAs, Visit } from '../../../api/contract.ts';
import { momentOf, type Origin, secondFrom } from './origin.ts';

type Opinion = Customer['stats']['opinions'][number];
type Device = Customer['devices'][number];
type CustomerSource = Customer['sources'][number];
type HouseholdMember = Customer['household'][number];

/** What her name says: the trait that names her, else the number or place that she is called by. */
export function nameOrigin({ name, knownAs }: Customer): Origin | undefined {
  if (name.origin !== undefined) return name.origin;
  const first = knownAs[0];
  return first === undefined ? undefined : { ...knownAsOrigin(first), method: 'computed' };
}

export function knownAsOrigin(known: KnownAs): Origin {
  return {
    method: 'observed',
    source: known.source,
    time: known.firstSeen,
    place: { ...momentOf(known.firstSeen), sourceId: known.source.id },
  };
}

/** The first and the last moment, and sums over all of them: the newest event is the way in. */
export function lastSeenOrigin({ stats }: Customer, basis?: string): Origin {
  return {
    method: basis === undefined ? 'observed' : 'computed',
    ...(basis === undefined ? {} : { basis }),
    place: stats.lastSeen === undefined ? {} : momentOf(stats.lastSeen),
  };
}

export function firstSeenOrigin({ stats }: Customer): Origin {
  return { method: 'observed', place: stats.firstSeen === undefined ? {} : momentOf(stats.firstSeen) };
}

export function ordersOrigin(basis: string): Origin {
  return { method: 'computed', basis, place: { kind: 'order' } };
}

export function visitOrigin(visit: Pick<Visit, 'start'> & Partial<Pick<Visit, 'end'>>, basis?: string): Origin {
  return {
    method: 'computed',
    ...(basis === undefined ? {} : { basis }),
    place: { from: visit.start, ...(visit.end === undefined ? {} : { until: visit.end }) },
  };
}

export function opinionOrigin(opinion: Opinion, basis?: string): Origin {
  return {
    method: basis === undefined ? 'stated' : 'computed',
    ...(basis === undefined ? {} : { basis }),
    place: momentOf(opinion.latestTime),
  };
}

export function deviceOrigin(device: Device, basis: string): Origin {
  return { method: 'observed', basis, place: { ...secondFrom(device.lastSeen), device: device.label } };
}

export function sourceOrigin(source: CustomerSource, basis: string): Origin {
  return {
    method: 'computed',
    basis,
    source: { id: source.id, name: source.name },
    place: { ...secondFrom(source.lastSeen), sourceId: source.id },
  };
}

/** None where a colleague decided it: the decision says who, when and why. */
export function joinOrigin(join: Join): Origin | undefined {
  if (join.source === undefined) return undefined;
  return {
    method: 'observed',
    source: join.source,
    time: join.firstTime,
    place: { ...momentOf(join.firstTime), sourceId: join.source.id },
  };
}

/** What a home shares came in with one of the links that were not joined; what a colleague said of both, she said. */
export function householdOrigin({ shares, said }: HouseholdMember, { joins }: Customer): Origin | undefined {
  const link =
    shares === undefined
      ? undefined
      : joins.find(({ state, between }) => state === 'refused' && between.some((one) => isSame(one, shares)));
  const seen = link === undefined ? undefined : joinOrigin(link);
  const shared: Origin | undefined = seen === undefined ? undefined : { ...seen, method: 'computed' };
  const word: Origin | undefined = said === undefined ? undefined : { ...said, method: 'said' };
  if (shared === undefined || word === undefined) return shared ?? word;
  return { ...shared, also: word };
}

function isSame(one: Join['between'][number], other: Join['between'][number]): boolean {
  return one.namespace === other.namespace && one.value === other.value;
}
