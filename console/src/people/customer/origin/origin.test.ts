import { expect, it } from 'vitest';
import type { TimelineEntry } from '../../../api/contract.ts';
import { entryAt, momentOf, secondFrom } from './origin.ts';

const entry = (eventId: string, source: number, device?: string): TimelineEntry => ({
  eventId,
  time: '2026-11-22T10:00:00.000Z',
  receivedAt: '2026-11-22T10:00:00.000Z',
  kind: 'visit',
  name: 'x',
  title: 'x',
  channel: 'web',
  source: { id: source, name: 'Site' },
  identifier: { namespace: 'user_id', value: 'u' },
  ...(device === undefined ? {} : { device }),
});

it('takes the entry of the source or device that is meant, else the newest', () => {
  const entries = [entry('a', 1, 'iPhone'), entry('b', 2, 'Chrome on Windows')];
  expect(entryAt({ sourceId: 2 }, entries)?.eventId).toBe('b');
  expect(entryAt({ device: 'Chrome on Windows' }, entries)?.eventId).toBe('b');
  expect(entryAt({ sourceId: 9 }, entries)?.eventId).toBe('a');
  expect(entryAt({}, [])).toBeUndefined();
});

it('looks within the second where only the second is known', () => {
  expect(secondFrom('2026-11-22T10:00:00.000Z')).toEqual({ from: '2026-11-22T10:00:00.000Z', until: '2026-11-22T10:00:00.999Z' });
  expect(momentOf('2026-11-22T10:00:00.123Z').until).toBe('2026-11-22T10:00:00.123Z');
});
