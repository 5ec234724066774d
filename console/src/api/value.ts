import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { BackTest, CustomerValue, Leanings, OwnedProducts, ValueModel, ValueOfEveryone, ValueOverview } from './contract.ts';
import { get, post } from './request.ts';
import { RequestFailed } from './request-failed.ts';

/** Under the person's own key, so that whatever renews her record renews this too. */
export const customerValueQuery = (id: string, horizonDays: number) =>
  queryOptions<CustomerValue>({
    queryKey: ['customer', id, 'value', horizonDays],
    staleTime: 5_000,
    // Another horizon of the same person: what is there stays until the answer comes.
    placeholderData: (before) => (before?.customer === id ? before : undefined),
    queryFn: ({ signal }) => get<CustomerValue>(`/v1/customers/${encodeURIComponent(id)}/value`, { horizonDays }, signal),
  });

export const leaningsQuery = (id: string) =>
  queryOptions<Leanings>({
    queryKey: ['customer', id, 'leanings'],
    staleTime: 5_000,
    queryFn: ({ signal }) => get<Leanings>(`/v1/customers/${encodeURIComponent(id)}/leanings`, {}, signal),
  });

export const ownedProductsQuery = (id: string) =>
  queryOptions<OwnedProducts>({
    queryKey: ['customer', id, 'products'],
    staleTime: 5_000,
    queryFn: ({ signal }) => get<OwnedProducts>(`/v1/customers/${encodeURIComponent(id)}/products`, {}, signal),
  });

export const valueQuery = queryOptions<ValueOverview>({
  queryKey: ['value'],
  queryFn: ({ signal }) => get<ValueOverview>('/v1/value', {}, signal),
});

/** The same from any page, for the mark in the rail. */
export const valueDriftQuery = queryOptions({ ...valueQuery, refetchInterval: 60_000 });

export const valueModelsQuery = queryOptions({
  queryKey: ['value', 'models'],
  queryFn: ({ signal }) => get<ValueModel[]>('/v1/value/models', {}, signal),
});

/** What everybody together will bring; nothing before somebody has been scored. */
export const everyoneQuery = queryOptions({
  queryKey: ['value', 'everyone'],
  queryFn: async ({ signal }) => {
    try {
      return await get<ValueOfEveryone>('/v1/value/everyone', {}, signal);
    } catch (error) {
      if (error instanceof RequestFailed && error.code === 'value.nobody_scored') return null;
      throw error;
    }
  },
});

/** A back-test on days of one's own; asked for once, for the past does not change. */
export const backTestQuery = (days: { cut: string | undefined; end: string | undefined }) =>
  queryOptions({
    queryKey: ['value-backtest', days.cut, days.end],
    enabled: days.cut !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: () => post<BackTest>('/v1/value/backtest', days),
  });

export const fitValue = () => post<{ version: number }>('/v1/value/fit');
export const acceptDrift = (version: number, reason: string) => post<ValueModel>('/v1/value/drift/accept', { version, reason });
export const chooseValueModel = (version: number, reason: string) => post<ValueModel>(`/v1/value/models/${version}/use`, { reason });
