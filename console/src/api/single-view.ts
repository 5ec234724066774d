import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CustomerSingleView, SingleView, SingleViewPeople } from './contract.ts';
import { get, post, put } from './request.ts';

const peoplePerPage = 100;

export const gapReasons = ['likely_pair', 'reviewers_differ', 'source_missing', 'source_stale', 'not_fresh', 'trait_open'] as const;
export type GapReason = (typeof gapReasons)[number];
export const singleViewStates = ['not_yet', 'whole', 'unknown'] as const;
export type SingleViewState = (typeof singleViewStates)[number];

export const singleViewQuery = queryOptions({
  queryKey: ['single-view'],
  queryFn: ({ signal }) => get<SingleView>('/v1/single-view', {}, signal),
});

/** The customers behind a number of the share. */
export const singleViewPeopleQuery = (state: SingleViewState, reason: GapReason | undefined) =>
  infiniteQueryOptions({
    queryKey: ['single-view', 'people', state, reason],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<SingleViewPeople>('/v1/single-view/people', { state, reason, after: pageParam, limit: peoplePerPage }, signal),
    getNextPageParam: (page) => page.next,
  });

export const measureSingleView = () => post<void>('/v1/single-view/measure');

const customerPath = (id: string) => `/v1/customers/${encodeURIComponent(id)}`;

/** Under the person's own key, so that whatever renews her record renews this too. */
export const customerSingleViewQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'single-view'],
    staleTime: 5_000,
    queryFn: ({ signal }) => get<CustomerSingleView>(`${customerPath(id)}/single-view`, {}, signal),
  });

export const sayAbsent = (id: string, source: number, reason: string) =>
  put<CustomerSingleView>(`${customerPath(id)}/absent-sources/${source}`, { reason });
export const endAbsence = (id: string, source: number, reason: string) =>
  post<CustomerSingleView>(`${customerPath(id)}/absent-sources/${source}/end`, { reason });
