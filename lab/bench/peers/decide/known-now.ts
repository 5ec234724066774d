import { questions } from '../../decide-catalogue.ts';
import { topics } from '../../decide-people.ts';
import type { Profile } from './profile.ts';

/** What is read of a customer for one moment. */
export interface KnownNow {
  readonly visitNumber: number;
  readonly route: string;
  readonly campaign: string;
  readonly stage: string;
  readonly question: string | undefined;
  readonly hour: number;
  readonly intents: ReadonlyMap<string, number>;
  readonly permissions: ReadonlyMap<string, boolean>;
  readonly reads: ReadonlyMap<string, number>;
  readonly purchases: number;
  readonly silentDays: number;
}

const dayMs = 86_400_000;
const halfLifeMs = 14 * dayMs;
const visitGapMs = 30 * 60_000;
const hours = new Map<string, Intl.DateTimeFormat>();
const choosing = new Set(['Product Added', 'Checkout Started', 'Cart Viewed', 'Product Viewed']);

export function knownNow(profile: Profile, now: number): KnownNow {
  const last = profile.visits.at(-1);
  const isUnderWay = last !== undefined && now - last.end < visitGapMs;
  const visit = isUnderWay ? last : undefined;
  const lastOrder = profile.orders.at(-1)?.at ?? 0;
  const stage = stageOf(profile, lastOrder, now);
  const reads = new Map<string, number>();
  for (const { about } of profile.acts) {
    const key = /\/content\/([\w-]+)$/.exec(about)?.[1];
    if (key !== undefined) reads.set(key, (reads.get(key) ?? 0) + 1);
  }
  return {
    ...{ stage, reads, intents: intentsOf(profile, now), permissions: permissionsOf(profile) },
    visitNumber: profile.visits.length + (isUnderWay ? 0 : 1),
    route: visit?.route ?? '',
    campaign: visit?.campaign ?? '',
    question: questions.find((_, at) => !reads.has(`item-${at + 1}`)),
    hour: hourIn(profile.zone, now),
    purchases: profile.orders.length,
    silentDays: lastOrder === 0 ? Number.POSITIVE_INFINITY : (now - lastOrder) / dayMs,
  };
}

function stageOf({ openProblem, acts }: Profile, lastOrder: number, now: number): string {
  if (openProblem !== undefined) return 'care';
  if (acts.some(({ at, name }) => choosing.has(name) && now - at < 7 * dayMs && at > lastOrder)) return 'choose';
  if (lastOrder > 0 && now - lastOrder < 30 * dayMs) return 'receive';
  if (acts.some(({ at }) => now - at < 30 * dayMs)) return 'explore';
  return lastOrder > 0 ? 'back' : 'notice';
}

/** Signs fade by half in two weeks; a search weighs twice. */
function intentsOf({ acts, searches }: Profile, now: number): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string, at: number, weight: number): void => {
    const lower = text.toLowerCase();
    for (const topic of topics)
      if (lower.includes(topic)) weights.set(topic, (weights.get(topic) ?? 0) + weight * 2 ** (-Math.max(0, now - at) / halfLifeMs));
  };
  for (const { at, about } of acts) add(about, at, 1);
  for (const { at, term } of searches) add(term, at, 2);
  for (const [topic, weight] of weights) weights.set(topic, 1 - Math.exp(-weight / 2));
  return weights;
}

/** The newest word of each purpose; at one moment the no. */
function permissionsOf({ permissions }: Profile): Map<string, boolean> {
  const newest = new Map<string, { granted: boolean; at: number }>();
  for (const { purpose, granted, at } of permissions) {
    const known = newest.get(purpose);
    if (known === undefined || at > known.at || (at === known.at && !granted)) newest.set(purpose, { granted, at });
  }
  return new Map([...newest].map(([purpose, { granted }]) => [purpose, granted]));
}

function hourIn(zone: string, now: number): number {
  let format = hours.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
    hours.set(zone, format);
  }
  return Number(format.format(now));
}
