import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../foundation/index.ts';
import { type CustomerStanding, type RecordFacts, type RecordPair, standingsOf } from './customer-standing.ts';
import { type SingleViewDefinition, singleViewSetting } from './single-view-setting.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
const plain = singleViewSetting.default;

const record = (personId: number, more: Partial<RecordFacts> = {}): RecordFacts => ({
  ...{ personId, isKnown: true, sources: new Map([[1, now - dayMs]]), openTraits: [], absent: new Set<number>() },
  ...more,
});
const pair = (id: number, one: number, other: number, more: Partial<RecordPair> = {}): RecordPair => ({
  ...{ id, people: [one, other] as const, isOpen: true, isDisputed: false },
  ...more,
});
const states = (all: readonly CustomerStanding[]) => Object.fromEntries(all.map(({ customerId, state }) => [customerId, state]));
const only = (all: readonly CustomerStanding[]): CustomerStanding => {
  expect(all).toHaveLength(1);
  return all[0] as CustomerStanding;
};

describe('how a customer stands', () => {
  it('is whole as the product comes, when nothing is open', () => {
    expect(states(standingsOf([record(1), record(2)], [], plain, now))).toEqual({ 1: 'whole', 2: 'whole' });
  });

  it('is one customer, not yet whole, where records are likely one person’s', () => {
    const found = standingsOf([record(7), record(3), record(5), record(9)], [pair(1, 3, 7), pair(2, 5, 7)], plain, now);
    expect(found.map(({ customerId, people, state }) => [customerId, people, state]).sort()).toEqual([
      [3, [3, 5, 7], 'not_yet'],
      [9, [9], 'whole'],
    ]);
    expect(found.find(({ customerId }) => customerId === 3)?.gaps).toEqual([
      { kind: 'likely_pair', pair: 1, people: [3, 7] },
      { kind: 'likely_pair', pair: 2, people: [5, 7] },
    ]);
  });

  it('is no customer while nobody is known behind any of its records, and stands under a known one', () => {
    const unknown = record(1, { isKnown: false });
    expect(states(standingsOf([unknown], [], plain, now))).toEqual({ 1: 'unknown' });
    expect(states(standingsOf([unknown, record(4)], [pair(1, 1, 4)], plain, now))).toEqual({ 4: 'not_yet' });
  });

  it('lacks a source that is expected, unless another of her records has it or she is known not to be there', () => {
    const definition = { ...plain, expected: [{ source: 2, freshDays: null }] };
    expect(only(standingsOf([record(1)], [], definition, now)).gaps).toEqual([{ kind: 'source_missing', source: 2 }]);
    expect(only(standingsOf([record(1, { absent: new Set([2]) })], [], definition, now)).state).toBe('whole');
    const inPieces = [record(1), record(2, { sources: new Map([[2, now]]) })];
    expect(only(standingsOf(inPieces, [pair(1, 1, 2)], definition, now)).gaps.map(({ kind }) => kind)).toEqual(['likely_pair']);
  });

  it('grows old at a moment that is known beforehand', () => {
    const definition = { ...plain, expected: [{ source: 1, freshDays: 3 }], freshDays: 10 };
    const fresh = only(standingsOf([record(1)], [], definition, now));
    expect([fresh.state, fresh.looksAgainAt]).toEqual(['whole', now + 2 * dayMs]);
    const old = only(standingsOf([record(1)], [], definition, now + 2 * dayMs));
    expect([old.gaps, old.looksAgainAt]).toEqual([[{ kind: 'source_stale', source: 1, last: now - dayMs }], now + 9 * dayMs]);
    expect(only(standingsOf([record(1)], [], definition, now + 9 * dayMs)).gaps.map(({ kind }) => kind)).toEqual([
      'source_stale',
      'not_fresh',
    ]);
  });

  it('has a conflict where sources disagree on a trait that counts, however it is written, or two reviewers differ', () => {
    const disagreeing = [record(1, { openTraits: ['birthDate', 'plan'] })];
    const definition = { ...plain, traits: ['birth_date'] };
    expect(only(standingsOf(disagreeing, [], definition, now)).gaps).toEqual([{ kind: 'trait_open', trait: 'birthDate', person: 1 }]);
    const disputed = [pair(1, 1, 1, { isOpen: false, isDisputed: true })];
    expect(only(standingsOf([record(1)], disputed, plain, now)).gaps.map(({ kind }) => kind)).toEqual(['reviewers_differ']);
    expect(only(standingsOf([record(1)], disputed, { ...plain, reviewersAgree: false }, now)).state).toBe('whole');
  });
});

const people = 8;
const someRecord = fc.record({
  isKnown: fc.boolean(),
  sources: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.integer({ min: 0, max: 40 }), { maxKeys: 3 }),
  openTraits: fc.subarray(['email', 'plan']),
  absent: fc.subarray([1, 2, 3]),
});
const someRecords = fc.array(someRecord, { minLength: people, maxLength: people }).map((all): RecordFacts[] =>
  all.map(({ isKnown, sources, openTraits, absent }, at) => ({
    ...{ personId: at + 1, isKnown, openTraits, absent: new Set(absent) },
    sources: new Map(Object.entries(sources).map(([source, daysAgo]) => [Number(source), now - daysAgo * dayMs])),
  })),
);
const someone = fc.integer({ min: 1, max: people });
const somePairs = fc
  .array(fc.tuple(someone, someone, fc.boolean(), fc.boolean()), { maxLength: 8 })
  .map((all) =>
    all.map(([one, other, isOpen, isDisputed], at) => pair(at + 1, one, other, { isOpen: isOpen && one !== other, isDisputed })),
  );
const someDays = fc.option(fc.integer({ min: 1, max: 30 }));
const someDefinition: fc.Arbitrary<SingleViewDefinition> = fc.record({
  expected: fc.uniqueArray(fc.record({ source: fc.integer({ min: 1, max: 3 }), freshDays: someDays }), {
    selector: ({ source }) => source,
  }),
  freshDays: someDays,
  traits: fc.subarray(['email', 'plan']),
  reviewersAgree: fc.boolean(),
});
const shuffled = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
const byNumber = (all: readonly CustomerStanding[]) => [...all].sort((left, right) => left.customerId - right.customerId);

describe('whoever the people and whatever the definition', () => {
  it('counts every record in exactly one customer, in whatever order they come', () => {
    fc.assert(
      fc.property(someRecords, somePairs, someDefinition, fc.gen(), (records, pairs, definition, pick) => {
        const found = standingsOf(records, pairs, definition, now);
        expect(found.flatMap(({ people: own }) => own).sort()).toEqual(records.map(({ personId }) => personId).sort());
        const again = standingsOf(
          pick(() => shuffled(records)),
          pick(() => shuffled(pairs)),
          definition,
          now,
        );
        expect(byNumber(again)).toEqual(byNumber(found));
      }),
    );
  });

  it('has a reason for each who is not yet whole, and none for the others', () => {
    fc.assert(
      fc.property(someRecords, somePairs, someDefinition, (records, pairs, definition) => {
        for (const { state, gaps } of standingsOf(records, pairs, definition, now)) expect(gaps.length > 0).toBe(state === 'not_yet');
      }),
    );
  });

  it('never makes anybody whole by one more open pair, and never more customers', () => {
    fc.assert(
      fc.property(someRecords, somePairs, someDefinition, someone, someone, (records, pairs, definition, one, other) => {
        fc.pre(one !== other);
        const before = standingsOf(records, pairs, definition, now);
        const after = standingsOf(records, [...pairs, pair(99, one, other)], definition, now);
        const whole = (all: readonly CustomerStanding[]) => all.filter(({ state }) => state === 'whole').length;
        expect(whole(after)).toBeLessThanOrEqual(whole(before));
        expect(after.length).toBeLessThanOrEqual(before.length);
      }),
    );
  });

  it('changes by time alone at the moment that was foretold, and not before', () => {
    fc.assert(
      fc.property(someRecords, somePairs, someDefinition, fc.integer({ min: 1, max: 40 * dayMs }), (records, pairs, definition, later) => {
        const then = byNumber(standingsOf(records, pairs, definition, now + later));
        byNumber(standingsOf(records, pairs, definition, now)).forEach((before, at) => {
          if (before.looksAgainAt === undefined || now + later < before.looksAgainAt) expect(then[at]?.gaps).toEqual(before.gaps);
        });
      }),
    );
  });
});
