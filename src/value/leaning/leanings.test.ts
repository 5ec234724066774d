import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageChannel, messageChannels } from '../../consent/index.ts';
import { emptySummary, type ReceivedOrder, receivingWays } from '../../profile/index.ts';
import { growHabits, type Habits, learnMessages, learnWays } from './habits.ts';
import { type ChannelOption, type JointOptions, jointAnswers, weekdayOf } from './joint-answer.ts';

const saturday = 6;
const order = (way: ReceivedOrder['way'], weekday = saturday, place = 'Porto'): ReceivedOrder => ({
  orderId: 'A-1',
  second: 0,
  way,
  weekday,
  place,
});
const collector = [...Array.from({ length: 8 }, () => order('collect')), order('collect', 2), order('deliver', 3, '')];
const everybody: Habits = {
  ways: { collect: 100, locker: 50, deliver: 800, digital: 10, inStore: 40 },
  people: 1000,
  weekdays: [100, 150, 150, 150, 150, 150, 150],
  messages: {
    ...{ email: { sent: 1000, answered: 50 }, push: { sent: 400, answered: 60 }, sms: { sent: 100, answered: 10 } },
    ...{ whatsapp: { sent: 0, answered: 0 }, post: { sent: 100, answered: 2 } },
  },
};
const counts = (given: Partial<Record<MessageChannel, [number, number]>>) =>
  Object.fromEntries(
    messageChannels.map((one) => [one, { sent: given[one]?.[0] ?? 0, answered: given[one]?.[1] ?? 0 }]),
  ) as Habits['messages'];

describe('how a person lets things come to her', () => {
  it('is what she does, with the evidence', () => {
    const [first] = learnWays(collector, everybody);
    expect(first).toMatchObject({
      way: 'collect',
      count: 9,
      of: 10,
      weekday: { day: saturday, count: 8 },
      place: { name: 'Porto', count: 9 },
    });
    expect(first!.share).toBeGreaterThan(0.6);
  });

  it('is what everybody does while little is known, and sums to one', () => {
    expect(learnWays([], everybody)[0]).toMatchObject({ way: 'deliver', count: 0 });
    expect(learnWays([order('collect')], everybody)[0]?.way).toBe('deliver');
    const orders = fc.array(
      fc.tuple(fc.constantFrom(...receivingWays), fc.nat(6)).map(([way, day]) => order(way, day)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(orders, (all) => {
        for (const base of [undefined, everybody]) {
          const learned = learnWays(all, base);
          expect(learned.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          for (const { weekday } of learned) expect(weekday?.share ?? 0.5).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is not what a handful do: others are told, with how many they are, from thirty on', () => {
    const habitsOf = (people: number) => {
      const habits = growHabits();
      for (let person = 0; person < people; person += 1) {
        // One buys more than all the others together.
        const orders = person === 0 ? 40 : 1;
        const receivings = Array.from({ length: orders }, (_, at) => [1 + at, `o${person}-${at}`, person === 0 ? 'c' : 'd', '', 1 + at]);
        habits.add({ ...emptySummary(), receivings: receivings as never });
      }
      return habits.done();
    };
    const many = habitsOf(60);
    expect(many).toMatchObject({ people: 60, ways: { collect: expect.closeTo(1, 9), deliver: 59 } });
    expect(many.weekdays.reduce((sum, count) => sum + count, 0)).toBeCloseTo(60, 9);
    expect(learnWays([], many)[0]).toMatchObject({ way: 'deliver', others: 60 });
    for (const few of [habitsOf(29), habitsOf(1), { ...everybody, people: undefined as never }, undefined]) {
      const ways = learnWays([], few);
      expect(new Set(ways.map(({ share }) => share)).size).toBe(1);
      expect(ways[0]?.others).toBeUndefined();
    }
  });

  it('is left open in the answer while nobody knows it, but for a thing that comes in one way alone', () => {
    const ways = learnWays([], undefined);
    const products = [
      { id: 'any', score: 2 },
      { id: 'heavy', score: 1, ways: ['deliver' as const] },
    ];
    const answers = jointAnswers(options({ ways, areWaysKnown: false, products }));
    const wayOf = (id: string) => [...new Set(answers.filter(({ product }) => product === id).map(({ way }) => way?.way))];
    expect([wayOf('any'), wayOf('heavy')]).toEqual([[undefined], ['deliver']]);
    const collect = ways.filter(({ way }) => way === 'collect');
    expect(jointAnswers(options({ ways: collect, areWaysKnown: false, products })).map(({ product }) => product)).not.toContain('heavy');
  });

  it('moves from everybody’s rate of following messages to her own', () => {
    const share = (sent: number, answered: number) =>
      learnMessages(counts({ sms: [sent, answered] }), everybody).find(({ channel }) => channel === 'sms')!.share;
    expect(share(0, 0)).toBeCloseTo(10.5 / 105, 6);
    expect(share(200, 100)).toBeCloseTo(0.5, 1);
    expect(share(10, 10)).toBeGreaterThan(share(10, 5));
  });
});

const channel = (name: MessageChannel, share: number, isStated = false): ChannelOption => ({
  channel: name,
  share,
  answered: 0,
  sent: 0,
  isStated,
});
// Wednesday, 21 January 2026.
const wednesday = 20_474;
const options = (given: Partial<JointOptions> = {}): JointOptions => ({
  areWaysKnown: true,
  products: [
    { id: 'quiet', score: 2 },
    { id: 'fast', score: -1 },
  ],
  ways: learnWays(collector, everybody),
  channels: [channel('push', 0.3), channel('email', 0.1)],
  calendar: { today: wednesday, hourNow: 12, hour: 18 },
  ...given,
});

describe('the joint answer', () => {
  it('holds all three parts: store collection on her Saturday, and the message by app the day before', () => {
    expect(weekdayOf(wednesday)).toBe(3);
    const [best] = jointAnswers(options());
    expect(best).toMatchObject({
      product: 'quiet',
      way: { way: 'collect' },
      channel: { channel: 'push' },
      message: { day: wednesday + 2, hour: 18 },
    });
    expect(best?.receiveDay).toBe(wednesday + 3);
  });

  it('takes another product where the liked one cannot be had her way, if she cares more for the way', () => {
    const products = [
      { id: 'quiet', score: 0.4, ways: ['deliver' as const] },
      { id: 'fast', score: 0, ways: ['collect' as const] },
    ];
    expect(jointAnswers(options({ products }))[0]).toMatchObject({ product: 'fast', way: { way: 'collect' } });
    const dear = [{ ...products[0]!, score: 4 }, products[1]!];
    expect(jointAnswers(options({ products: dear }))[0]).toMatchObject({ product: 'quiet', way: { way: 'deliver' } });
  });

  it('counts against a slow channel what it must wait', () => {
    const channels = [channel('post', 0.11), channel('email', 0.1)];
    const saturdayWay = options().ways.filter(({ way }) => way === 'collect');
    const late = { today: wednesday, hourNow: 12, hour: 18 };
    expect(jointAnswers(options({ channels, ways: saturdayWay, calendar: late }))[0]?.channel?.channel).toBe('email');
    const byPost = jointAnswers(options({ channels: [channels[0]!], ways: saturdayWay, calendar: late }))[0];
    expect(byPost).toMatchObject({ receiveDay: wednesday + 10, message: { day: wednesday + 6 } });
  });

  it('never contradicts itself, whatever is given', () => {
    const drawn = fc.record({
      today: fc.integer({ min: 10_000, max: 30_000 }),
      hourNow: fc.nat(23),
      hour: fc.option(fc.nat(23), { nil: undefined }),
      scores: fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 5 }),
      names: fc.uniqueArray(fc.constantFrom(...messageChannels)),
    });
    fc.assert(
      fc.property(drawn, ({ today, hourNow, hour, scores, names }) => {
        const calendar = { today, hourNow, ...(hour === undefined ? {} : { hour }) };
        const products = scores.map((score, at) => ({ id: `i${at}`, score }));
        const all = jointAnswers(options({ products, channels: names.map((name) => channel(name, 0.2)), calendar }));
        expect(all).toHaveLength(Math.max(1, products.length) * receivingWays.length * Math.max(1, names.length));
        for (const [at, { score, receiveDay, message, way }] of all.entries()) {
          if (at > 0) expect(score).toBeLessThanOrEqual(all[at - 1]!.score);
          if (message !== undefined) {
            expect(message.day * 24 + message.hour).toBeGreaterThan(today * 24 + hourNow);
            expect(message.hour).toBeGreaterThanOrEqual(8);
          }
          if (receiveDay === undefined) continue;
          expect(weekdayOf(receiveDay)).toBe(way?.weekday?.day);
          if (message !== undefined) expect(message.day).toBeLessThan(receiveDay);
        }
      }),
    );
  });
});
