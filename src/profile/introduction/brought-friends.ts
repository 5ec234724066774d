import type { PersonId } from '../../foundation/index.ts';
import { int8Array, type Sql, textArray } from '../../storage/index.ts';
import * as queries from '../queries/introductions.ts';
import type { Introduction } from './introductions-of.ts';

/** Somebody brought somebody, first said at `time` (milliseconds since 1970). */
export interface IntroductionLink {
  readonly introducer: PersonId;
  readonly friend: PersonId;
  readonly time: number;
}

/** A friend whom a person brought, alone or with others. */
export interface BroughtFriend {
  readonly friend: PersonId;
  readonly time: number;
  /** How many people brought her, the person included. */
  readonly introducers: number;
}

export interface BroughtFriends {
  /** Newest first. */
  readonly friends: readonly BroughtFriend[];
  /** There are more friends than are looked at. */
  readonly isPartial: boolean;
}

// What a page can list; a program of thousands of referrals is a partner's contract, not a friendship.
export const friendsMax = 50;
// Twenty introducers a friend: beyond that the oldest share.
const linksMax = 20 * friendsMax;

/** Keeps who brought whom, each statement once, with the first time that it was said. One statement, and none where nothing is said. */
export async function addIntroductions(
  sql: Sql,
  said: readonly (Introduction & { readonly identifierId: number; readonly time: number })[],
): Promise<void> {
  if (said.length === 0) return;
  await sql.prepared('introduction_add', queries.addIntroductions, [
    int8Array(said.map(({ identifierId }) => identifierId)),
    textArray(said.map(({ side }) => side)),
    textArray(said.map(({ namespace }) => namespace)),
    textArray(said.map(({ value }) => value)),
    int8Array(said.map(({ time }) => time)),
  ]);
}

/** Whom a person brought, and with how many others. One query for somebody who brought nobody, four for others, whatever the number of friends. */
export async function readBroughtFriends(sql: Sql, person: PersonId): Promise<BroughtFriends> {
  const found = await friendsOf(sql, [person], friendsMax + 1);
  if (found.length === 0) return { friends: [], isPartial: false };
  const own = found.slice(0, friendsMax);
  const friends = own.map(({ friend }) => friend);
  const toFriends = await introducersOf(sql, [person, ...friends]);
  // Whether an introducer was herself brought by her friend is asked of all of them at once.
  const introducers = [...new Set(toFriends.map(({ introducer }) => introducer))];
  const toIntroducers = await introducersOf(sql, introducers);
  return { friends: friendsBroughtBy(person, own, [...toFriends, ...toIntroducers]), isPartial: found.length > friendsMax };
}

/**
 * The friends of `person` with the number of people who share each. Of two who are said to have brought one another, the one who is said so first did:
 * nobody is counted both ways. Pure.
 */
export function friendsBroughtBy(person: PersonId, own: readonly IntroductionLink[], others: readonly IntroductionLink[]): BroughtFriend[] {
  const all = new Map<string, IntroductionLink>();
  for (const link of [...own, ...others]) {
    const key = `${link.introducer} ${link.friend}`;
    const known = all.get(key);
    if (known === undefined || link.time < known.time) all.set(key, link);
  }
  const holds = (link: IntroductionLink): boolean => {
    const back = all.get(`${link.friend} ${link.introducer}`);
    if (link.introducer === link.friend) return false;
    return back === undefined || link.time < back.time || (link.time === back.time && link.introducer < link.friend);
  };
  const introducersOfFriend = new Map<PersonId, number>();
  for (const link of all.values()) {
    if (holds(link)) introducersOfFriend.set(link.friend, (introducersOfFriend.get(link.friend) ?? 0) + 1);
  }
  return [...all.values()]
    .filter((link) => link.introducer === person && holds(link))
    .map(({ friend, time }) => ({ friend, time, introducers: introducersOfFriend.get(friend) ?? 1 }))
    .sort((left, right) => right.time - left.time || left.friend - right.friend);
}

async function friendsOf(sql: Sql, people: readonly PersonId[], max: number): Promise<IntroductionLink[]> {
  const rows = await sql.prepared<queries.LinkRow>('introduction_friends', queries.friendsOfPeople, [int8Array(people), max]);
  return rows.map(linkOf);
}

async function introducersOf(sql: Sql, people: readonly PersonId[]): Promise<IntroductionLink[]> {
  const rows = await sql.prepared<queries.LinkRow>('introduction_introducers', queries.introducersOfPeople, [int8Array(people), linksMax]);
  return rows.map(linkOf);
}

function linkOf({ introducer, friend, first_time }: queries.LinkRow): IntroductionLink {
  return { introducer: introducer as PersonId, friend: friend as PersonId, time: first_time };
}
