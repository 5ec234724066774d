import { expect, it } from 'vitest';
import { verdictOf } from './measured-paths.ts';

const latency = { p50: 10, p95: 40, p99: 120, count: 5 };

it('judges only what was measured against what was promised', () => {
  expect(verdictOf(latency, { id: 'find', promiseMs: 100, percentile: 'p95' })).toBe('kept');
  expect(verdictOf(latency, { id: 'find', promiseMs: 100, percentile: 'p99' })).toBe('short');
  expect(verdictOf(null, { id: 'find', promiseMs: 100, percentile: 'p95' })).toBeUndefined();
  expect(verdictOf(latency, { id: 'live' })).toBeUndefined();
});
