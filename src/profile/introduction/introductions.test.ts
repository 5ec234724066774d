import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEngines, testEngines } from '../../../test/engines.ts';
import type { CustomerEvent } from '../../event/index.ts';
import type { JsonObject, PersonId, SourceId } from '../../foundation/index.ts';
import { defaultIdentityRules, migrations as identityMigrations } from '../../identity/index.ts';
import { migrations } from '../tables.ts';
import { addIntroductions, friendsBroughtBy, readBroughtFriends } from './brought-friends.ts';
import { introductionsOf } from './introductions-of.ts';

function eventOf(name: string, properties: JsonObject, traits: JsonObject = {}, kind: CustomerEvent['kind'] = 'track'): CustomerEvent {
  return {
    ...{ messageId: 'm', kind, name, sourceId: 1 as SourceId, channel: 'web', time: 1000, receivedAt: 1000 },
    ...{ properties, traits, context: {}, integrations: {} },
  };
}

const said = (name: string, properties: JsonObject) =>
  introductionsOf(eventOf(name, properties), defaultIdentityRules).map(({ side, namespace, value }) => `${side} ${namespace} ${value}`);
const stated = (traits: JsonObject) =>
  introductionsOf(eventOf('', {}, traits, 'identify'), defaultIdentityRules).map(
    ({ side, namespace, value }) => `${side} ${namespace} ${value}`,
  );

describe('who brought whom, as events say it', () => {
  it('reads the friend’s own event or traits, by whatever names her introducer', () => {
    expect(said('Invite Accepted', { invited_by: 'Maya@Okafor.test' })).toEqual(['friend email maya@okafor.test']);
    expect(said('Referral Completed', { referrer_id: 42 })).toEqual(['friend user_id 42']);
    expect(said('Signed Up', { referral_code: ' maya10 ' })).toEqual(['friend invite_code MAYA10']);
    expect(said('invite_accepted', { inviter: { user_id: 'u1', email: 'a@b.test' } })).toEqual([
      'friend user_id u1',
      'friend email a@b.test',
    ]);
    expect(stated({ referred_by: ['u1', 'u2'] })).toEqual(['friend user_id u1', 'friend user_id u2']);
    expect(said('Code Entered', { code: 'X7', kind: 'friend' })).toEqual(['friend invite_code X7']);
  });

  it('reads the introducer’s event about the friend who came, and the code that she hands on', () => {
    expect(said('Friend Joined', { friend_email: 'rui@dias.test' })).toEqual(['introducer email rui@dias.test']);
    expect(said('Invite Sent', { share_code: 'x7', email: 'rui@dias.test', invitee_email: 'rui@dias.test' })).toEqual([
      'owner invite_code X7',
    ]);
    expect(stated({ referral_code: 'MAYA10' })).toEqual(['owner invite_code MAYA10']);
  });

  it('reads nothing out of what does not speak of it', () => {
    expect(said('Page Read', { referrer: 'https://example.test/', friend: 'u1' })).toEqual([]);
    expect(said('Invite Declined', { invited_by: 'u1' })).toEqual([]);
    expect(said('Order Completed', { order_id: 'a', revenue: 3 })).toEqual([]);
    expect(said('Referral Completed', { referrer: 'https://example.test/' })).toEqual([]);
    expect(said('Coupon Applied', { code: 'SPRING' })).toEqual([]);
  });

  it('never says more than ten, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('referred_by', 'friends', 'inviter', 'invite_code', '__proto__'), fc.jsonValue()),
        (drawn) => {
          expect(introductionsOf(eventOf('Referral Completed', drawn as JsonObject), defaultIdentityRules).length).toBeLessThanOrEqual(10);
        },
      ),
    );
  });
});

const id = (number: number) => number as PersonId;
const link = (introducer: number, friend: number, time: number) => ({ introducer: id(introducer), friend: id(friend), time });

describe('sharing a friend', () => {
  it('gives out every friend once: shares of one friend add up to one', () => {
    const links = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(3)).map(([a, b, time]) => link(a, b, time)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(links, (all) => {
        const given = new Map<PersonId, number>();
        for (const person of [1, 2, 3, 4, 5, 6].map(id)) {
          const own = all.filter(({ introducer }) => introducer === person);
          for (const { friend, introducers } of friendsBroughtBy(person, own, all)) {
            expect(friend).not.toBe(person);
            given.set(friend, (given.get(friend) ?? 0) + 1 / introducers);
          }
        }
        for (const share of given.values()) expect(share).toBeCloseTo(1, 9);
      }),
    );
  });

  it('believes who was first of two who are said to have brought one another', () => {
    const all = [link(1, 2, 10), link(2, 1, 20)];
    expect(friendsBroughtBy(id(1), [all[0]!], all)).toHaveLength(1);
    expect(friendsBroughtBy(id(2), [all[1]!], all)).toEqual([]);
  });
});

describe('friends in the database', () => {
  let engines: TestEngines;
  beforeAll(async () => {
    engines = await testEngines({ migrations: [...identityMigrations, ...migrations] });
  });
  afterAll(() => engines.close());

  const identifier = async (value: string, namespace = 'user_id'): Promise<number> => {
    const text = 'INSERT INTO identifier (namespace, value, person_id, first_seen, source_id) VALUES ($1, $2, 0, 1, 1) RETURNING id';
    const [row] = await engines.postgres.query<{ id: number }>(text, [namespace, value]);
    await engines.postgres.query('UPDATE identifier SET person_id = id WHERE id = $1', [row!.id]);
    return row!.id;
  };
  const hear = (identifierId: number, event: CustomerEvent, time: number) =>
    engines.postgres.transaction((sql) =>
      addIntroductions(
        sql,
        introductionsOf(event, defaultIdentityRules).map((one) => ({ ...one, identifierId, time })),
      ),
    );

  it('are found whoever said it, by identifier or code, also when the introducer comes later; joins and splits are exact', async () => {
    const [ana, rui, eva] = [await identifier('ana'), await identifier('rui'), await identifier('eva@x.test', 'email')];
    await hear(ana, eventOf('Referral Completed', { referred_by: 'maya' }), 10);
    await hear(ana, eventOf('Referral Completed', { referred_by: 'maya' }), 5);
    await hear(rui, eventOf('Signed Up', { referral_code: 'm7' }), 20);
    const maya = await identifier('maya');
    await hear(maya, eventOf('Invite Sent', { share_code: 'M7' }), 1);
    await hear(maya, eventOf('Friend Joined', { friend_email: 'eva@x.test' }), 30);
    const other = await identifier('otto');
    await hear(eva, eventOf('Referral Completed', { referred_by: 'otto' }), 31);
    const found = await readBroughtFriends(engines.postgres, id(maya));
    expect(found).toEqual({
      isPartial: false,
      friends: [
        { friend: eva, time: 30, introducers: 2 },
        { friend: rui, time: 20, introducers: 1 },
        { friend: ana, time: 5, introducers: 1 },
      ],
    });
    // Otto turns out to be Maya: one introducer, not two; and a split gives both back.
    await engines.postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $2', [maya, other]);
    expect((await readBroughtFriends(engines.postgres, id(maya))).friends[0]).toEqual({ friend: eva, time: 30, introducers: 1 });
    await engines.postgres.query('UPDATE identifier SET person_id = $1 WHERE id = $1', [other]);
    expect((await readBroughtFriends(engines.postgres, id(other))).friends).toEqual([{ friend: eva, time: 31, introducers: 2 }]);
    expect(await readBroughtFriends(engines.postgres, id(ana))).toEqual({ friends: [], isPartial: false });
  });

  it('are looked up by index however many statements there are', async () => {
    await engines.postgres.query(
      "INSERT INTO introduction SELECT 1000000 + n, 'friend', 'user_id', 'someone' || n, n FROM generate_series(1, 20000) n",
    );
    await engines.postgres.query('ANALYZE introduction');
    const plan = await engines.postgres.query<{ 'QUERY PLAN': string }>(
      "EXPLAIN SELECT * FROM introduction WHERE namespace = 'user_id' AND value = 'someone7' AND side = 'friend'",
    );
    expect(plan.map((row) => row['QUERY PLAN']).join(' ')).toContain('introduction_named');
  });
});
