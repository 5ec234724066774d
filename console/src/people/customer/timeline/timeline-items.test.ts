import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../api/contract.ts';
import { arrivedEntries, timelineItems } from './timeline-items.ts';

function entry(eventId: string, time: string): TimelineEntry {
  const identifier = { namespace: 'user_id', value: 'maya' };
  return {
    eventId,
    time,
    receivedAt: time,
    kind: 'track',
    name: 'x',
    title: 'x',
    channel: 'web',
    source: { id: 1, name: 'Site' },
    identifier,
  };
}

describe('the timeline', () => {
  it('begins a day where the person begins it', () => {
    const entries = [entry('c', '2026-11-22T12:00:00Z'), entry('b', '2026-11-22T10:00:00Z'), entry('a', '2026-11-21T12:00:00Z')];
    const keys = (zone: string) => timelineItems(entries, zone).map((item) => item.key);
    expect(keys('UTC')).toEqual(['day 2026-11-22', 'c', 'b', 'day 2026-11-21', 'a']);
    expect(keys('Pacific/Auckland')).toEqual(['day 2026-11-23', 'c', 'day 2026-11-22', 'b', 'a']);
  });

  it('marks what came in at the top, not what was loaded below or came late', () => {
    const before = [entry('b', '2026-11-22T10:00:00Z'), entry('a', '2026-11-21T10:00:00Z')];
    const after = [entry('c', '2026-11-22T11:00:00Z'), ...before, entry('old', '2026-11-01T10:00:00Z')];
    expect(arrivedEntries(before, after)).toEqual(['c']);
    expect(arrivedEntries([], after)).toEqual([]);
  });
});
