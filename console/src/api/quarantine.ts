import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QuarantineAnswer } from './contract.ts';
import { get, patch, post, remove } from './request.ts';

export interface QuarantineFilter {
  reason?: string | undefined;
  source?: string | undefined;
}

const pageSize = 100;

export const quarantineQuery = (filter: QuarantineFilter) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => get<QuarantineAnswer>('/v1/quarantine', { ...filter, before: pageParam, limit: pageSize }, signal),
    placeholderData: keepPreviousData,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Only how many wait, for the mark in the rail. */
export const quarantineCountQuery = queryOptions({
  queryKey: ['quarantine', 'count'],
  refetchInterval: 60_000,
  queryFn: async ({ signal }) => (await get<QuarantineAnswer>('/v1/quarantine', { limit: 0 }, signal)).total,
});

export const editQuarantined = (id: string | number, event: unknown) => patch<unknown>(`/v1/quarantine/${id}`, { event });
export const replayQuarantined = (id: string | number) => post<unknown>(`/v1/quarantine/${id}/replay`);
export const replayAllQuarantined = (filter: { reason?: string; source?: number }) =>
  post<{ replayed?: number }>('/v1/quarantine/replay', filter);
export const discardQuarantined = (id: string | number, reason: string) => remove<void>(`/v1/quarantine/${id}`, { reason });
