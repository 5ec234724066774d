import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentChanges } from './recent-changes.ts';

const subjects = ['p1', 'p2', 'p3', 'joins', 'f4'];

it('never leaves out what has changed since, however little it remembers', () => {
  const changes = fc.array(fc.record({ subject: fc.constantFrom(...subjects), afterMs: fc.integer({ min: 0, max: 5 }) }));
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 100 }), (all, max, since) => {
      const recent = new RecentChanges(0, max);
      const changed = new Set<string>();
      let at = 0;
      for (const { subject, afterMs } of all) {
        at += afterMs;
        recent.changed(subject, at);
        if (at >= since) changed.add(subject);
      }
      const told = recent.since(since, subjects);
      expect(told).toEqual(expect.arrayContaining([...changed]));
      // With room for all of them, nothing is told that did not change, from the start on.
      if (max >= subjects.length && since > 0) expect(new Set(told)).toEqual(changed);
    }),
  );
});

it('tells everything to whom it cannot say', () => {
  const recent = new RecentChanges(1_000);
  expect(recent.since(900, ['p1'])).toEqual(['p1']);
  expect(recent.since(1_100, ['p1'])).toEqual([]);
});
