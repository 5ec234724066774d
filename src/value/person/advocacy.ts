import type { PersonId } from '../../foundation/index.ts';
import type { PersonValue, Range } from './person-value.ts';

/** A friend whom a person brought, with what is expected of her. */
export interface FriendFacts {
  readonly friend: PersonId;
  /** When it was first said, milliseconds since 1970. */
  readonly time: number;
  /** How many people brought her, the person included. */
  readonly introducers: number;
  /** Undefined where nothing can be expected yet. */
  readonly value: PersonValue | undefined;
}

/** A friend as she counts; amounts in minor units of her own currency. */
export interface CountedFriend {
  readonly friend: PersonId;
  readonly time: number;
  readonly introducers: number;
  readonly currency?: string;
  /** The friend's own profit, without whom she brought in turn. */
  readonly profit?: number;
  /** What of it counts for the introducer. */
  readonly counted: number;
  /** Why nothing counts. */
  readonly left?: 'noForecast' | 'otherCurrency';
}

/** What a person's word to others is worth, in minor units of `currency`. */
export interface Advocacy {
  readonly currency: string;
  /** The part of a friend's profit that would not have come by itself, percent. */
  readonly sharePercent: number;
  readonly friends: readonly CountedFriend[];
  readonly minorUnits: number;
  readonly range: Range;
}

/**
 * What bringing friends is worth: of each friend's own expected profit the share that would not have come by itself, divided equally among
 * those who brought her. Equal parts are the Shapley value of the game in which the friend comes as soon as any one of her introducers speaks
 * to her. Only friends themselves count, never those whom they brought in turn, so a circle is counted once; and a total over everybody leaves the
 * line out, for the friends' profits are in it already. Assumption: a friend's profit does not depend on the introducer staying. Source of the
 * idea: Kumar, Petersen & Leone 2010, "Driving profitability by encouraging customer referrals". Ranges of friends add as those of independent sums do. Pure.
 */
export function advocacyOf(friends: readonly FriendFacts[], currency: string, sharePercent: number): Advocacy {
  const counted: CountedFriend[] = [];
  let sum = 0;
  let below = 0;
  let above = 0;
  for (const { friend, time, introducers, value } of friends) {
    const who = { friend, time, introducers };
    const ahead = value?.ahead;
    if (value === undefined || ahead === undefined) {
      counted.push({ ...who, counted: 0, left: 'noForecast' });
      continue;
    }
    const known = { ...who, currency: value.currency, profit: ahead.profit };
    if (value.currency !== currency) {
      counted.push({ ...known, counted: 0, left: 'otherCurrency' });
      continue;
    }
    const share = sharePercent / 100 / introducers;
    counted.push({ ...known, counted: share * ahead.profit });
    sum += share * ahead.profit;
    below += (share * Math.max(0, ahead.profit - ahead.profitRange.low)) ** 2;
    above += (share * Math.max(0, ahead.profitRange.high - ahead.profit)) ** 2;
  }
  return {
    currency,
    sharePercent,
    friends: counted,
    minorUnits: sum,
    range: { low: sum - Math.sqrt(below), high: sum + Math.sqrt(above) },
  };
}

/** In which currency a person's word is counted: her own, or the one of most of her friends where she has not bought herself. Pure. */
export function currencyOfAdvocacy(own: PersonValue, friends: readonly FriendFacts[]): string {
  if (own.history.orders > 0) return own.currency;
  const counts = new Map<string, number>();
  for (const { value } of friends) {
    if (value?.ahead !== undefined) counts.set(value.currency, (counts.get(value.currency) ?? 0) + 1);
  }
  return [...counts].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1))[0]?.[0] ?? own.currency;
}

/** A value with its line of advocacy: the last one, for friends' profits are discounted already. Unchanged where nothing counts. Pure. */
export function withAdvocacy(value: PersonValue, advocacy: Advocacy): PersonValue {
  const { ahead } = value;
  const count = advocacy.friends.filter(({ left }) => left === undefined).length;
  if (ahead === undefined || count === 0 || advocacy.currency !== value.currency) return value;
  const { minorUnits, range } = advocacy;
  const profit = ahead.profit + minorUnits;
  const below = Math.hypot(ahead.profit - ahead.profitRange.low, minorUnits - range.low);
  const above = Math.hypot(ahead.profitRange.high - ahead.profit, range.high - minorUnits);
  return {
    ...value,
    ahead: {
      ...ahead,
      lines: [...ahead.lines, { kind: 'advocacy', count, each: minorUnits / count, minorUnits }],
      profit,
      profitRange: { low: profit - below, high: profit + above },
    },
  };
}
