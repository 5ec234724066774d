import type { Latency } from '../../api/contract.ts';

export interface MeasuredPath {
  id: 'intake' | 'processing' | 'find' | 'customer' | 'timeline' | 'live';
  /** What the product promises, for the percentile beside it. */
  promiseMs?: number;
  percentile?: 'p95' | 'p99';
}

/** What is measured, in the order in which a person meets it, with the promise where there is one. */
export const measuredPaths: readonly MeasuredPath[] = [
  { id: 'find', promiseMs: 100, percentile: 'p95' },
  { id: 'customer', promiseMs: 20, percentile: 'p95' },
  { id: 'timeline', promiseMs: 100, percentile: 'p95' },
  { id: 'intake', promiseMs: 50, percentile: 'p99' },
  { id: 'processing', promiseMs: 1_000, percentile: 'p99' },
  { id: 'live' },
];

/** Whether the promise is kept; undefined while idle or where nothing is promised. */
export function verdictOf(latency: Latency | null, { promiseMs, percentile }: MeasuredPath): 'kept' | 'short' | undefined {
  if (latency === null || promiseMs === undefined || percentile === undefined) return undefined;
  return latency[percentile] <= promiseMs ? 'kept' : 'short';
}
