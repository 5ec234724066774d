import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import type { PeopleBehind } from './contract.ts';
import { get } from './request.ts';

/** Which figure's people, and in which order: where to ask, and what. */
export interface PeopleBehindQuery {
  address: string;
  search: Record<string, string | undefined>;
  order?: string | undefined;
}

const pageSize = 50;

export const peopleBehindQuery = ({ address, search, order }: PeopleBehindQuery) =>
  infiniteQueryOptions({
    queryKey: ['people-behind', address, search, order],
    // Who was behind a figure when it was made does not change; who they are now may.
    staleTime: 30_000,
    initialPageParam: 0,
    // The same people in another order: those that are there stay until the answer comes.
    placeholderData: (before: InfiniteData<PeopleBehind, number> | undefined, query): InfiniteData<PeopleBehind, number> | undefined =>
      JSON.stringify(query?.queryKey.slice(1, 3)) === JSON.stringify([address, search]) ? before : undefined,
    queryFn: ({ pageParam, signal }) => get<PeopleBehind>(address, { ...search, order, from: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page: PeopleBehind) => page.next,
  });
