import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CustomerPermissions, GateRefusals, PermissionsOfEveryone } from './contract.ts';
import { get, put } from './request.ts';

export const customerPermissionsQuery = (id: string) =>
  queryOptions({
    // Under the customer: what changes her page changes this too.
    queryKey: ['customer', id, 'permissions'],
    staleTime: 5_000,
    queryFn: ({ signal }) => get<CustomerPermissions>(`/v1/customers/${encodeURIComponent(id)}/permissions`, {}, signal),
  });

export interface SaidDraft {
  said: { purpose?: string; channel?: string; granted: boolean }[];
  channel: string;
  note?: string;
}

export const writeDownPermissions = (id: string, draft: SaidDraft) =>
  put<CustomerPermissions>(`/v1/customers/${encodeURIComponent(id)}/permissions`, draft);

export const writeDownRelationship = (id: string, draft: { relationship: string; channel: string; note?: string }) =>
  put<CustomerPermissions>(`/v1/customers/${encodeURIComponent(id)}/relationship`, draft);

export const permissionsOfEveryoneQuery = queryOptions({
  queryKey: ['permissions', 'everyone'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => get<PermissionsOfEveryone>('/v1/permissions', {}, signal),
});

const pageSize = 50;

/** What the gate refused in so many days; with each page the counts are the same. */
export const refusalsQuery = ({ days, code }: { days: number; code: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['gate', 'refusals', days, code ?? ''],
    refetchInterval: 15_000,
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => get<GateRefusals>('/v1/gate/refusals', { days, code, before: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next,
  });
