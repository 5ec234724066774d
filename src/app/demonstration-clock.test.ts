import { expect, it } from 'vitest';
import { clockOffsetSetting } from './demonstration-clock.ts';

it('is not moved out of the dates that there are', () => {
  expect(clockOffsetSetting.problemsOf({ offsetMs: 30 * 86_400_000 })).toEqual([]);
  for (const offsetMs of [9e15, -9e15]) expect(clockOffsetSetting.problemsOf({ offsetMs }).map(({ at }) => at)).toEqual(['offsetMs']);
});
