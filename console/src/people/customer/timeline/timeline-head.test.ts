import { expect, it } from 'vitest';
import type { TimelineEntry, TimelinePage } from '../../../api/contract.ts';
import { withNewHead } from './timeline-head.ts';

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
const entry = (minute: number): TimelineEntry => ({
  eventId: `e${minute}`,
  time: at(minute),
  receivedAt: at(minute),
  kind: 'visit',
  name: 'x',
  title: 'x',
  channel: 'web',
  source: { id: 1, name: 'Site' },
  identifier: { namespace: 'user_id', value: 'maya' },
});
const page = (minutes: number[], next?: string): TimelinePage => ({ entries: minutes.map(entry), ...(next === undefined ? {} : { next }) });
const ids = (pages: TimelinePage[]) => pages.flatMap((one) => one.entries.map((each) => each.eventId)).join(' ');

it('puts what is new in front and keeps what was loaded below', () => {
  const pages = withNewHead([page([30, 20], 'a'), page([10, 5], 'b')], page([40, 30], 'x'));
  expect(ids(pages)).toBe('e40 e30 e20 e10 e5');
  expect(pages.map((one) => one.next)).toEqual(['a', 'b']);
});

it('takes away what is gone within the span of the new page', () => {
  expect(ids(withNewHead([page([30, 25, 20, 10])], page([40, 30, 20])))).toBe('e40 e30 e20 e10');
});

it('begins anew when too much came in to know what lies between', () => {
  expect(ids(withNewHead([page([10, 5])], page([60, 50])))).toBe('e60 e50');
  expect(ids(withNewHead([], page([60])))).toBe('e60');
});
