import { describe, expect, it } from 'vitest';
import { keptApart, ticksUpTo } from './ticks.ts';

describe('the steps of an axis', () => {
  it('are round, begin at nothing and reach over the largest', () => {
    expect(ticksUpTo(1467, 4)).toEqual([0, 500, 1000, 1500]);
    expect(ticksUpTo(0.62, 3)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(ticksUpTo(4, 4)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are there when there is nothing', () => {
    expect(ticksUpTo(0, 4)).toEqual([0, 1]);
  });
});

describe('labels', () => {
  it('stay where they are when they do not touch', () => {
    expect(keptApart([10, 60], 16, 100)).toEqual([10, 60]);
  });

  it('make room for each other, in their order, within the plot', () => {
    expect(keptApart([50, 48, 52], 16, 200)).toEqual([64, 48, 80]);
    expect(keptApart([95, 99], 16, 100)).toEqual([84, 100]);
  });
});
