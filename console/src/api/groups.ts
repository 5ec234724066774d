import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  CustomerGroups,
  CustomerService,
  GroupDetails,
  GroupException,
  GroupInList,
  GroupList,
  GroupPeople,
  JointChange,
  RulePreview,
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

export const exceptionsQuery = (group: string) =>
  queryOptions({
    queryKey: ['groups', 'exceptions', group],
    queryFn: ({ signal }) => get<GroupException[]>('/v1/exceptions', { group }, signal),
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
export const previewRule = (rule: object) => post<RulePreview>('/v1/groups/preview', { rule });
export const pinException = (id: string, pin: { group: number; stance: string; note: string; reviewBy: string }) =>
  post<GroupException>(`/v1/customers/${encodeURIComponent(id)}/exceptions`, pin);
export const endException = (id: number, reason: string) => post<GroupException>(`/v1/exceptions/${id}/end`, { reason });
export const raiseFloor = (points: object, version: number, reason: string) =>
  put<ServiceFloorState>('/v1/service/floor', { points, version, reason });
export const proposeFloor = (points: object, version: number, reason: string) =>
  post<JointChange>('/v1/service/floor/lower', { points, version, reason });
