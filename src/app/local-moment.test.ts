import { expect, test } from 'vitest';
import { localMoment } from './local-moment.ts';

const moment = Date.UTC(2026, 10, 25, 12, 11, 58);

test.each([
  ['UTC', '2026-11-25 12:11 UTC'],
  ['Europe/Lisbon', '2026-11-25 12:11 UTC'],
  ['Europe/Berlin', '2026-11-25 13:11 UTC+01:00'],
  ['Pacific/Auckland', '2026-11-26 01:11 UTC+13:00'],
])('a moment in a terminal says its zone: %s', (zone, text) => {
  expect(localMoment(moment, zone)).toBe(text);
});
