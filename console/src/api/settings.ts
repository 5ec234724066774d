import { queryOptions } from '@tanstack/react-query';
import type { Setting, SettingVersion } from './contract.ts';
import { get, post, put } from './request.ts';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }) => {
    const answer = await get<Setting[] | { settings: Setting[] }>('/v1/settings', {}, signal);
    return Array.isArray(answer) ? answer : answer.settings;
  },
});

const settingPath = (key: string) => `/v1/settings/${encodeURIComponent(key)}`;

export const settingHistoryQuery = (key: string) =>
  queryOptions({
    queryKey: ['settings', key, 'history'],
    queryFn: async ({ signal }) => {
      const answer = await get<SettingVersion[] | { versions: SettingVersion[] } | { history: SettingVersion[] }>(
        `${settingPath(key)}/history`,
        {},
        signal,
      );
      if (Array.isArray(answer)) return answer;
      return 'versions' in answer ? answer.versions : answer.history;
    },
  });

export const changeSetting = (key: string, change: { value: unknown; reason: string; version: number }) =>
  put<unknown>(settingPath(key), change);
export const undoSetting = (key: string, reason: string) => post<unknown>(`${settingPath(key)}/undo`, { reason });
