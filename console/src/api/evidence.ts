import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Evidence } from './contract.ts';
import { get } from './request.ts';

const pageSize = 100;

/** The events behind a number on a person's page; `question` holds the words of the route. */
export const evidenceQuery = (id: string, question: Readonly<Record<string, string>>) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'evidence', question],
    staleTime: 5_000,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      get<Evidence>(`/v1/customers/${encodeURIComponent(id)}/evidence`, { ...question, from: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page: Evidence) => page.next,
  });
