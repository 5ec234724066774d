import { expect, it } from 'vitest';
import { secondsLeft, shareRead } from './import-share.ts';

const run = { state: 'running' as const, rowsRead: 500, ratePerSecond: 100, bytesRead: 25, bytesTotal: 100 };

it('guesses the time left from rows, bytes and speed', () => {
  expect(shareRead(run)).toBe(0.25);
  expect(secondsLeft(run)).toBe(15);
});

it('guesses nothing when there is nothing to go by', () => {
  expect(secondsLeft({ ...run, state: 'paused' })).toBeUndefined();
  expect(secondsLeft({ ...run, ratePerSecond: 0 })).toBeUndefined();
  expect(secondsLeft({ ...run, bytesRead: 0 })).toBeUndefined();
  expect(shareRead({ bytesRead: 5, bytesTotal: 0 })).toBe(0);
  expect(shareRead({ bytesRead: 120, bytesTotal: 100 })).toBe(1);
});
