import { queryOptions } from '@tanstack/react-query';
import type { Source, SourceDraft, SourceKey } from './contract.ts';
import { get, patch, post, remove } from './request.ts';

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  // Counts and times of last events are worth a fresh look while the page is open.
  refetchInterval: 15_000,
  queryFn: async ({ signal }) => (await get<{ sources: Source[] }>('/v1/sources', {}, signal)).sources,
});

export const sourceKeysQuery = (id: number) =>
  queryOptions({
    queryKey: ['sources', id, 'keys'],
    queryFn: async ({ signal }) => (await get<{ keys: SourceKey[] }>(`/v1/sources/${id}/keys`, {}, signal)).keys,
  });

export const createSource = (draft: SourceDraft) => post<{ source: Source; writeKey: string }>('/v1/sources', draft);
export const changeSource = (id: number, change: Partial<SourceDraft> & { enabled?: boolean }) =>
  patch<unknown>(`/v1/sources/${id}`, change);
export const rotateKey = (id: number, graceHours: number) => post<{ writeKey: string }>(`/v1/sources/${id}/keys`, { graceHours });
export const endKey = (id: number, keyId: number) => remove<void>(`/v1/sources/${id}/keys/${keyId}`);
