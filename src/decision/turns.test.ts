import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

const work = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe('turns', () => {
  it('let work begin in the order in which it came, for as long as a turn may take, and others in between', async () => {
    const turns = new Turns(10);
    const seen: (number | string)[] = [];
    const all = Array.from({ length: 9 }, async (_, at) => {
      await turns.next();
      work(4);
      seen.push(at);
    });
    const others = (): void => {
      seen.push('other');
      setImmediate(others).unref();
    };
    setImmediate(others);
    await Promise.all(all);
    expect(seen.filter((one) => one !== 'other')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // At most three in a turn, fewer where the machine was slow.
    const runs = seen.join(' ').split('other');
    expect(Math.max(...runs.map((run) => run.trim().split(' ').length))).toBeLessThanOrEqual(3);
  });

  it('make nobody wait longer who comes alone', async () => {
    const turns = new Turns(3);
    let turnsOfLoop = 0;
    const count = (): void => {
      turnsOfLoop += 1;
      setImmediate(count).unref();
    };
    setImmediate(count).unref();
    for (const _ of [1, 2]) {
      const before = turnsOfLoop;
      await turns.next();
      expect(turnsOfLoop - before).toBeLessThanOrEqual(1);
    }
  });
});
