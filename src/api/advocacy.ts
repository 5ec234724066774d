import type { Static } from '@sinclair/typebox';
import type { Caller } from '../access/index.ts';
import { formatPersonId, majorUnits } from '../foundation/index.ts';
import { type BroughtFriends, type Fragment, lastResortCurrency, readFragments, readInBrief } from '../profile/index.ts';
import {
  type Advocacy,
  advocacyOf,
  advocacySharePercentAssumed,
  currencyOfAdvocacy,
  type PersonValue,
  type ValueCosts,
} from '../value/index.ts';
import { type PeopleDependencies, viewContextFor } from './people.ts';
import type { customerValue } from './shapes/value.ts';

export interface AdvocacyContext {
  /** A person's own value, out of her fragments. */
  readonly expect: (fragments: readonly Fragment[]) => PersonValue;
  readonly costs: ValueCosts;
}

/** What a person's friends are worth to her value; undefined when she brought nobody. One query; the friends' values are computed here and now. */
export async function readAdvocacy(
  { postgres }: PeopleDependencies,
  { friends }: BroughtFriends,
  own: PersonValue,
  { expect, costs }: AdvocacyContext,
): Promise<Advocacy | undefined> {
  if (friends.length === 0) return undefined;
  const byPerson = await readFragments(
    postgres,
    friends.map(({ friend }) => friend),
  );
  const facts = friends.map((friend) => {
    const fragments = byPerson.get(friend.friend);
    return { ...friend, value: fragments === undefined ? undefined : expect(fragments) };
  });
  return advocacyOf(facts, currencyOfAdvocacy(own, facts), costs.advocacySharePercent ?? advocacySharePercentAssumed);
}

/** Advocacy as the caller may see it: friends by the names that her role sees, amounts only where margins are shown. */
export async function advocacyView(
  people: PeopleDependencies,
  caller: Caller,
  advocacy: Advocacy | undefined,
  { isMarginHidden, isPartial }: { readonly isMarginHidden: boolean; readonly isPartial: boolean },
): Promise<Static<typeof customerValue>['advocacy']> {
  if (advocacy === undefined) return undefined;
  const brief = await readInBrief(
    people.postgres,
    advocacy.friends.map(({ friend }) => friend),
    viewContextFor(people, caller),
  );
  const currency = shownCurrency(advocacy.currency);
  const major = (minorUnits: number, of = currency) => majorUnits({ minorUnits: Math.round(minorUnits), currency: of });
  const friends = advocacy.friends.map((one) => ({
    customer: formatPersonId(one.friend),
    name: brief.get(one.friend)?.name ?? formatPersonId(one.friend),
    since: new Date(one.time).toISOString(),
    introducers: one.introducers,
    ...(isMarginHidden || one.profit === undefined
      ? {}
      : { profit: major(one.profit, shownCurrency(one.currency ?? '')), currency: shownCurrency(one.currency ?? '') }),
    ...(isMarginHidden ? {} : { counted: major(one.counted) }),
    ...(one.left === undefined ? {} : { left: one.left }),
  }));
  const names = friends.map(({ name }) => name).join(', ');
  return {
    text: `Brought ${friends.length === 1 ? 'a friend' : `${friends.length} friends`}: ${names}`,
    sharePercent: advocacy.sharePercent,
    currency,
    friends,
    ...(isMarginHidden
      ? { hidden: true as const }
      : { amount: major(advocacy.minorUnits), range: { low: major(advocacy.range.low), high: major(advocacy.range.high) } }),
    ...(isPartial ? { more: true as const } : {}),
  };
}

function shownCurrency(currency: string): string {
  return currency === '' ? lastResortCurrency : currency;
}
