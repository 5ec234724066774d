import { describe, expect, it } from 'vitest';
import { type Joint, listOf, listRule } from './rule-lists.ts';

const parts = [{ matters: 'time' }, { did: 'Test Ride Booked' }];

describe('a list of conditions', () => {
  it('is read as it was written', () => {
    for (const joint of ['all', 'any', 'none'] as Joint[]) expect(listOf(listRule(joint, parts))).toEqual({ joint, parts });
  });

  it('is no single condition, nor its opposite', () => {
    expect(listOf({ matters: 'time' })).toBeUndefined();
    expect(listOf({ not: { matters: 'time' } })).toBeUndefined();
  });

  it('keeps what “not all of these” means', () => {
    expect(listOf({ not: { all: parts } })).toEqual({ joint: 'none', parts: [{ all: parts }] });
  });
});
