import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DecisionOnPeople, JoinPair, JoinToReview, LinkStatistics } from './contract.ts';
import { get, post } from './request.ts';

const pageSize = 100;
const decisionsMax = 200;

export const refusedLinksQuery = infiniteQueryOptions({
  queryKey: ['joins', 'refused'],
  initialPageParam: undefined as number | undefined,
  queryFn: ({ pageParam, signal }) =>
    get<{ items: JoinToReview[]; next?: number }>('/v1/joins', { before: pageParam, limit: pageSize }, signal),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const decisionsQuery = queryOptions({
  queryKey: ['joins', 'decisions'],
  queryFn: async ({ signal }) => (await get<{ decisions: DecisionOnPeople[] }>('/v1/decisions', { limit: decisionsMax }, signal)).decisions,
});

export type PairVerdict = JoinPair['state'];

const pairsPerPage = 50;

export const pairsQuery = (state: PairVerdict) =>
  infiniteQueryOptions({
    queryKey: ['joins', 'pairs', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<{ items: JoinPair[]; waiting: number; next?: string }>(
        '/v1/joins/pairs',
        { state, after: pageParam, limit: pairsPerPage },
        signal,
      ),
    getNextPageParam: (page) => page.next,
  });

/** One pair, which the pages of the list may not have reached yet. */
export const pairQuery = (id: string) =>
  queryOptions({
    queryKey: ['joins', 'pair', id],
    queryFn: ({ signal }) => get<JoinPair>(`/v1/joins/pairs/${encodeURIComponent(id)}`, undefined, signal),
    retry: false,
  });

/** Who else is likely this person. */
export const pairsOfCustomerQuery = (id: string) =>
  queryOptions({
    queryKey: ['joins', 'of', id],
    queryFn: async ({ signal }) =>
      (await get<{ items: JoinPair[] }>(`/v1/customers/${encodeURIComponent(id)}/pairs`, undefined, signal)).items,
  });

export const judgePair = (id: number, verdict: PairVerdict, reason?: string) =>
  post<JoinPair>(`/v1/joins/pairs/${id}/verdict`, reason === undefined ? { verdict } : { verdict, reason });

export const linkStatisticsQuery = queryOptions({
  queryKey: ['joins', 'statistics'],
  queryFn: ({ signal }) => get<LinkStatistics>('/v1/joins/statistics', undefined, signal),
});

export const runLinkage = () => post<{ run: number }>('/v1/joins/statistics/run');
