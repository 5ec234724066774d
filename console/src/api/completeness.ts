import { queryOptions } from '@tanstack/react-query';
import type { Completeness } from './contract.ts';
import { get, post } from './request.ts';

const customerPath = (id: string) => `/v1/customers/${encodeURIComponent(id)}`;

/** Under the person's own key, so that whatever renews her record renews this too. */
export const completenessQuery = (id: string) =>
  queryOptions<Completeness>({
    queryKey: ['customer', id, 'completeness'],
    staleTime: 5_000,
    queryFn: ({ signal }) => get<Completeness>(`${customerPath(id)}/completeness`, {}, signal),
  });

export const writeDownAnswer = (id: string, draft: { field: string; answer: string; channel: string }) =>
  post<Completeness>(`${customerPath(id)}/answers`, draft);
