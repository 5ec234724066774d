import { queryOptions } from '@tanstack/react-query';
import type { BusinessWords, Setting, SettingVersion } from './contract.ts';
import { get, post, put } from './request.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => get<Setting[]>('/v1/settings', {}, signal),
});

const settingPath = (key: string) => `/v1/settings/${encodeURIComponent(key)}`;

export const settingHistoryQuery = (key: string) =>
  queryOptions({
    queryKey: ['settings', key, 'history'],
    queryFn: async ({ signal }) => (await get<{ versions: SettingVersion[] }>(`${settingPath(key)}/history`, {}, signal)).versions,
  });

export const changeSetting = (key: string, change: { value: unknown; reason: string; version: number }) =>
  put<unknown>(settingPath(key), change);
export const undoSetting = (key: string, reason: string) => post<unknown>(`${settingPath(key)}/undo`, { reason });

/** What the firm calls a visit, an order, a store; for everybody, whatever the role. */
export const wordsQuery = queryOptions({
  queryKey: ['settings', 'words', 'shown'],
  staleTime: 60_000,
  queryFn: ({ signal }) => get<BusinessWords>('/v1/words', {}, signal),
});
