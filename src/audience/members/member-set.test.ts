import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DueIndex } from './due-index.ts';
import { MemberSet } from './member-set.ts';

it('is a set, page by page, however it was filled, and read as it was written', () => {
  const person = fc.oneof(fc.nat(9_000), fc.integer({ min: 60_000, max: 70_000 }), fc.constant(5_000_000_000));
  fc.assert(
    fc.property(fc.array(fc.tuple(person, fc.boolean()), { maxLength: 300 }), fc.boolean(), (steps, isFull) => {
      const [set, wanted] = [new MemberSet(), new Set<number>()];
      for (let at = 0; isFull && at < 5_000; at += 1) {
        set.add(at * 2);
        wanted.add(at * 2);
      }
      for (const [one, isAdded] of steps) {
        expect(isAdded ? set.add(one) : set.delete(one)).toBe(isAdded ? !wanted.has(one) : wanted.delete(one));
        if (isAdded) wanted.add(one);
      }
      const inOrder = [...wanted].sort((left, right) => left - right);
      expect([...set]).toEqual(inOrder);
      expect(set.size).toBe(wanted.size);
      for (const [one] of steps) expect(set.has(one)).toBe(wanted.has(one));
      const read = new MemberSet();
      for (const page of set.pages()) read.load(page, set.encode(page));
      expect([...read]).toEqual(inOrder);
      expect(read.size).toBe(wanted.size);
    }),
    { numRuns: 150 },
  );
});

it('finds somebody once who was moved to a second again', () => {
  const index = new DueIndex();
  for (const second of [5, 7, 5]) index.set(1, second);
  expect(index.between(0, 10)).toEqual([1]);
  expect(index.takeUntil(5)).toEqual([1]);
  // What is due in a second that was looked at already is due in the next, said once or twice.
  for (const second of [1, 1]) index.set(2, second);
  expect(index.takeUntil(6)).toEqual([2]);
});

it('takes as many as there are in one second', () => {
  const index = new DueIndex();
  const people = 200_000;
  for (let person = 0; person < people; person++) index.set(person, 5);
  expect(index.takeUntil(5).length).toBe(people);
});

it('finds who is due by the second, each once, and never before', () => {
  const step = fc.record({ person: fc.nat(40), second: fc.integer({ min: 1, max: 60 }), pass: fc.nat(3), isLeft: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      let index = new DueIndex();
      const wanted = new Map<number, number>();
      let now = 0;
      for (const { person, second, pass, isLeft } of steps) {
        const due = Math.max(second, now + 1);
        if (isLeft) wanted.delete(person);
        else wanted.set(person, due);
        index.set(person, isLeft ? undefined : second);
        now += pass;
        const taken = index.takeUntil(now);
        const expected = [...wanted].filter(([, at]) => at <= now).map(([one]) => one);
        expect(taken.sort()).toEqual(expected.sort());
        for (const one of taken) {
          wanted.delete(one);
          index.set(one, undefined);
        }
        const read = new DueIndex();
        read.takeUntil(now);
        for (const { page, bytes } of index.takeChanged()) read.load(page, bytes);
        for (const [one, at] of wanted) expect(index.of(one)).toBe(at);
        if (index.between(now, 100).length === read.between(now, 100).length) index = read;
      }
    }),
    { numRuns: 150 },
  );
});
