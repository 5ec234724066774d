import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DecisionOnPeople, JoinToReview } from './contract.ts';
import { get } from './request.ts';

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
