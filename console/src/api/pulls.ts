import { queryOptions } from '@tanstack/react-query';
import type { Hook, Mapping, Pull } from './contract.ts';
import { get, patch, post, remove } from './request.ts';

export const pullsQuery = queryOptions({
  queryKey: ['pulls'],
  refetchInterval: 5_000,
  queryFn: async ({ signal }) => (await get<{ pulls: Pull[] }>('/v1/pulls', {}, signal)).pulls,
});

export interface PullDraft {
  sourceId: number;
  url: string;
  headers?: Record<string, string>;
  everySeconds: number;
  rows?: string;
  cursorField?: string;
  mapping: Mapping;
}

export const addPull = (draft: PullDraft) => post<{ pull: Pull }>('/v1/pulls', draft);
export const changePull = (id: number, change: { enabled: boolean }) => patch<unknown>(`/v1/pulls/${id}`, change);
export const pullNow = (id: number) => post<unknown>(`/v1/pulls/${id}/now`);
export const removePull = (id: number) => remove<void>(`/v1/pulls/${id}`);

export const hooksQuery = queryOptions({
  queryKey: ['hooks'],
  refetchInterval: 5_000,
  queryFn: async ({ signal }) => (await get<{ hooks: Hook[] }>('/v1/hooks', {}, signal)).hooks,
});

export const addHook = (draft: { sourceId: number; mapping: Mapping; rows?: string }) =>
  post<{ hook: Hook; token: string; path: string }>('/v1/hooks', draft);
export const removeHook = (id: number) => remove<void>(`/v1/hooks/${id}`);
