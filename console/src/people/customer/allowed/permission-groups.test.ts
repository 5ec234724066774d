import { expect, it } from 'vitest';
import type { PermissionSignal } from '../../../api/contract.ts';
import { permissionGroups } from './permission-groups.ts';

const signal = (purpose: string, changes: Partial<PermissionSignal> = {}): PermissionSignal => ({
  identifier: { namespace: 'user_id', value: 'W1' },
  purpose,
  granted: true,
  time: '2026-07-30T02:05:49.404Z',
  source: { id: 13, name: 'Website' },
  eventId: '13:w1',
  signal: 'consent',
  ...changes,
});

it('puts the answers of one dialogue together, a yes beside a no', () => {
  const groups = permissionGroups([signal('analytics'), signal('marketing', { granted: false, time: '2026-07-30T02:05:52.000Z' })]);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.purposes.map(({ purpose, granted }) => [purpose, granted])).toEqual([
    ['analytics', true],
    ['marketing', false],
  ]);
});

it('keeps apart what another browser, another way, another source or another day said', () => {
  const groups = permissionGroups([
    signal('analytics'),
    signal('analytics', { identifier: { namespace: 'anonymous_id', value: 'b' } }),
    signal('sale', { signal: 'gpc' }),
    signal('marketing', { source: { id: 2, name: 'Store' } }),
    signal('service', { time: '2026-08-30T02:05:49.404Z' }),
  ]);
  expect(groups.map(({ purposes }) => purposes.length)).toEqual([1, 1, 1, 1, 1]);
  expect(new Set(groups.map(({ key }) => key)).size).toBe(5);
});
