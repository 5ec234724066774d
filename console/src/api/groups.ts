import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  CustomerGroups,
  CustomerService,
  GroupDetails,
  GroupException,
  GroupExceptionPage,
  GroupInList,
  GroupList,
  GroupPeople,
  JointChange,
  ServiceFloorState,
} from './contract.ts';
import { get, post, put } from './request.ts';

const pageSize = 50;

export const groupsQuery = queryOptions({
  queryKey: ['groups', 'list'],
  queryFn: ({ signal }) => get<GroupList>('/v1/groups', {}, signal),
});

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', 'one', id],
    queryFn: ({ signal }) => get<GroupDetails>(`/v1/groups/${encodeURIComponent(id)}`, {}, signal),
  });

export const groupPeopleQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['groups', 'people', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<GroupPeople>(`/v1/groups/${encodeURIComponent(id)}/people`, { after: pageParam, limit: pageSize }, signal),
    getNextPageParam: (page) => page.next,
  });

const soonDays = 30;
// What falls due changes by time alone, and by colleagues elsewhere.
const exceptionsLookMs = 60_000;

/** Exceptions in force, of one group or of all, those to be reviewed first; `due` now, or `soon`, within a month. */
export const exceptionsQuery = (wanted: { group?: string; due?: 'now' | 'soon' | undefined } = {}) =>
  infiniteQueryOptions({
    queryKey: ['groups', 'exceptions', wanted],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const dueWithinDays = wanted.due === undefined ? undefined : wanted.due === 'now' ? 0 : soonDays;
      return get<GroupExceptionPage>('/v1/exceptions', { group: wanted.group, dueWithinDays, after: pageParam, limit: pageSize }, signal);
    },
    getNextPageParam: (page) => page.next,
    refetchInterval: exceptionsLookMs,
  });

/** How many there are and how many fall due, without their people. */
export const exceptionCountsQuery = queryOptions({
  queryKey: ['groups', 'exception-counts'],
  queryFn: ({ signal }) => get<GroupExceptionPage>('/v1/exceptions', { limit: 0 }, signal),
  refetchInterval: exceptionsLookMs,
});

export const floorQuery = queryOptions({
  queryKey: ['groups', 'floor'],
  queryFn: ({ signal }) => get<ServiceFloorState>('/v1/service/floor', {}, signal),
});

/** Under the person's own key, so that whatever renews her record renews these too. */
export const customerGroupsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'groups'],
    queryFn: ({ signal }) => get<CustomerGroups>(`/v1/customers/${encodeURIComponent(id)}/groups`, {}, signal),
  });

export const customerServiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'service'],
    queryFn: ({ signal }) => get<CustomerService>(`/v1/customers/${encodeURIComponent(id)}/service`, {}, signal),
  });

export interface GroupDraft {
  name: string;
  about: string;
  rule: object;
  service?: object;
}

export const saveGroup = (id: number | undefined, draft: GroupDraft, version: number, reason: string) =>
  id === undefined
    ? post<GroupInList>('/v1/groups', { ...draft, reason })
    : put<GroupInList>(`/v1/groups/${id}`, { ...draft, version, reason });
export const stepGroup = (id: number, step: 'archive' | 'restore' | 'undo', reason: string) =>
  post<GroupInList>(`/v1/groups/${id}/${step}`, { reason });
export const pinException = (id: string, pin: { group: number; stance: string; note: string; reviewBy: string }) =>
  post<GroupException>(`/v1/customers/${encodeURIComponent(id)}/exceptions`, pin);
export const keepException = (id: number, reviewBy: string, reason: string) =>
  post<GroupException>(`/v1/exceptions/${id}/keep`, { reviewBy, reason });
export const endException = (id: number, reason: string) => post<GroupException>(`/v1/exceptions/${id}/end`, { reason });
export const raiseFloor = (points: object, version: number, reason: string) =>
  put<ServiceFloorState>('/v1/service/floor', { points, version, reason });
export const proposeFloor = (points: object, version: number, reason: string) =>
  post<JointChange>('/v1/service/floor/lower', { points, version, reason });
